"""Learns and measures who is meant inside a document (`faultline.extraction.coreference`)."""
