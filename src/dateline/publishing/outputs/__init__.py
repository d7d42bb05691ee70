"""One module an output: each turns page data into the bytes and the media type of one file."""
