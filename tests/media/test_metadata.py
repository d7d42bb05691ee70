from __future__ import annotations

from pathlib import Path

import pytest
import pyvips

from dateline.media.metadata import Proposals, read_proposals

_XMP = """<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF
 xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'
 xmlns:dc='http://purl.org/dc/elements/1.1/'
 xmlns:photoshop='http://ns.adobe.com/photoshop/1.0/'>
 <rdf:Description rdf:about='' photoshop:Credit='Agency X'>
  <dc:description><rdf:Alt><rdf:li xml:lang='fr'>Un pont</rdf:li>
   <rdf:li xml:lang='x-default'>A bridge</rdf:li></rdf:Alt></dc:description>
  <dc:creator><rdf:Seq><rdf:li>A. Field</rdf:li><rdf:li>B. Hill</rdf:li></rdf:Seq></dc:creator>
 </rdf:Description></rdf:RDF></x:xmpmeta>"""


def _labelled(draw, **packets: bytes) -> bytes:
    image = draw(64, 48).copy()
    for name, packet in packets.items():
        image.set_type(pyvips.GValue.blob_type, name.replace("_", "-"), packet)
    return bytes(image.jpegsave_buffer())


def _iim(*datasets: tuple[int, int, bytes]) -> bytes:
    body = b"".join(
        b"\x1c" + bytes([record, number]) + len(value).to_bytes(2, "big") + value
        for record, number, value in datasets
    )
    head = b"Photoshop 3.0\x008BIM\x04\x04\0\0" + len(body).to_bytes(4, "big")
    return head + body + (b"\0" if len(body) % 2 else b"")


def test_xmp_is_read_from_attributes_and_elements(draw):
    found = read_proposals(_labelled(draw, xmp_data=_XMP.encode()))
    assert found == Proposals(caption="A bridge", credit="Agency X", creator="A. Field, B. Hill")


def test_iim_is_read_in_utf8_and_in_the_letters_of_windows(draw):
    utf8 = _iim((1, 90, b"\x1b%G"), (2, 120, "Café à Genève".encode()), (2, 110, b"dpa"))
    windows = _iim((2, 120, "Café à Genève".encode("cp1252")))
    assert read_proposals(_labelled(draw, iptc_data=utf8)).caption == "Café à Genève"
    assert read_proposals(_labelled(draw, iptc_data=utf8)).credit == "dpa"
    assert read_proposals(_labelled(draw, iptc_data=windows)).caption == "Café à Genève"


def test_exif_is_the_last_resort(draw):
    image = draw(64, 48).copy()
    image.set_type(pyvips.GValue.gstr_type, "exif-ifd0-ImageDescription", "A bridge (old)")
    found = read_proposals(image.jpegsave_buffer())
    assert found.caption.startswith("A bridge")


@pytest.mark.parametrize(
    "packet",
    [
        b"<broken",
        b"",
        b"\0" * 99,
        b"<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><a>&x;</a>",
    ],
)
def test_unreadable_labels_are_passed_over(draw, packet):
    assert read_proposals(_labelled(draw, xmp_data=packet or b" ")) == Proposals()


def test_a_cut_off_record_ends_the_reading(draw):
    whole = _iim((2, 105, b"Headline"), (2, 120, b"Caption"))
    found = read_proposals(_labelled(draw, iptc_data=whole[:-4]))
    assert found.headline == "Headline"


def test_what_is_no_picture_proposes_nothing():
    assert read_proposals(b"hello") == Proposals()


@pytest.mark.shared
def test_the_reference_picture_of_the_standard_is_read():
    path = (
        Path(__file__).parents[3] / "shared/schemas/iptc-photo/IPTC-PhotometadataRef-Std2023.2.jpg"
    )
    if not path.exists():
        pytest.skip(f"../shared is not here: {path.name}")
    found = read_proposals(path.read_bytes())
    assert found.headline == "The Headline (ref2023.2)"
    assert found.caption == "The description aka caption (ref2023.2)"
    assert found.credit == "Credit Line (ref2023.2)"
    assert found.copyright.startswith("Copyright (Notice) 2023.2 IPTC")
    assert found.creator == "Creator1 (ref2023.2)"
    assert found.source == "Source (ref2023.2)"
    assert found.alt.startswith("This is the Alt Text description")
