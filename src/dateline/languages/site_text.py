"""Words of the readers' pages: gettext catalogs, read from their sources (`locale/<code>/site.po`).

The words that there are to translate stand in `locale/site.pot`. English is the words themselves.
"""

from __future__ import annotations

from functools import cache
from gettext import c2py
from importlib.resources import files
from typing import Final

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from dateline.languages.tags import fallbacks

SOURCE_LANGUAGE: Final = "en"


class SiteText:
    """The words of one service's pages; called, it translates. Untranslated words stay English."""

    def __init__(self, catalog: Catalog | None) -> None:
        self._messages = {_id(message): message for message in catalog or () if message.id}
        self._plural = c2py(catalog.plural_expr) if catalog else c2py("n != 1")

    def gettext(self, words: str) -> str:
        """Return the translation of plain English words."""
        return self._translated(words)[0] or words

    __call__ = gettext

    def ngettext(self, one: str, many: str, count: int) -> str:
        """Return the form that goes with a count; the caller fills its placeholders."""
        forms = self._translated(one)
        index = self._plural(count)
        if len(forms) > index and forms[index]:
            return forms[index]
        return one if count == 1 else many

    def _translated(self, words: str) -> tuple[str, ...]:
        message = self._messages.get(words)
        return _forms(message) if message and not message.fuzzy else ("",)


@cache
def site_text(code: str) -> SiteText:
    """Return the words of a service's pages, by the service's code or language tag."""
    return SiteText(catalog(code))


def catalog(code: str) -> Catalog | None:
    """Return the catalog of a code or its shorter forms (zh-Hans-CN, zh-Hans, zh), None if none."""
    for tag in fallbacks(code):
        source = files("dateline.languages").joinpath("locale", tag, "site.po")
        if source.is_file():
            with source.open("rb") as file:
                return read_po(file, locale=None)
    return None


def site_words() -> list[Message]:
    """Return all words that the readers' pages say (`locale/site.pot`)."""
    with files("dateline.languages").joinpath("locale", "site.pot").open("rb") as file:
        return [message for message in read_po(file) if message.id]


def _id(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def _forms(message: Message) -> tuple[str, ...]:
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ("",))
