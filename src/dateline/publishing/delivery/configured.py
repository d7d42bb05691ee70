"""The stores that the settings name."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Final

from dateline.ground.buckets import Client, Credentials
from dateline.ground.settings import Settings, get_settings

from .folder import Folder
from .folder.writers import WRITERS
from .s3 import Bucket
from .stores import Store

# A store that is slow must not hold up the others for long; what it misses is put again.
_SILENCE_SECONDS: Final = 5.0
_LONGEST_SECONDS: Final = 10.0


def site_stores() -> tuple[Store, ...]:
    """Return the stores that readers' pages are put into."""
    settings = get_settings()
    return tuple(
        Folder(settings.site_root) if named == "folder" else bucket(named, settings)
        for named in settings.stores
    )


def employ_writers() -> None:
    """Have pages be compressed and written into the folder by a process beside this one.

    It ends with this one, however that ends.
    """
    settings = get_settings()
    if "folder" in settings.stores:
        WRITERS.employ(settings.site_root)


def nearest_store() -> Store:
    """Return a store that is read without asking another machine, where there is one."""
    stores = site_stores()
    return next((store for store in stores if store.is_near), stores[0])


def bucket(address: str, settings: Settings) -> Bucket:
    """Return the store of an address, `s3://bucket/prefix`."""
    region = settings.s3_region
    server = str(settings.s3_endpoint or f"https://s3.{region}.amazonaws.com").rstrip("/")
    credentials = Credentials(settings.s3_key_id, settings.s3_secret, region)
    return _bucket(address, server, credentials, settings.site_root, bool(settings.caches))


@lru_cache(maxsize=8)
def _bucket(
    address: str, server: str, credentials: Credentials, site: Path, is_purged: bool
) -> Bucket:
    # Kept, with its connections and with what it knows of a server that is away.
    name, _, prefix = address.removeprefix("s3://").partition("/")
    client = Client(server, name, credentials, silence=_SILENCE_SECONDS, longest=_LONGEST_SECONDS)
    below = f"{prefix.strip('/')}/" if prefix.strip("/") else ""
    return Bucket(client, name=address, prefix=below, site=site, is_purged=is_purged)
