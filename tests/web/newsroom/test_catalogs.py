from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from tests.web.newsroom.messages import marked_messages

from dateline.web.newsroom.catalogs import LOCALE, compile_catalogs

SOURCES = sorted(LOCALE.glob("*/LC_MESSAGES/*.po"))
PLACEHOLDER = re.compile(r"%%s|%\(\w+\)s|%[sd]")


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.parent.parent.name)
def test_a_language_says_everything(source: Path) -> None:
    with source.open("rb") as file:
        catalog = read_po(file)
    told = {
        message.id if isinstance(message.id, str) else message.id[0]
        for message in catalog
        if message.id
        and all(message.string if isinstance(message.string, tuple) else [message.string])
    }
    assert marked_messages() - told == set()
    assert told - marked_messages() == set()


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.parent.parent.name)
def test_a_translation_keeps_its_placeholders(source: Path) -> None:
    with source.open("rb") as file:
        for message in read_po(file):
            ids = message.id if isinstance(message.id, tuple) else (message.id,)
            texts = message.string if isinstance(message.string, tuple) else (message.string,)
            for text in texts if ids[0] else ():
                assert sorted(PLACEHOLDER.findall(text)) == sorted(PLACEHOLDER.findall(ids[0]))


def test_a_changed_source_is_compiled_again(tmp_path: Path) -> None:
    folder = tmp_path / "fa" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "django.po").write_text('msgid ""\nmsgstr ""\n\nmsgid "a"\nmsgstr "b"\n')
    compile_catalogs(tmp_path)
    assert b"b" in (folder / "django.mo").read_bytes()
    assert [path.name for path in folder.iterdir() if path.suffix != ".po"] == ["django.mo"]
