"""Messages of the teletype formats, made for the tests, and their receipt."""

from __future__ import annotations

from uuid import UUID

from django.utils import timezone

from dateline.wires.actions import receive_wire
from dateline.wires.arrival.entries import entry_of as make_entry
from dateline.wires.arrival.entries import write_entries
from dateline.wires.models import Entry, ItemVersion
from dateline.wires.standing import items_facts

STORM = (
    "HARBOR, Maine (AP) _ A storm closed the harbor on Friday and broke the northern sea wall.",
    "Twelve ships wait outside for the channel to open, the harbor master told reporters.",
    "Nobody was hurt when the wall gave way, and repairs begin after the weekend.",
)


def anpa(
    slug: str,
    *paragraphs: str,
    number: str = "W1001",
    lead: str = "",
    headline: str = "Storm closes harbor",
    notes: tuple[str, ...] = (),
    time: str = "11-20-26 0900GMT",
) -> bytes:
    """Return a message of ANPA 1312 as the Associated Press sends it."""
    added = f", {lead}" if lead else ""
    joined = slug.replace(" ", "") + (f" {lead.replace(' ', '')}" if lead else "")
    above = "".join(f"^{line}<\n" for line in (headline, *notes) if line)
    text = "".join(f"\t{one}\n" for one in paragraphs)
    return (
        f"\x16\x16\x01{number}\x1f_asian\nr a\x13\x11 BC-{joined}     11-20 0358\n"
        f"\x02^BC-{slug}{added},117<\n{above}{text}\n\t \x03AP-WF-{time}<\n\n\x0c\n\x04"
    ).encode()


def iptc(
    slug: str,
    *paragraphs: str,
    number: str = "eca062",
    marker: str = "",
    headline: str = "Storm closes harbour",
    time: str = "200900 GMT Nov 26",
) -> bytes:
    """Return a message of IPTC 7901 as dpa sends it."""
    above = f"{marker}\n" if marker else ""
    text = "\n\n".join(f"   {one}" for one in paragraphs)
    return (
        f"\x01{number} 4 i 211 ccccb   dpa 061\n\n{slug}/\n\x02{above}{headline} =\n\n{text}\n\n"
        f"\x03{time} \n\x04"
    ).encode()


def receive(data: bytes) -> ItemVersion:
    """Take in a file of one item and return its version."""
    _, versions = receive_wire(data=data, name="one", by=None)
    (version,) = versions
    return version


def entry_of(item: UUID) -> Entry:
    """Return how an item stands."""
    return Entry.objects.get(pk=item)


def weigh_again(item: UUID) -> Entry:
    """Let the entry of an item show how it stands, after a test has written its rows itself."""
    facts = items_facts([item])[item]
    newest = ItemVersion.objects.select_related("item").get(pk=facts.in_order()[-1].pk)
    provider = newest.item.provider_id
    standing = facts.standing(provider, possible_correction=False, now=timezone.now())
    entry = make_entry(newest, provider)
    entry.signals = list(standing.signals)
    entry.embargoed, entry.held = standing.embargoed, standing.held
    write_entries(new=[], changed=[entry])
    return entry
