"""Who has influence: the network of actors, who is central in it, who brokers, who holds it together, who stands where.

network → measures on samples of the sources → actors, camps, key-player sets, cut points, patronage
"""

from faultline.analysis.influence.analysing import Settings, analyse

__all__ = ["Settings", "analyse"]
