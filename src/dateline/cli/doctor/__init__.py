"""`dateline doctor`: checks an installation and says what to mend."""
