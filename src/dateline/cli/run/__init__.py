"""`dateline run`: one process that starts all the others, watches them and stops them."""
