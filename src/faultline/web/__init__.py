"""The workbench: pages rendered on this machine, for this machine, from the map that is current."""
