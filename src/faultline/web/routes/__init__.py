"""One file a page; each has a `router`."""
