"""Which pages there are, what each of them read, and rendering just those that read what changed."""
