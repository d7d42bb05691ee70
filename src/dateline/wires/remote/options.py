"""What a person sets for the feed of a folder."""

from __future__ import annotations

import re
from typing import Annotated, Final, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from dateline.wires.models import Feed
from dateline.wires.polling import FetchError

_AFTER: Final = re.compile(r"keep|delete|move:(?!\.{0,2}\Z)[^/\\\x00-\x1f\x7f]{1,100}")


def _after(value: str) -> str:
    if not _AFTER.fullmatch(value):
        raise ValueError("must be keep, delete, or move: with the name of a folder beside the file")
    return value


class FolderOptions(BaseModel):
    """The options that all folders on servers have.

    Attributes:
        pattern: which names are taken, with * and ? as in a shell; case counts.
        after: what becomes of a file on the server once it is safe here.
        settle: seconds for which size and time of a file must stay before it is taken.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    pattern: str = Field("*", min_length=1, max_length=200)
    after: Annotated[str, AfterValidator(_after)] = "keep"
    settle: float = Field(2.0, ge=0.0, le=60.0)

    @property
    def target(self) -> str:
        """The folder into which files go, else empty."""
        return self.after.removeprefix("move:") if self.after.startswith("move:") else ""


Options = TypeVar("Options", bound=FolderOptions)


def folder_options(feed: Feed, kind: type[Options]) -> Options:
    """Return the options of a feed.

    Raises:
        FetchError: one of them cannot be used; says which and why.
    """
    try:
        return kind.model_validate(feed.options or {})
    except ValidationError as error:
        problem = error.errors()[0]
        name = ".".join(str(part) for part in problem["loc"])
        reason = problem["msg"].removeprefix("Value error, ")
        raise FetchError(f"The option {name} cannot be used: {reason}.") from None
