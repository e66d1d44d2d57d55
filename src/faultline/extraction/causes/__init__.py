"""Causes: what drives or hinders what."""
