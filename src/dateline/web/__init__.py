"""HTTP and nothing else: the journalists' pages, the API, the live streams, the readers' server."""
