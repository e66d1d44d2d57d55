"""What stands for the names of persons that were taken out of a map."""

MARK = "█"
"""Takes the place of each character of a name, so that offsets stay what they were."""
