"""`dateline wires parse`: one line an item, errors told, everything else goes on."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner
from lxml import etree

from dateline.cli.wires import wires

NITF = b"""<nitf><head><docdata><doc-id id-string="AP.1" regsrc="AP"/>
<date.issue norm="20261120T090000Z"/></docdata></head><body><body.head><hedline><hl1>Harbour</hl1>
</hedline></body.head><body.content><p>One <b>bold</b> &amp; tail.</p><table><tr><td>a</td><td>b</td>
</tr></table></body.content></body></nitf>"""
KEYS = [
    "file", "format", "provider", "guid", "version", "type", "language", "language_source",
    "pubstatus", "signals", "urgency", "slugline", "headline", "byline", "dateline", "located",
    "country", "firstcreated",
    "versioncreated", "embargoed", "copyrightholder", "copyrightnotice", "usageterms", "ednote",
    "subject", "paragraphs", "media", "body_xhtml",
]  # fmt: skip


def test_one_object_a_line_with_every_fact_and_status_0(tmp_path: Path) -> None:
    file = tmp_path / "a.xml"
    file.write_bytes(NITF)
    result = CliRunner().invoke(wires, ["parse", str(file)])
    record = json.loads(result.stdout)
    assert result.exit_code == 0
    assert list(record) == KEYS
    assert (record["format"], record["provider"], record["headline"]) == ("nitf", "AP", "Harbour")
    assert record["versioncreated"] == "2026-11-20T09:00:00Z"
    assert (record["language"], record["language_source"]) == ("en", "detected")
    assert (record["country"], record["media"], record["signals"]) == (None, [], [])
    assert record["paragraphs"] == ["One bold & tail.", "a\tb"]
    body = etree.fromstring(f"<div>{record['body_xhtml']}</div>")
    assert [one.tag for one in body] == ["p", "table"]
    assert body.findtext("p/strong") == "bold"


def test_a_bad_file_gives_a_line_and_status_1_after_all_others(tmp_path: Path) -> None:
    good, bad, absent = tmp_path / "good.xml", tmp_path / "bad.xml", tmp_path / "absent.xml"
    good.write_bytes(NITF)
    bad.write_bytes(b"<nitf><body>")
    result = CliRunner().invoke(wires, ["parse", str(bad), str(absent), str(good)])
    first, second, third = map(json.loads, result.stdout.splitlines())
    assert result.exit_code == 1
    assert first["error"]["code"] == "malformed"
    assert "line 1" in first["error"]["message"]
    assert second["error"]["code"] == "unreadable"
    assert third["guid"] == "AP.1"


def test_reading_files_needs_no_database() -> None:
    code = "import sys, dateline.cli.wires; sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
