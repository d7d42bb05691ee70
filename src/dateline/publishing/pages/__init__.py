"""Which pages there are, what each read, and rendering just those that read what changed."""
