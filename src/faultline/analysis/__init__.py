"""Map → findings: what a map means, as figures with intervals, stability and the sentences behind them.

Every analysis is a pure function `analyse(material, settings) -> Findings`: the same statements, settings and seed give
the same findings. `material` reads the map once; `resampling` draws over its independent sources; `catalogue` lists the
analyses.
"""

from faultline.analysis.catalogue import ANALYSES, Analysis, analysis_named
from faultline.analysis.finding import Finding, Findings, Stability
from faultline.analysis.material import Material, Scope

__all__ = ["ANALYSES", "Analysis", "Finding", "Findings", "Material", "Scope", "Stability", "analysis_named"]
