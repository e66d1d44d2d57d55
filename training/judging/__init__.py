"""Training of the judge of statements: candidates with their signs and verdicts, and the fit."""
