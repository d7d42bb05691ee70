"""What was taken from folders on providers' servers."""

from __future__ import annotations

from collections.abc import Collection
from datetime import timedelta
from typing import Final

from django.utils import timezone

from dateline.accounts.models import User
from dateline.wires.models import Feed, RemoteFile

_CHUNK: Final = 1000
# A listing that a server cut short must not make it all come again.
_REMEMBERED: Final = timedelta(days=1)


def note_remote_files(*, feed: Feed, files: Collection[tuple[str, str]], by: User | None) -> None:
    """Note files, each by name and stamp, as taken.

    Effects: a row each; what is noted already stays.
    """
    rows = [RemoteFile(feed=feed, name=name, stamp=stamp) for name, stamp in files]
    RemoteFile.objects.bulk_create(rows, batch_size=_CHUNK, ignore_conflicts=True)


def forget_remote_files(*, feed: Feed, files: Collection[tuple[str, str]], by: User | None) -> None:
    """Forget taken files that are no longer on the server.

    Effects: their rows go, once they are a day old.
    """
    if not files:
        return
    old = RemoteFile.objects.filter(feed=feed, taken__lt=timezone.now() - _REMEMBERED)
    gone = [
        pk for pk, name, stamp in old.values_list("pk", "name", "stamp") if (name, stamp) in files
    ]
    for start in range(0, len(gone), _CHUNK):
        RemoteFile.objects.filter(pk__in=gone[start : start + _CHUNK]).delete()
