"""Wire files in our own words, one for each format: what is measured without the real ones."""

from __future__ import annotations

from typing import Final

_BODY: Final = (
    "The harbour of Lydmouth opened again on Tuesday after four days of storm, and the first of "
    "forty ships that had waited outside came in at noon with oranges, steel and one lost dog."
)
_HTML: Final = "".join(f"<p>{_BODY} <b>({number})</b></p>" for number in range(12))


def _wrapped(indent: str, end: str, every: int = 11) -> str:
    words = _BODY.split()
    lines = [" ".join(words[start : start + every]) for start in range(0, len(words), every)]
    return "".join(indent + end.join(lines) + end for _ in range(12))


SAMPLES: Final[dict[str, bytes]] = {
    "newsml-g2": (
        '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="tag:wire.example,2026:1" '
        'version="2"><itemMeta><itemClass qcode="ninat:text"/><provider literal="Example"/>'
        "<versionCreated>2026-11-23T10:00:00Z</versionCreated><pubStatus qcode='stat:usable'/>"
        "</itemMeta><contentMeta><urgency>3</urgency><headline>Harbour opens</headline>"
        "<slugline>Harbour</slugline></contentMeta><contentSet><inlineXML><html "
        f'xmlns="http://www.w3.org/1999/xhtml"><body>{_HTML}</body></html></inlineXML>'
        "</contentSet></newsItem>"
    ).encode(),
    "newsml-1": (
        '<?xml version="1.0" encoding="utf-8"?><NewsML Version="1.2"><NewsEnvelope><DateAndTime>'
        "20261123T100000Z</DateAndTime></NewsEnvelope><NewsItem xml:lang='en'><Identification>"
        "<NewsIdentifier><ProviderId>wire.example</ProviderId><DateId>20261123</DateId><NewsItemId>"
        'h1</NewsItemId><RevisionId PreviousRevision="1" Update="N">2</RevisionId>'
        "<PublicIdentifier>"
        "urn:newsml:wire.example:20261123:h1:2</PublicIdentifier></NewsIdentifier></Identification>"
        '<NewsManagement><NewsItemType FormalName="News"/><FirstCreated>20261123T095500Z'
        "</FirstCreated><ThisRevisionCreated>20261123T100000Z</ThisRevisionCreated><Status "
        'FormalName="Usable"/><Urgency FormalName="3"/></NewsManagement><NewsComponent><NewsLines>'
        "<HeadLine>Harbour opens</HeadLine><DateLine>Lydmouth, Nov 23 (EX) -</DateLine><SlugLine>"
        "Harbour</SlugLine></NewsLines><AdministrativeMetadata><Provider><Party "
        'FormalName="Example"/></Provider></AdministrativeMetadata><DescriptiveMetadata><Language '
        'FormalName="en"/><SubjectCode><Subject FormalName="04000000"/></SubjectCode><Location '
        'HowPresent="Origin"><Property FormalName="City" Value="Lydmouth"/></Location>'
        '</DescriptiveMetadata><ContentItem><MediaType FormalName="Text"/><DataContent><nitf><body>'
        f"<body.content>{_HTML}</body.content></body></nitf></DataContent></ContentItem>"
        "</NewsComponent></NewsItem></NewsML>"
    ).encode(),
    "nitf": (
        '<nitf><head><docdata><doc-id id-string="h1" regsrc="Example"/><urgency ed-urg="3"/>'
        '<date.issue norm="20261123T100000Z"/><key-list><keyword key="Harbour"/></key-list>'
        "</docdata></head><body><body.head><hedline><hl1>Harbour opens</hl1></hedline><byline>By A."
        f" Writer</byline></body.head><body.content>{_HTML}</body.content></body></nitf>"
    ).encode(),
    "ninjs": (
        '{"uri":"urn:h1","version":"2","headline":"Harbour opens","pubstatus":"usable","urgency":3,'
        '"versioncreated":"2026-11-23T10:00:00Z","subject":[{"code":"04000000","name":"economy"}],'
        f'"body_xhtml":"{_HTML}"}}'
    ).encode(),
    "anpa-1312": (
        "\x16\x16\x01a0042\x1fexmpl\r\nr f\x13\x11 BC-EX--Harbour 1stLd-Writethru   11-23 0400\r\n"
        "\x02^BC-EX--Harbour, 1st Ld-Writethru,400<\r\n^Harbour opens after storm<\r\n"
        "^Eds: UPDATES with first ships.<\r\n^By ANN WRITER=\r\n^Example Writer=\r\n"
        "\t   LYDMOUTH (AP) _ The harbour is open.\r\n"
        + _wrapped("\t   ", "\r\n")
        + "^Arrivals=\r\n"
        "\x08^Ship;Load;Late\x10\r\n\x08Anna;steel;3{\x10\r\n"
        "\t   \x03AP-WF-11-23-26 1000GMT<\r\n\x04"
    ).encode(),
    "iptc-7901": (
        "\x01eca042 3 i 400 ccccb   dpa 042\r\n\nHarbour/storm/\r\n\x021ST LEAD\r\n"
        "Harbour opens\r\n"
        "By Ann Writer, dpa =\r\n\nLydmouth (dpa) - The harbour is open.\r\n\n"
        + _wrapped("   ", "\r\n")
        + "\n# Notebook\r\n\n## Note to editors\r\n- adds first ships\r\n\r\n"
        "\x03231000 GMT Nov 26\r\n\x04"
    ).encode(),
    "rss": (
        '<rss version="2.0"><channel><title>Example</title><item><title>Harbour opens</title><guid>'
        "h1</guid><pubDate>Mon, 23 Nov 2026 10:00:00 GMT</pubDate><description><![CDATA["
        f"{_HTML}]]></description></item></channel></rss>"
    ).encode(),
    "atom": (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>Example</title><entry><id>h1</id><title>'
        "Harbour opens</title><updated>2026-11-23T10:00:00Z</updated><content type='html'><![CDATA["
        f"{_HTML}]]></content></entry></feed>"
    ).encode(),
    "jsonfeed": (
        '{"version":"https://jsonfeed.org/version/1.1","title":"Example","items":[{"id":"h1",'
        '"title":"Harbour opens","date_published":"2026-11-23T10:00:00Z","authors":'
        '[{"name":"Ann"}],'
        '"tags":["harbour"],"attachments":[{"url":"https://wire.example/a.jpg","mime_type":'
        f'"image/jpeg"}}],"content_html":"{_HTML}"}}]}}'
    ).encode(),
    "email": (
        "From: Example Desk <desk@wire.example>\r\nTo: news@paper.example\r\nSubject: =?utf-8?q?"
        "Harbour_opens_=C2=B7_noon?=\r\nDate: Mon, 23 Nov 2026 10:00:00 +0000\r\nMessage-ID: "
        "<h1@wire.example>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; "
        "boundary=b\r\n\r\n"
        "--b\r\nContent-Type: multipart/alternative; boundary=c\r\n\r\n--c\r\nContent-Type: "
        f"text/plain; charset=utf-8\r\n\r\n{_BODY}\r\n--c\r\nContent-Type: text/html; "
        f"charset=utf-8\r\n\r\n{_HTML}\r\n--c--\r\n--b\r\nContent-Type: image/jpeg; name=ship.jpg"
        "\r\nContent-Transfer-Encoding: base64\r\n\r\n/9j/4AAQ\r\n--b--\r\n"
    ).encode(),
    "ap-media-api": (
        '{"api_version":"2.1","api_mode":"live","org_name":"Example","data":{"item":{"uri":'
        '"https://api.wire.example/media/v/content/h1?qt=1","altids":{"itemid":"h1"},"version":2,'
        '"type":"text","urgency":4,"headline":"Harbour opens","slugline":"EX--Harbour, 1st Ld",'
        '"versioncreated":"2026-11-23T10:00:00Z","pubstatus":"usable","renditions":{"nitf":{"type":'
        '"text","href":"https://api.wire.example/h1.nitf"}}}},"nitf":{"body_html":"'
        f'{_HTML}"}}}}'
    ).encode(),
}
