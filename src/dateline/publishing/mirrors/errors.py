"""Why an archive is refused. `code` never changes, the message says what and where."""

from __future__ import annotations

from typing import ClassVar


class MirrorError(Exception):
    """An archive that is not to be trusted or cannot be read."""

    code: ClassVar[str] = "mirror"


class Unreadable(MirrorError):
    """It is no archive of this kind, or is cut off or damaged."""

    code = "unreadable"


class Forged(MirrorError):
    """Its list was not signed by the key that was given."""

    code = "forged"


class BadList(MirrorError):
    """Its list is signed, but says what no list may."""

    code = "bad-list"


class UnsafeName(MirrorError):
    """A name in it leads out of its folder, hides, or cannot be a file."""

    code = "unsafe-name"


class NotAFile(MirrorError):
    """It holds a link, a device or anything else than files."""

    code = "not-a-file"


class TooLarge(MirrorError):
    """Something in it is larger than is allowed."""

    code = "too-large"


class Extra(MirrorError):
    """It holds a file that its list does not name."""

    code = "extra"


class Missing(MirrorError):
    """It lacks a file that its list names."""

    code = "missing"


class Changed(MirrorError):
    """A file holds other bytes than its list says."""

    code = "changed"


class Older(MirrorError):
    """A newer list of the same service was seen before."""

    code = "older"


class TwoLists(MirrorError):
    """Another list of the same number was seen before: the key signed two, or was stolen."""

    code = "two-lists"


class NotOurs(MirrorError):
    """The folder to unpack into holds something else than a mirror."""

    code = "not-a-mirror"


class NoPages(MirrorError):
    """The service has no pages that could be mirrored."""

    code = "no-pages"


class KeptChanging(MirrorError):
    """Pages were rendered faster than they could be read."""

    code = "kept-changing"
