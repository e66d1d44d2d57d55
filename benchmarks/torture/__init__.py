"""Proves that killing, filling the disk and crowding lose nothing: `make torture`."""
