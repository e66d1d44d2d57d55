"""The sections, one file each (those that this version cannot fill yet share `outlook`)."""
