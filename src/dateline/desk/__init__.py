"""What the desk looks at: checks before publication."""
