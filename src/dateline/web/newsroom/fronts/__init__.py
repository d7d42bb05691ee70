"""What the page of a front shows: the front as it will look, what changed, what can be chosen."""
