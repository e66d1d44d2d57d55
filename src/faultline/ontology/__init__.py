"""The vocabularies: TOML files that anyone can edit, read once."""

from faultline.ontology.vocabulary import vocabulary

__all__ = ["vocabulary"]
