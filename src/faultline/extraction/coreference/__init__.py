"""Who is meant inside a document by pronouns and descriptions, by a small network over our own values."""
