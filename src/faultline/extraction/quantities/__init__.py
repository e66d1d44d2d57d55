"""Quantities: figures that matter."""
