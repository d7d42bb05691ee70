"""The root element of an XML file, whatever stands before it."""

from __future__ import annotations

import pytest

from dateline.wires.formats import Head


@pytest.mark.parametrize(
    "before",
    [
        "",
        " \n",
        "\ufeff",
        '<?xml version="1.0"?>\n',
        "<!-- <newsML> -->",
        '<?xml version="1.0"?><!-- a > b --><?sheet <a> ?>\n<!---->',
        '<!DOCTYPE nitf SYSTEM "nitf.dtd">',
        "<!DOCTYPE nitf [<!ELEMENT rss (a)>]>\n<!-- c -->",
    ],
)
@pytest.mark.parametrize("root", ["<NITF>", "<nitf/>", "<n:nitf\n a='>'>", '<nitf version="3.6"'])
def test_the_root_is_found_behind_whatever_stands_before_it(before: str, root: str) -> None:
    assert Head((before + root).encode(), "a.xml").root == "nitf"


@pytest.mark.parametrize("data", [b"<!-- nitf", b"<?xml nitf", b"<", b"< nitf>", b"nitf"])
def test_what_has_no_root_names_none(data: bytes) -> None:
    assert Head(data, "a.xml").root is None
