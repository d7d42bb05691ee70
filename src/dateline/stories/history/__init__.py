"""What became of an article: its sittings of work, who wrote which words, and the way back."""
