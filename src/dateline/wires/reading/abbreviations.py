"""Abbreviations of time zones as news writes them, as data."""

from __future__ import annotations

from typing import Final

# An abbreviation stands for the zone of its place: who writes EST in July means the clocks of New
# York. Where one is used in several places, the wires' use counts (IST is India's).
_ABBREVIATIONS: Final = {
    "UTC": "Z GMT UTC",
    "America/New_York": "ET EST EDT",
    "America/Chicago": "CT CST CDT",
    "America/Denver": "MT MST MDT",
    "America/Los_Angeles": "PT PST PDT",
    "America/Anchorage": "AKST AKDT",
    "Pacific/Honolulu": "HST",
    "America/Halifax": "AST ADT",
    "America/St_Johns": "NST NDT",
    "America/Sao_Paulo": "BRT",
    "America/Argentina/Buenos_Aires": "ART",
    "Europe/London": "BST",
    "Europe/Lisbon": "WET WEST",
    "Europe/Berlin": "CET CEST MEZ MESZ",
    "Europe/Helsinki": "EET EEST",
    "Europe/Moscow": "MSK МСК мск",
    "Africa/Johannesburg": "SAST",
    "Africa/Lagos": "WAT",
    "Africa/Nairobi": "EAT",
    "Asia/Tehran": "IRST IRDT",
    "Asia/Kolkata": "IST",
    "Asia/Karachi": "PKT",
    "Asia/Jakarta": "WIB",
    "Asia/Hong_Kong": "HKT",
    "Asia/Singapore": "SGT",
    "Asia/Tokyo": "JST",
    "Asia/Seoul": "KST",
    "Australia/Sydney": "AEST AEDT",
    "Australia/Perth": "AWST",
    "Pacific/Auckland": "NZST NZDT",
}
ZONES_BY_ABBREVIATION: Final = {
    word: zone for zone, words in _ABBREVIATIONS.items() for word in words.split()
}
