"""The public chain of publications: every entry holds the hash of the one before, and is signed."""

from .append import append
from .verify import Fault, verify_database, verify_files, verify_lines

__all__ = ["Fault", "append", "verify_database", "verify_files", "verify_lines"]
