"""E-mail: alternatives, attachments, encoded headers, hostile MIME."""

from __future__ import annotations

from datetime import UTC, datetime
from email.message import EmailMessage

import pytest

from dateline.wires.errors import WireError
from dateline.wires.formats import parse_wire
from dateline.wires.parsed import ParsedItem

HEAD = "From: Example Desk <desk@wire.example>\nSubject: Harbour\nDate: Mon, 23 Nov 2026 10:00:00 +0100\n"


def read(data: bytes | str) -> ParsedItem:
    parsed = parse_wire(data if isinstance(data, bytes) else data.encode(), name="a.eml")
    assert parsed.format == "email"
    (item,) = parsed.items
    return item


def texts(item: ParsedItem) -> list[str]:
    return [one.text for one in item.paragraphs]


def test_a_message_with_everything() -> None:
    mail = EmailMessage()
    mail["From"] = "AFP Desk <desk@afp.com>"
    mail["Subject"] = "CORRECTED-Größe des Hafens – 港"
    mail["Date"] = "Mon, 23 Nov 2026 10:00:00 +0100"
    mail["Message-ID"] = "<h1@afp.com>"
    mail["In-Reply-To"] = "<h0@afp.com>"
    mail.set_content("Eins\n\nZwei")
    mail.add_alternative("<p>Eins</p><p><b>Zwei</b></p>", subtype="html")
    mail.add_attachment(b"\xff\xd8", maintype="image", subtype="jpeg", filename="Häfen ../a.jpg")
    mail["Content-Language"] = "de"
    item = read(mail.as_bytes())
    assert item.headline == "CORRECTED-Größe des Hafens – 港"
    assert item.signals == ("correction",)
    assert (item.provider_code, item.guid, item.language) == ("afp", "h1@afp.com", "de")
    assert item.versioncreated == datetime(2026, 11, 23, 9, tzinfo=UTC)
    assert [(one.rel, one.href) for one in item.links] == [("in-reply-to", "h0@afp.com")]
    assert texts(item) == ["Eins", "Zwei"]
    assert item.paragraphs[1].runs[0].marks == ("strong",)
    assert [(one.type, one.href) for one in item.media] == [("picture", "a.jpg")]


def test_an_alternative_that_lacks_most_of_the_text_is_not_taken() -> None:
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "a@wire.example", "s"
    mail.set_content("The whole text of the story, which the other form does not have.")
    mail.add_alternative("<p>See below</p>", subtype="html")
    assert texts(read(mail.as_bytes()))[0].startswith("The whole text")


@pytest.mark.parametrize(
    ("declared", "real"),
    [("utf-8", "utf-8"), ("x-none", "utf-8"), ("utf-8", "cp1252"), ("iso-8859-1", "utf-8")],
)
def test_wrong_and_unknown_charsets_are_read_as_what_they_are(declared: str, real: str) -> None:
    head = f"{HEAD}Content-Type: text/plain; charset={declared}\n\n"
    assert texts(read(head.encode() + "Œuvre élue".encode(real))) == ["Œuvre élue"]


def test_raw_letters_in_headers_are_read() -> None:
    assert read(HEAD.replace("Harbour", "Größe").encode("utf-8") + b"\nx").headline == "Größe"
    assert read(HEAD.replace("Harbour", "Größe").encode("cp1252") + b"\nx").headline == "Größe"


def test_soft_line_breaks_are_joined() -> None:
    head = f"{HEAD}Content-Type: text/plain; format=flowed\n\n"
    assert texts(read(head + "A line \nthat goes on.\n\nNext.")) == [
        "A line that goes on.",
        "Next.",
    ]


def test_a_forwarded_message_keeps_its_subject_and_text() -> None:
    inner = "Subject: Inside\n\nInner text"
    head = f"{HEAD}Content-Type: message/rfc822\n\n"
    assert texts(read(head + inner)) == ["Inside", "Inner text"]


@pytest.mark.parametrize(
    "rest",
    [
        "Content-Type: multipart/mixed\n\nno boundary",
        "Content-Type: multipart/mixed; boundary=b\n\n--b\n\ncut off",
        "Content-Transfer-Encoding: base64\n\n%%% not base64 \x01",
        "Content-Type: ;;;=\n\nx",
        "Content-Type: text/plain; charset*0*=x''%ff\n\nx",
        "Subject: =?utf-8?b?####?= =?nope?q?x?=\n\nx",
        "Content-Transfer-Encoding: x-uuencode\n\nbegin 644 a\nxx\n",
        "Date: Mon, 99 Foo 99999\n\nx",
    ],
)
def test_broken_mime_gives_an_item_or_a_wire_error(rest: str) -> None:
    try:
        (item,) = parse_wire((HEAD + rest).encode(), name="a.eml").items
    except WireError:
        return
    assert item.headline


def test_parts_without_end_are_refused() -> None:
    nested = "".join(
        f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(5000)
    )
    with pytest.raises(WireError) as told:
        parse_wire((HEAD + nested).encode(), name="a.eml")
    assert told.value.code == "too-deep"


def test_attachments_cannot_name_folders_or_schemes() -> None:
    for name in ("../../etc/passwd", "c:\\\\x\\\\passwd", "javascript:passwd"):
        item = read(
            f'{HEAD}Content-Type: application/pdf\nContent-Disposition: attachment; filename="{name}"\n\nx'
        )
        assert item.media[0].href in {"passwd", "javascript_passwd"}


def attached(data: bytes, kind: str, name: str) -> bytes:
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "Desk <desk@dpa.com>", "Today"
    mail.set_content("Two files for you.")
    main, _, sub = kind.partition("/")
    mail.add_attachment(data, maintype=main, subtype=sub, filename=name)
    return mail.as_bytes()


@pytest.mark.parametrize("kind", ["application/xml", "text/xml", "application/octet-stream"])
def test_a_wire_file_in_a_mail_is_an_item_of_its_own(kind: str) -> None:
    nitf = b"<nitf><body><body.head><hedline><hl1>Inside</hl1></hedline></body.head>"
    nitf += b"<body.content><p>Words of the file.</p></body.content></body></nitf>"
    mail, story = parse_wire(attached(nitf, kind, "a.xml"), name="a.eml").items
    assert (mail.headline, texts(mail)) == ("Today", ["Two files for you."])
    assert [one.href for one in mail.media] == ["a.xml"]
    assert (story.headline, texts(story)) == ("Inside", ["Words of the file."])
    assert story.provider_code == "dpa"


def test_a_broken_wire_file_in_a_mail_stays_an_attachment() -> None:
    item = read(attached(b"<nitf><body>", "application/xml", "a.xml"))
    assert texts(item) == ["Two files for you."]
    assert [one.href for one in item.media] == ["a.xml"]


@pytest.mark.parametrize(
    ("data", "kind", "name"),
    [(b"More words.", "text/plain", "a.txt"), (b"<p>More words.</p>", "text/html", "a.html")],
)
def test_the_words_of_an_attached_text_are_read(data: bytes, kind: str, name: str) -> None:
    item = read(attached(data, kind, name))
    assert texts(item) == ["Two files for you.", "More words."]
    assert [one.href for one in item.media] == [name]


def test_an_attached_calendar_is_no_text() -> None:
    item = read(attached(b"BEGIN:VCALENDAR", "text/calendar", "a.ics"))
    assert texts(item) == ["Two files for you."]


def test_a_header_field_without_end_is_refused() -> None:
    data = f"{HEAD}Content-Type: multipart/mixed; {'a=b; ' * 150_000}\n\nx"
    with pytest.raises(WireError) as told:
        parse_wire(data.encode(), name="a.eml")
    assert told.value.code == "malformed"
    assert told.value.place


def test_parts_by_another_boundary_than_the_declared_one_are_read() -> None:
    item = read(
        HEAD + 'MIME-Version: 1.0\nContent-Type: multipart/alternative; boundary="one"\n\n'
        "--other\nContent-Type: text/html; charset=utf-8\n\n<p>Ships wait.</p>\n--other--\n"
    )
    assert texts(item) == ["Ships wait."]
    plain = read(HEAD + 'Content-Type: multipart/mixed; boundary="one"\n\nNo part at all.\n')
    assert texts(plain) == ["No part at all."]


def test_a_few_stray_bytes_do_not_spoil_the_declared_charset() -> None:
    head = (HEAD + "MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n").encode()
    text = "Порт снова открыт, корабли ждут. " * 4
    assert texts(read(head + text.encode() + b"\x93Harbour\x94\n")) == [f"{text}“Harbour”"]


def test_gb2312_stands_for_what_programs_write() -> None:
    head = (HEAD + "Content-Type: text/plain; charset=gb2312\n\n").encode()
    assert texts(read(head + "港口㐂重新開放".encode("gb18030"))) == ["港口㐂重新開放"]
