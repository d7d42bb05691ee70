"""What journalists say to each other beside the text."""
