"""AP Media API (versions 1 and 2): items and feeds of The Associated Press in JSON."""

from dateline.wires.formats.ap_media_api.reader import ApMediaApi

FORMAT = ApMediaApi()
