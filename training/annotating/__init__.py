"""Stand-off annotations of open documents: no text of others enters the project, only where what stands in it."""
