"""What the report asks the analyst to write; it goes where they have written."""

COVER = "Purpose, question, arena and authorship are the analyst's to state, and stand in no document."
SCENARIOS = "Best, worst and most likely scenarios are the analyst's to write: nothing here invents them."
OPTIONS = "Options, risks and the do-no-harm check are the analyst's to write: nothing here invents them."
MONITORING = "Thresholds that would call for a new analysis are the analyst's to set."
INVITATIONS = frozenset((COVER, SCENARIOS, OPTIONS, MONITORING))
