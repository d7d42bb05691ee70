"""Codes of countries in every form that wires have."""

from __future__ import annotations

import json
from typing import Any

import pytest
from tests.wires.conftest import Ninjs

from dateline.wires.formats import parse_wire
from dateline.wires.reading.countries import country_code, first_country

_G2 = """<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="a"><contentMeta>
<headline>Harbour</headline><located {located}</located></contentMeta></newsItem>"""
_NITF = """<nitf><head><docdata>{evloc}</docdata></head><body><body.head><dateline><location>
<city>Sydney</city>{country}</location></dateline></body.head></body></nitf>"""
_NEWSML_1 = """<NewsML><NewsItem><NewsComponent><NewsLines><HeadLine>Harbour</HeadLine></NewsLines>
<DescriptiveMetadata>{place}</DescriptiveMetadata><ContentItem><DataContent><p>One.</p>
</DataContent></ContentItem></NewsComponent></NewsItem></NewsML>"""


def _place(source: str | bytes) -> tuple[str | None, str | None]:
    data = source.encode() if isinstance(source, str) else source
    (item,) = parse_wire(data, name="a").items
    return item.located, item.country


@pytest.mark.parametrize(
    "text",
    ["DE", "de", "DEU", "276", "iso3166-1a2:DE", "iso3166-1a3:DEU", "iso3166-2:DE-HE", " DE "],
)
def test_every_form_of_a_code_is_the_country_of_two_letters(text: str) -> None:
    assert country_code(text) == "DE"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Germany",
        "EU",
        "ZZ",
        "N2:DE",
        "dpacountry:1",
        "geo:276",
        "SUN",
        "DE; DROP",
        "XX",
        "iso3166-" + "1" * 200 + ":DE",
    ],
)
def test_what_names_no_country_of_today_by_code_is_none(text: str) -> None:
    assert country_code(text) is None


def test_the_first_code_of_a_country_counts() -> None:
    assert first_country(None, "", "Norden", "SWE", "NO") == "SE"
    assert first_country() is None


@pytest.mark.parametrize(
    ("located", "country"),
    [
        ('qcode="iso3166-1a2:FR"><name>Paris</name>', "FR"),
        ('qcode="city:7"><name>Paris</name><broader qcode="iso3166-1a3:FRA"/>', "FR"),
        ('><name>Paris</name><broader><sameAs qcode="iso3166-1a2:FR"/></broader>', "FR"),
        ('><name>Paris</name><broader type="cptype:country"><name>France</name></broader>', None),
        ('qcode="geo:3172394"><name>Paris</name>', None),
    ],
)
def test_newsml_g2_gives_the_country_of_the_place_or_of_what_it_lies_in(
    located: str, country: str | None
) -> None:
    assert _place(_G2.format(located=located)) == ("Paris", country)


@pytest.mark.parametrize(
    ("evloc", "inside", "country"),
    [
        ("", '<country iso-cc="AU">Australia</country>', "AU"),
        ('<evloc iso-cc="NZ"/>', '<country iso-cc="AU">Australia</country>', "AU"),
        ('<evloc iso-cc="NZ"/>', "", "NZ"),
        ('<evloc county-dist="Norden"/>', "", None),
    ],
)
def test_nitf_gives_the_country_of_the_dateline_else_of_the_event(
    evloc: str, inside: str, country: str | None
) -> None:
    assert _place(_NITF.format(evloc=evloc, country=inside)) == ("Sydney", country)


def test_newsml_1_gives_the_country_of_the_place_that_the_story_comes_from() -> None:
    told = '<Location><Property FormalName="Country" Value="MLI"/></Location>'
    origin = (
        '<Location HowPresent="Origin"><Property FormalName="Country" Value="FRA"/>'
        '<Property FormalName="City" Value="Paris"/></Location>'
    )
    outside = (
        '<Property FormalName="Country" Value="GRC"/><Property FormalName="City" Value="Athens"/>'
    )
    assert _place(_NEWSML_1.format(place=told + origin)) == ("Paris", "FR")
    assert _place(_NEWSML_1.format(place=outside)) == ("Athens", "GR")
    assert _place(_NEWSML_1.format(place=origin.replace("FRA", "Belgique"))) == ("Paris", None)


@pytest.mark.parametrize(
    ("located", "expected"),
    [
        ("Oslo", ("Oslo", None)),
        ({"city": "Oslo", "country_code": "NO", "country": "Norway"}, ("Oslo", "NO")),
        ({"city": "Oslo", "country": "NOR"}, ("Oslo", "NO")),
        ({"city": "Oslo", "country": "Norway"}, ("Oslo", None)),
    ],
)
def test_ninjs_gives_the_country_where_the_place_is_an_object(
    ninjs: Ninjs, located: Any, expected: tuple[str, str | None]
) -> None:
    assert _place(ninjs(located=located)) == expected


def test_the_ap_media_api_gives_the_country_of_the_dateline() -> None:
    place = {"city": "Los Angeles", "countrycode": "USA", "countryname": "UNITED STATES"}
    item = {"altids": {"itemid": "1"}, "headline": "Harbour", "datelinelocation": place}
    data = {"api_version": "1.0", "data": {"item": {**item, "type": "text", "version": 1}}}
    assert _place(json.dumps(data)) == ("Los Angeles", "US")
