"""The public ledger in files."""

from __future__ import annotations

import orjson

from dateline.ground import signing
from dateline.publishing.assemble.reader import Reader
from dateline.publishing.ledger import lines
from dateline.publishing.pages import keys
from dateline.publishing.pages.outputs import Made, Spec, Urgency, output


@output("ledger-part", urgency=Urgency.LEDGER)
def make_part(spec: Spec, reader: Reader) -> Made:
    """Make a file of entries; the subject is its number."""
    return Made(lines.part(int(spec.subject)))


@output("ledger-head", urgency=Urgency.LEDGER)
def make_head(spec: Spec, reader: Reader) -> Made:
    """Make the file that tells of the newest entry."""
    reader.depends_on(keys.LEDGER)
    return Made(lines.head())


@output("ledger-key", urgency=Urgency.LEDGER)
def make_key(spec: Spec, reader: Reader) -> Made:
    """Make the file with the key that verifies the ledger."""
    facts = {"algorithm": "Ed25519", "key": signing.public_key().hex()}
    return Made(orjson.dumps(facts))
