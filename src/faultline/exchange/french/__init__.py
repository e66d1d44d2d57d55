"""French for what Faultline says in English: statements, findings and comparisons, for reports and pages alike."""
