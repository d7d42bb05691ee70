"""The store of many machines: a bucket that speaks the protocol of Amazon S3."""

from .store import Bucket

__all__ = ["Bucket"]
