from tests.publishing.conftest import files, newsroom, open_newsroom, site

__all__ = ["files", "newsroom", "open_newsroom", "site"]
