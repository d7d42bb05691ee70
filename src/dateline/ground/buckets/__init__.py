"""Buckets that speak the protocol of Amazon S3: asking them, signed, path style, no redirects.

Decision 13 says why this is our own.
"""

from .answers import Listed, Object
from .client import Answer, Broken, BucketError, Client, Resting
from .signature import Credentials, escaped

__all__ = [
    "Answer",
    "Broken",
    "BucketError",
    "Client",
    "Credentials",
    "Listed",
    "Object",
    "Resting",
    "escaped",
]
