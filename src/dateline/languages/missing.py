"""Tell which words of the readers' pages a service lacks.

`python -m dateline.languages.missing [--in FOLDER]… [CODE…]` checks the services that are active
in the data file, or those named. With `--in` it also looks through the templates and modules of a
folder for words that `locale/site.pot` lacks. Each lack is one line; the exit status is then 1.
"""

from __future__ import annotations

import re
from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir

from dateline.languages.credit import credited_languages
from dateline.languages.services import known_services
from dateline.languages.site_text import SOURCE_LANGUAGE, catalog, site_words
from dateline.languages.tags import fallbacks

_PLACEHOLDER: Final = re.compile(r"{\w*}")
_METHODS: Final = [("**.py", "python"), ("**.html", "jinja2"), ("**.txt", "jinja2")]


def lacks(code: str) -> Iterator[str]:
    """Give a sentence for each word, placeholder or credit sentence that a service lacks."""
    if not credited_languages().intersection(fallbacks(code)):
        yield f"{code}: add its credit sentence to data/credit.toml"
    if fallbacks(code)[-1] == SOURCE_LANGUAGE:
        return
    translated = catalog(code)
    if translated is None:
        yield f"{code}: add locale/{code}/site.po, a translation of locale/site.pot"
        return
    for word in site_words():
        yield from _lacks_of(word, translated, code)


def unknown_words(folder: Path) -> Iterator[str]:
    """Give a sentence for each word in a folder's templates and modules that site.pot lacks."""
    known = {_ids(word)[0] for word in site_words()}
    for name, line, found, _, _ in extract_from_dir(str(folder), method_map=_METHODS):
        words = found[0] if isinstance(found, tuple) else found
        if words not in known:
            yield f"{folder / name}:{line}: add to locale/site.pot: {words!r}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print what is lacking; return 1 if anything is."""
    parser = ArgumentParser(prog="python -m dateline.languages.missing", description=__doc__)
    parser.add_argument("--in", dest="folders", type=Path, action="append", default=[])
    parser.add_argument("codes", nargs="*", metavar="CODE")
    given = parser.parse_args(arguments)
    active = [code for code, service in known_services().items() if service.active]
    lines = [line for code in given.codes or active for line in lacks(code)]
    lines += [line for folder in given.folders for line in unknown_words(folder)]
    for line in lines:
        print(line)  # noqa: T201 - a tool's answer
    return 1 if lines else 0


def _lacks_of(word: Message, translated: Catalog, code: str) -> Iterator[str]:
    message = translated.get(word.id)
    forms = _strings(message)
    if message is None or message.fuzzy or not all(forms):
        yield f"{code}: not translated: {_ids(word)[0]!r}"
        return
    allowed = {name for words in _ids(word) for name in _PLACEHOLDER.findall(words)}
    for form in forms:
        found = set(_PLACEHOLDER.findall(form))
        # A form for exactly one or two may say the number in words.
        if found - allowed or (len(forms) == 1 and allowed - found):
            yield f"{code}: placeholders differ in the translation of {_ids(word)[0]!r}: {form!r}"


def _ids(message: Message) -> tuple[str, ...]:
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


def _strings(message: Message | None) -> tuple[str, ...]:
    if message is None or not message.string:
        return ("",)
    return (message.string,) if isinstance(message.string, str) else tuple(message.string)


if __name__ == "__main__":
    raise SystemExit(main())
