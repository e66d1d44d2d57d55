"""Event coreference on ECB+: its reader, the mentions as our analysis sees them, the measures."""
