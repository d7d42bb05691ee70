"""The HTTP API for programs: token sign-in, JSON in ninjs terms, problems as RFC 9457."""
