"""One encoder for everything: tags, morphology, parse, sentence boundaries and names, trained together."""
