"""Tools for those who work on Dateline; nothing of this is installed with it."""
