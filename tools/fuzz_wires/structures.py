"""Well-formed files of nonsense: names and values of the formats, put together by hypothesis."""

from __future__ import annotations

import json
from typing import Any, Final
from xml.sax.saxutils import escape, quoteattr

from hypothesis import strategies as st


def _words(text: str) -> list[str]:
    return text.split()


_ROOTS: Final = {
    "nitf": _words(
        "head docdata doc-id body body.head hedline hl1 byline dateline location city note "
        "abstract body.content block p table tr td media media-reference media-caption urgency "
        "date.issue ed-msg key-list keyword tobject tobject.subject meta doc.copyright body.end "
        "tagline"
    ),
    "newsMessage": _words(
        "header sender itemSet newsItem packageItem itemMeta itemClass provider versionCreated "
        "pubStatus embargoed edNote signal link title contentMeta headline slugline urgency "
        "subject name by language located broader contentSet inlineXML inlineData remoteContent "
        "groupSet group itemRef rightsInfo copyrightHolder usageTerms html body p planningItem "
        "conceptItem knowledgeItem"
    ),
    "NewsML": _words(
        "NewsEnvelope DateAndTime NewsItem Identification NewsIdentifier ProviderId DateId "
        "NewsItemId RevisionId PublicIdentifier NewsManagement Status Urgency Instruction "
        "StatusWillChange NewsComponent Role NewsLines HeadLine SubHeadLine ByLine DateLine "
        "SlugLine KeywordLine AdministrativeMetadata Provider Party DescriptiveMetadata Language "
        "SubjectCode Subject Location Property ContentItem MediaType Format DataContent Encoding "
        "Characteristics TopicSet Topic nitf body body.content p"
    ),
    "rss": _words(
        "channel item title link guid pubDate description encoded category enclosure content "
        "thumbnail creator p b group"
    ),
    "feed": _words(
        "entry id title updated published content summary author name category link rights source "
        "div p"
    ),
}
_ATTRIBUTES: Final = _words(
    "guid version qcode uri literal residref href FormalName Value Duid xml:lang norm id-string "
    "ed-urg management-status rel type role contenttype encoding Notation EquivalentsList url "
    "width size key media-type source tobject.subject.refnum name content"
)
_WORDS: Final = st.sampled_from(
    [
        *(
            "",
            " ",
            "text",
            "usable",
            "canceled",
            "stat:withheld",
            "3",
            "0",
            "-1",
            "1e9",
            "en",
            "x-unknown",
        ),
        *(
            "2026-11-23T10:00:00Z",
            "20261123T100000Z",
            "2026",
            "Mon, 23 Nov 2026",
            "31.02.2026",
            "now",
        ),
        *(
            "tag:a,2026:1",
            "urn:newsml:a:20261123:b:1",
            "https://a.example/b",
            "javascript:x",
            "//",
            ":",
        ),
        *(
            "<p>words &amp; <b>more</b></p>",
            "&lt;p&gt;x",
            "KILL: this",
            "CORRECTION",
            "Eds: kill",
            "U29tZQ==",
        ),
        *(
            "LONDON (AP) _ words",
            "image/jpeg",
            "text/html",
            "picture",
            "composite",
            "base64",
            "yes",
        ),
    ]
) | st.text(max_size=12)


@st.composite
def xml_files(draw: st.DrawFn) -> bytes:
    """A tree of one format's elements in any order, with attributes of any format."""
    root = draw(st.sampled_from(sorted(_ROOTS)))
    names = _ROOTS[root]
    inside = st.recursive(_WORDS.map(escape), lambda inner: _elements(names, inner), max_leaves=25)
    body = "".join(draw(st.lists(inside, max_size=5)))
    return f"<{root}>{body}</{root}>".encode("utf-8", "replace")


def _elements(names: list[str], inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    attributes = st.dictionaries(st.sampled_from(_ATTRIBUTES), _WORDS, max_size=3)
    made = st.tuples(st.sampled_from(names), attributes, st.lists(inner, max_size=4))
    return made.map(lambda one: _element(*one))


def _element(name: str, attributes: dict[str, str], inside: list[str]) -> str:
    said = "".join(f" {key}={quoteattr(value)}" for key, value in attributes.items())
    return f"<{name}{said}>{''.join(inside)}</{name}>"


_MEMBERS: Final = _words(
    "uri guid id version type language pubstatus urgency slugline headline headlines value role "
    "byline bylines located versioncreated firstcreated embargoed copyrightholder usageterms "
    "ednote keywords subject subjects genre place code name scheme qcode body_xhtml body_html "
    "body_text bodies contenttype associations renditions href width items item data newsItems "
    "altids itemid api_version org_name headline_extended content_html content_text "
    "date_published attachments url mime_type authors tags signals infosources rightsinfo "
    "replacing links rel extra update title datelinelocation city usageterms"
)


def json_files() -> st.SearchStrategy[bytes]:
    """A tree of objects with the members of all JSON formats, of any type."""
    values: st.SearchStrategy[Any] = st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | _WORDS,
        lambda inner: (
            st.lists(inner, max_size=4)
            | st.dictionaries(st.sampled_from(_MEMBERS), inner, max_size=6)
        ),
        max_leaves=30,
    )
    members = st.dictionaries(st.sampled_from(_MEMBERS), values, min_size=1, max_size=12)
    return members.map(lambda one: json.dumps(one).encode("utf-8", "replace"))


_LINES: Final = st.lists(
    _WORDS
    | st.sampled_from(
        ["^", "\t   ", "\x08", "   ", "By Ann Writer", "1ST LEAD", "Eds: kill it", "=", "a;b;c"]
    ),
    max_size=12,
).map("\r\n".join)


def teletype_files() -> st.SearchStrategy[bytes]:
    """Messages of IPTC 7901 and ANPA 1312 with any lines, and with parts missing."""
    headers = st.sampled_from(
        [
            "\x01eca042 3 i 400 ccccb   dpa 042\r\n",
            "\x01bsd123 4 a 12 AFP\r\n",
            "\x16\x16\x01a0042\x1fexmpl\r\nr f\x13\x11 BC-EX--Harbour   11-23 0400\r\n",
            "\x01f1234\r\nu s\x12 bc-x\r\n",
        ]
    )
    frames = st.sampled_from(
        ["\x02", "\x03", "\x04", "\x01", "231000 GMT Nov 26", "AP-WF-11-23-26 1000GMT<"]
    )
    made = st.tuples(headers, st.lists(_LINES | frames | headers, max_size=8).map("".join))
    return made.map(lambda one: (one[0] + "\x02" + one[1]).encode("cp1252", "replace"))


def mail_files() -> st.SearchStrategy[bytes]:
    """Mails with any headers, charsets and parts."""
    headers = st.sampled_from(
        [
            *(
                "Subject: =?utf-8?b?4pyT?=",
                "Subject: =?x-no?q?=41?=",
                "Date: Mon, 99 Nov 2026 10:00:00 +9999",
            ),
            *(
                "Content-Type: text/html; charset=x",
                "Content-Type: multipart/mixed; boundary=b",
                "Keywords: a,b",
            ),
            *(
                "Content-Type: message/rfc822",
                "Content-Transfer-Encoding: base64",
                "Message-ID: <a@b>",
            ),
            *(
                "Content-Transfer-Encoding: quoted-printable",
                "Content-Type: text/plain; charset=utf-16",
            ),
            *(
                "Content-Disposition: attachment; filename*=x''%ff",
                "From: <",
                "Content-Type: /",
                "References: <a> <b>",
            ),
        ]
    )
    parts = st.lists(_LINES | st.sampled_from(["--b", "--b--", ""]) | headers, max_size=10)
    made = st.tuples(st.lists(headers, max_size=5).map("\r\n".join), parts.map("\r\n".join))
    return made.map(
        lambda one: f"From: a@b.example\r\nMIME-Version: 1.0\r\n{one[0]}\r\n\r\n{one[1]}".encode(
            "utf-8", "replace"
        )
    )


def files() -> st.SearchStrategy[bytes]:
    """Files of every kind."""
    return xml_files() | json_files() | teletype_files() | mail_files()
