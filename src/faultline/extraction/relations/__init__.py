"""Relations: ties that last, and offices."""
