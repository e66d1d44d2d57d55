"""Aid activities in the XML of the IATI Standard 2.03 (https://iatistandard.org), and leniently of 1.0x and 2.0x.

An activity gives efforts (who does it, who funds it), and each sum of money in it another one: see `stating`.
"""

from faultline.datasets.iati.reading import items, recognises, terms

__all__ = ["items", "recognises", "terms"]
