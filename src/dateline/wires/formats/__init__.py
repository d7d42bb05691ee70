"""The formats of the wires: one package each, found by themselves.

To add one, make a package here whose `FORMAT` has a `name`, `recognises` and `parse`; see
docs/wires/formats.md.
"""

from dateline.wires.formats.interface import Format, Head
from dateline.wires.formats.registry import formats, parse_wire, recognise

__all__ = ["Format", "Head", "formats", "parse_wire", "recognise"]
