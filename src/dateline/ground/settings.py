"""Every setting of the system, typed, read from the environment once at start.

Nothing else in the code reads the environment. A wrong value ends the start with one sentence
that names the variable and says what to set.
"""

from __future__ import annotations

import re
import secrets
from functools import cache
from pathlib import Path
from typing import Annotated, Final

from pydantic import AfterValidator, Field, HttpUrl, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

PREFIX: Final = "DATELINE_"


_BUCKET: Final = re.compile(r"s3://[A-Za-z0-9][A-Za-z0-9._-]{1,62}(/[A-Za-z0-9._/-]*)?")
_CACHES: Final = ("varnish+http://", "https://", "http://")
_HEADER: Final = re.compile(r"\s*[A-Za-z0-9-]+\s*:[\t -~]*")


class SettingsError(Exception):
    """The environment holds a setting that cannot be used."""


def _absolute(path: Path) -> Path:
    return path.expanduser().absolute()


Folder = Annotated[Path, AfterValidator(_absolute)]


class Settings(BaseSettings):
    """What an installation may set. Each field is the variable `DATELINE_<NAME>` unless said."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, extra="ignore", frozen=True)

    var: Folder = Field(Path("var"), description="Folder of everything that is written.")
    database_url: str | None = Field(
        None,
        validation_alias="DATABASE_URL",
        description="PostgreSQL to use instead of the embedded one: postgresql://user@host/name",
    )
    host: str = Field("127.0.0.1", description="Address the web server listens on.")
    port: int = Field(8000, ge=1, le=65535, description="Port the web server listens on.")
    web_workers: int | None = Field(
        None,
        ge=1,
        le=64,
        description="Processes of the web server; by default one a core, two at most.",
    )
    site_url: HttpUrl | None = Field(
        None, description="Public address of the site; by default http://<host>:<port>."
    )
    organisation: str = Field("Dateline News", description="Name of the news organisation.")
    theme: Folder | None = Field(
        None, description="Folder of the organisation's theme (docs/theming.md)."
    )
    secret_key: str | None = Field(
        None, min_length=32, description="Key of sessions; made and kept in var/ when not set."
    )
    allowed_hosts: str = Field(
        "localhost,127.0.0.1,[::1]", description="Host names that are answered, by commas."
    )
    debug: bool = Field(False, description="Show errors in full to whoever causes them.")
    log_level: str = Field(
        "INFO",
        pattern="^(DEBUG|INFO|WARNING|ERROR)$",
        description="From which level on the log tells: DEBUG, INFO, WARNING or ERROR.",
    )
    wire_inbox: Folder | None = Field(
        None, description="Watched folder of wire files; by default var/wires/inbox."
    )
    max_wire_bytes: int = Field(64 * 2**20, gt=0, description="Largest wire file, in bytes.")
    max_picture_bytes: int = Field(64 * 2**20, gt=0, description="Largest picture, in bytes.")
    max_picture_pixels: int = Field(200_000_000, gt=0, description="Most pixels of a picture.")
    picture_effort: int = Field(
        2, ge=0, le=9, description="How hard pictures are made small: 0 is fast, 9 takes long."
    )
    fetch_private: str = Field(
        "",
        description="Hosts or networks inside the private network that feeds may be fetched from.",
    )
    site_stores: str = Field(
        "folder",
        description="Where pages are put, by commas: folder (var/site), s3://bucket/prefix",
    )
    s3_endpoint: HttpUrl | None = Field(
        None, description="Server of the bucket of pages; by default Amazon's of the region."
    )
    s3_region: str = Field(
        "us-east-1", pattern=r"^[A-Za-z0-9-]{1,60}$", description="Region of the bucket of pages."
    )
    s3_key_id: str = Field("", description="Who puts pages into the bucket: id of the access key.")
    s3_secret: str = Field("", repr=False, description="The access key itself.")
    purge: str = Field(
        "",
        description="Caches in front that are told what changed, by commas: "
        "varnish+http://host:port, or the https address of a CDN's purge.",
    )
    purge_headers: str = Field(
        "",
        repr=False,
        description="Headers for a CDN's purge, by semicolons: Fastly-Key: …; Accept: …",
    )

    @field_validator("database_url")
    @classmethod
    def _postgres_only(cls, url: str | None) -> str | None:
        if url and not url.startswith(("postgresql://", "postgres://")):
            raise ValueError("only PostgreSQL is supported: postgresql://user@host/name")
        return url or None

    @field_validator("site_stores")
    @classmethod
    def _known_stores(cls, stores: str) -> str:
        named = [one.strip() for one in stores.split(",") if one.strip()]
        if not named or any(one != "folder" and not _BUCKET.fullmatch(one) for one in named):
            raise ValueError("each is `folder` or s3://bucket, s3://bucket/prefix")
        return ",".join(named)

    @field_validator("purge")
    @classmethod
    def _known_caches(cls, caches: str) -> str:
        named = [one.strip() for one in caches.split(",") if one.strip()]
        if any(not one.startswith(_CACHES) for one in named):
            raise ValueError("each begins with varnish+http://, https:// or http://")
        return ",".join(named)

    @field_validator("purge_headers")
    @classmethod
    def _whole_headers(cls, headers: str) -> str:
        if any(not _HEADER.fullmatch(one) for one in headers.split(";") if one.strip()):
            raise ValueError("each is a name, a colon and a value")
        return headers

    @property
    def public_url(self) -> str:
        """The site's public address without a slash at its end."""
        if self.site_url is not None:
            return str(self.site_url).rstrip("/")
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{host}:{self.port}"

    @property
    def inbox(self) -> Path:
        """The watched folder of wire files."""
        return self.wire_inbox or self.var / "wires" / "inbox"

    @property
    def site_root(self) -> Path:
        """The folder that holds the public pages."""
        return self.var / "site"

    @property
    def store_root(self) -> Path:
        """The folder that holds received bytes, addressed by hash."""
        return self.var / "store"

    @property
    def stores(self) -> list[str]:
        """Where pages are put."""
        return self.site_stores.split(",")

    @property
    def caches(self) -> list[str]:
        """The caches that are told what changed."""
        return self.purge.split(",") if self.purge else []

    @property
    def hosts(self) -> list[str]:
        """Host names that the web server answers to."""
        return [host.strip() for host in self.allowed_hosts.split(",") if host.strip()]

    @property
    def private_hosts(self) -> list[str]:
        """Private addresses that an administrator allowed feeds to be fetched from."""
        return [host.strip() for host in self.fetch_private.split(",") if host.strip()]


def read_settings() -> Settings:
    """Read the settings from the environment.

    Raises:
        SettingsError: one sentence a problem, each naming its variable.
    """
    try:
        return Settings()
    except ValidationError as error:
        raise SettingsError("\n".join(_sentences(error))) from None


def _sentences(error: ValidationError) -> list[str]:
    sentences = []
    for problem in error.errors():
        name = str(problem["loc"][0])
        variable = name if name.isupper() else PREFIX + name.upper()
        field = Settings.model_fields.get(name) or Settings.model_fields["database_url"]
        sentences.append(f"Set {variable}: {problem['msg']}. {field.description or ''}".strip())
    return sentences


@cache
def get_settings() -> Settings:
    """Return the settings of this process."""
    return read_settings()


def kept_secret(name: str, given: str | None = None) -> str:
    """Return the given secret, else the one kept in `var/keys/<name>`, made at first use."""
    if given:
        return given
    path = get_settings().var / "keys" / name
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="ascii") as file:
            path.chmod(0o600)
            file.write(secrets.token_urlsafe(48))
    except FileExistsError:
        pass
    return path.read_text(encoding="ascii")
