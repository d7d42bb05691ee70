"""One line an agency: its code, its name, the domains and names by which its files tell it.

Codes are those of the agency names in every language. A habit is a field here, never a parser.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final


@dataclass(frozen=True, kw_only=True)
class Agency:
    """An agency and its habits.

    `hosts` are domains in guids and senders, `names` what its files call it (in lower case),
    `zone` the time zone meant where its times have none, `metas` prefixes of NITF meta names that
    only its system writes, `slug_meta` the NITF meta that holds its slugline and `slug_pattern` how
    it is put together, `marker` what its headlines begin with for machines, `statuses` its own
    signal codes, `earlier` the types of NewsML-G2 `altId` that hold the rest of an item's own guid
    and of that of the item which it replaces.
    """

    code: str
    name: str
    hosts: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    zone: str | None = None
    metas: tuple[str, ...] = ()
    slug_meta: str | None = None
    slug_pattern: str | None = None
    marker: re.Pattern[str] | None = None
    statuses: dict[str, str] = field(default_factory=dict)
    earlier: tuple[str, str] | None = None

    def headline(self, text: str | None) -> str | None:
        """Return a headline without the marker that it begins with."""
        return (self.marker.sub("", text) or None) if text and self.marker else text


_REUTERS_STATUS: Final = {
    "edstat:n": "new",
    "edstat:u": "update",
    "edstat:c": "correction",
    "edstat:d": "kill",
}

AGENCIES: Final[tuple[Agency, ...]] = (
    Agency(
        code="ap",
        name="AP",
        hosts=("ap.org", "apnews.com"),
        names=("associated press", "ap sports"),
    ),
    Agency(
        code="reuters",
        name="Reuters",
        hosts=("reuters.com", "thomsonreuters.com"),
        names=("thomson reuters",),
        statuses=_REUTERS_STATUS,
    ),
    Agency(
        code="afp",
        name="AFP",
        hosts=("afp.com",),
        names=("agence france presse", "agence france-presse"),
    ),
    Agency(
        code="dpa",
        name="dpa",
        hosts=("dpa.com", "dpa.de"),
        names=("deutsche presse-agentur gmbh", "deutsche presse-agentur"),
        zone="Europe/Berlin",
    ),
    Agency(
        code="efe",
        name="EFE",
        hosts=("efe.com", "efe.es", "efeservicios.com"),
        names=("agencia efe",),
        zone="Europe/Madrid",
    ),
    Agency(
        code="ansa",
        name="ANSA",
        hosts=("ansa.it",),
        zone="Europe/Rome",
        marker=re.compile(r"^>+\s*ANSA/"),
    ),
    Agency(
        code="kyodo",
        name="Kyodo",
        hosts=("kyodonews.jp",),
        names=("kyodo news",),
        zone="Asia/Tokyo",
    ),
    Agency(
        code="tass",
        name="TASS",
        hosts=("tass.com", "tass.ru", "itar-tass.com"),
        names=("itar-tass",),
        zone="Europe/Moscow",
    ),
    Agency(
        code="tt",
        name="TT",
        hosts=("tt.se",),
        names=("tt nyhetsbyrån",),
        zone="Europe/Stockholm",
        statuses={"tt_sig:replace": "update"},
        earlier=("tt:uno", "tt:refuno"),
    ),
    Agency(
        code="ntb",
        name="NTB",
        hosts=("ntb.no",),
        zone="Europe/Oslo",
        metas=("NTB",),
        slug_meta="NTBStikkord",
    ),
    Agency(code="stt", name="STT", hosts=("stt.fi", "stt-lehtikuva.fi"), zone="Europe/Helsinki"),
    Agency(
        code="belga",
        name="Belga",
        hosts=("belga.be",),
        names=("agence belga",),
        zone="Europe/Brussels",
    ),
    Agency(code="anp", name="ANP", hosts=("anp.nl",), zone="Europe/Amsterdam"),
    Agency(
        code="aap",
        name="AAP",
        hosts=("aap.com.au",),
        names=("australian associated press",),
        zone="Australia/Sydney",
        metas=("aap-",),
    ),
    Agency(
        code="pa",
        name="PA",
        hosts=("pressassociation.com", "pa.media"),
        names=("press association", "pa sport", "pa media"),
        zone="Europe/London",
        slug_pattern="{scope} {keyword}",
    ),
    Agency(
        code="globenewswire",
        name="GlobeNewswire",
        hosts=("globenewswire.com", "marketwired.com", "marketwire.com"),
        names=("globe newswire",),
    ),
    Agency(code="ritzau", name="Ritzau", hosts=("ritzau.dk",), zone="Europe/Copenhagen"),
    Agency(
        code="apa",
        name="APA",
        hosts=("apa.at",),
        names=("austria presse agentur",),
        zone="Europe/Vienna",
    ),
    Agency(
        code="keystone-sda",
        name="Keystone-SDA",
        hosts=("sda-ats.ch", "keystone-sda.ch"),
        names=("ats", "sda"),
        zone="Europe/Zurich",
    ),
    Agency(code="lusa", name="Lusa", hosts=("lusa.pt",), zone="Europe/Lisbon"),
    Agency(code="pap", name="PAP", hosts=("pap.pl",), zone="Europe/Warsaw"),
    Agency(
        code="ctk", name="ČTK", hosts=("ctk.cz", "ctk.eu"), names=("čtk",), zone="Europe/Prague"
    ),
    Agency(
        code="xinhua",
        name="Xinhua",
        hosts=("xinhuanet.com", "news.cn"),
        names=("xinhua news agency",),
    ),
    Agency(
        code="ana-mpe",
        name="ANA-MPE",
        hosts=("amna.gr", "ana-mpa.gr", "ana-mpe.gr"),
        zone="Europe/Athens",
    ),
    Agency(
        code="cp",
        name="CP",
        hosts=("thecanadianpress.com",),
        names=("the canadian press", "canadian press"),
    ),
    Agency(code="epa", name="EPA", hosts=("epa.eu",), names=("european pressphoto agency",)),
    Agency(
        code="businesswire",
        name="Business Wire",
        hosts=("businesswire.com",),
        names=("businesswire",),
    ),
    Agency(
        code="prnewswire",
        name="PR Newswire",
        hosts=("prnewswire.com", "prnewswire.co.uk", "prnasia.com", "newswire.ca"),
        names=("prnewswire", "cision", "pr newswire association llc", "cnw group", "cnw"),
    ),
    Agency(
        code="europapress",
        name="Europa Press",
        hosts=("europapress.es", "europapress.net"),
        names=("europa press noticias",),
    ),
    Agency(
        code="newsaktuell",
        name="news aktuell",
        hosts=("presseportal.de", "newsaktuell.de", "newsaktuell.ch"),
        names=("ots",),
        zone="Europe/Berlin",
    ),
    Agency(code="upi", name="UPI", hosts=("upi.com",), names=("united press international",)),
    Agency(
        code="yonhap",
        name="Yonhap",
        hosts=("yna.co.kr", "yonhapnews.co.kr"),
        names=("yonhap news agency", "yonhap news"),
        zone="Asia/Seoul",
    ),
    Agency(code="jiji", name="Jiji Press", hosts=("jiji.com",), zone="Asia/Tokyo"),
    Agency(
        code="anadolu",
        name="Anadolu",
        hosts=("aa.com.tr",),
        names=("anadolu agency", "anadolu ajansı"),
        zone="Europe/Istanbul",
    ),
    Agency(
        code="pti",
        name="PTI",
        hosts=("ptinews.com",),
        names=("press trust of india",),
        zone="Asia/Kolkata",
    ),
    Agency(
        code="businessdesk",
        name="BusinessDesk",
        hosts=("businessdesk.co.nz",),
        zone="Pacific/Auckland",
    ),
    Agency(
        code="iptc",
        name="IPTC",
        hosts=("iptc.org",),
        names=("international press telecommunications council",),
    ),
    Agency(
        code="wenn",
        name="WENN",
        hosts=("wenn.com", "wenn.org"),
        names=("wenn feed", "wenn newsdesk", "feed-wenn-com"),
    ),
    Agency(code="youtube", name="YouTube", hosts=("youtube.com",)),
)
