"""Server-sent events for open screens of the newsroom."""
