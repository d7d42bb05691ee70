"""E-mail (RFC 5322) with MIME (RFC 2045 to 2049): one message, one item."""

from dateline.wires.formats.email.reader import Email

FORMAT = Email()
