"""Efforts: who gives or does what to help whom."""
