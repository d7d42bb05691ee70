"""A process's own copy of a document, against which updates are tried before they are logged."""

from __future__ import annotations

from typing import Any, Final

from django.utils.translation import gettext_noop as _
from pycrdt import Decoder, Doc, get_update

from dateline.stories.coediting.structure import MOST_DOCUMENT_BYTES, MOST_UPDATE_BYTES
from dateline.web.live.coediting.protocol import Close, Refused

_PANIC: Final = "PanicException"


class Spoilt(Refused):
    """An update was refused after it went into the copy, which is of no use any more."""


class Copy:
    """A document in memory, and about how large it is."""

    def __init__(self, doc: Doc[Any]) -> None:
        self.doc = doc
        self._bytes = len(doc.get_update())

    def add(self, update: bytes) -> None:
        """Apply an update that is in the log."""
        self.doc.apply_update(update)
        self._bytes += len(update)

    def try_out(self, update: bytes) -> None:
        """Apply an update of a browser.

        Raises:
            Refused: it is too large, or none.
            Spoilt: it rests on what nobody has, or makes the document too large.
        """
        if len(update) > MOST_UPDATE_BYTES:
            raise Refused(Close.TOO_LARGE, _("This is too much at once. Paste it in parts."))
        try:
            self.doc.apply_update(update)
        except ValueError:
            raise Refused(Close.MALFORMED, _("An update could not be read.")) from None
        except BaseException as panic:
            if type(panic).__name__ != _PANIC:
                raise
            raise Spoilt(Close.MALFORMED, _("An update could not be read.")) from None
        self._bytes += len(update)
        if self._bytes > MOST_DOCUMENT_BYTES:
            self._bytes = len(self.doc.get_update())
        if self._bytes > MOST_DOCUMENT_BYTES:
            raise Spoilt(Close.TOO_LARGE, _("The article would be too large. Divide it."))
        if not _is_whole(self.doc, update):
            raise Spoilt(Close.MALFORMED, _("An update rests on another that never came."))


def _is_whole(doc: Doc[Any], update: bytes) -> bool:
    """Whether all of an update went in: what waits for others is in no document that is sent on."""
    rest = Decoder(get_update(update, doc.get_state()))
    if rest.read_var_uint():
        return False
    known = _clocks(Decoder(doc.get_state()))
    for _one in range(rest.read_var_uint()):
        client = rest.read_var_uint()
        for _one in range(rest.read_var_uint()):
            end = rest.read_var_uint() + rest.read_var_uint()
            if end > known.get(client, 0):
                return False
    return True


def _clocks(state: Decoder) -> dict[int, int]:
    return {state.read_var_uint(): state.read_var_uint() for _one in range(state.read_var_uint())}
