"""The places of the world as a compact table in the package, with lookup in process."""

from faultline.resolution.gazetteer.lookup import Candidate, Gazetteer, candidates, gazetteer

__all__ = ["Candidate", "Gazetteer", "candidates", "gazetteer"]
