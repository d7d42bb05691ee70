"""Real servers for the tests, each in a thread of its own."""
