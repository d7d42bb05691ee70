"""A bucket of pages on a server that runs here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.wires.transports.servers.s3 import PASSWORD, USER, s3_client, s3_server

from dateline.ground.settings import get_settings
from dateline.publishing.delivery.configured import bucket
from dateline.publishing.delivery.s3 import Bucket


@pytest.fixture(scope="module")
def s3() -> Iterator[str]:
    with s3_server() as endpoint:
        yield endpoint


@pytest.fixture
def client(s3: str) -> Iterator[Any]:
    """Another client of a new bucket, `pages`."""
    other = s3_client(s3)
    other.create_bucket(Bucket="pages")
    yield other
    for page in other.get_paginator("list_objects_v2").paginate(Bucket="pages"):
        for one in page.get("Contents", []):
            other.delete_object(Bucket="pages", Key=one["Key"])
    other.delete_bucket(Bucket="pages")


@pytest.fixture
def store_at(tmp_path: Path) -> Callable[..., Bucket]:
    """Makes the store of a server and address, new each time."""
    names = iter(range(1_000))

    def make(endpoint: str, address: str = "s3://pages/site") -> Bucket:
        settings = get_settings().model_copy(
            update={
                "s3_endpoint": endpoint,
                "s3_key_id": USER,
                "s3_secret": PASSWORD,
                "var": tmp_path / str(next(names)),
            }
        )
        return bucket(address, settings)

    return make


@pytest.fixture
def store(s3: str, client: Any, store_at: Callable[..., Bucket]) -> Bucket:
    return store_at(s3)
