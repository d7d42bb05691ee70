"""Language services: scripts, calendars, numerals, list grammar, agencies' names, site strings."""
