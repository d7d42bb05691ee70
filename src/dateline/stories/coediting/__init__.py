"""The document of an article: what its parts are called, read, written and logged.

A document is a Yjs document that several people change at once. Nothing in it is believed: an
article is derived from it by `reading`, and what does not fit is told as a problem, never lost.
"""
