"""People, their roles in each service, sign-in, and the log of what was done by whom."""
