"""Pictures: what they are, whose they are, and the shapes and sizes readers get."""
