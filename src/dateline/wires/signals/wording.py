"""Signals that only stand in the wire's wording.

Markers are looked for where agencies put them: in capitals in headline, slugline and keywords, in
any letters at the beginning of an editor's note. Words of ordinary news ("Storm kills 12",
"Government withholds data") are no markers.
"""

from __future__ import annotations

import re
from typing import Final

from dateline.wires.parsed import Signal

_MARKERS: Final[tuple[tuple[Signal, re.Pattern[str]], ...]] = (
    (
        "kill",
        re.compile(
            r"=+\s*KILL|(?:MANDATORY|BULLETIN|URGENT|EDITORS?:?|PHOTO"
            r"|PICTURE|STORY|MANDATORY)[\s-]+KILL\b"
            r"|^\W*KILL\b\s*(?:[-:–—,(=]|$)|\bKILL (?:NOTICE|ADVISORY)|\(KILL\)|-KILL\b"
            r"|\bWITHDRAWN\b|\bWITHDRAWAL\b\s*(?:[-:–—(=]|$)"
            r"|\bRETRACT(?:ED|ION)\b|\bANNULE(?:R|Z)\b"
            r"|\bANULAD[AO]\b|\bZURÜCKGEZOGEN\b|\bUTGÅR\b"
        ),
    ),
    ("withhold", re.compile(r"\bWITHHOLD\b|\bDO NOT (?:USE|PUBLISH)\b|^\W*HOLD\b\s*[-:–—(=]")),
    (
        "embargo",
        re.compile(r"\bEMBARGO(?:ED)?\b|\bSPERRFRIST\b|\bHOLD FOR RELEASE\b|\bEMBARGOUNTIL\b"),
    ),
    (
        "correction",
        re.compile(
            r"\bCORRECT(?:ED|ION|IONS|IVE|S)\b|\bREFILE\b|\bREFILES\b"
            r"|\bCORR(?:\b|-)|\bBERICHTIGUNG\b"
            r"|\bKORREKTUR\b|\bRECTIFICATI(?:F|ON)\b|\bCORRECTIF\b|\bCORRECCI[ÓO]N\b|\bRETTELSE\b"
            r"|\bRÄTTELSE\b|\bKORJAUS\b|\bKORJATTU\b|\bERRATUM\b"
            r"|\bRIPETIZIONE CORRETTA\b|\bCORRIGE\b"
        ),
    ),
    (
        "update",
        re.compile(
            r"\bUPDATE(?:S|D)?\b(?:\s+\d+)?|\bWRITE-?THRU\b|\b\d+(?:ST|ND|RD|TH) (?:LD|LEAD)\b"
            r"|\b(?:[Ww]rite-?[Tt]hru)\b|\b\d+(?:st|nd|rd|th) (?:Ld|Lead)\b|\bRECASTS\b"
        ),
    ),
    ("advisory", re.compile(r"\bADVISORY\b|\bNOTE TO EDITORS\b|\bEDITORS'? NOTE\b")),
)
_NOTES: Final[tuple[tuple[Signal, re.Pattern[str]], ...]] = (
    (
        "kill",
        re.compile(
            r"^(?:please |mandatory |must )*kill\b|\b(?:please|must|should) (?:be )?kill(?:ed)?\b"
            r"|\b(?:is|has been|was) (?:withdrawn|killed|retracted)\b"
            r"|^withdraw(?:n|s|ing)?\b|\bkill this\b"
        ),
    ),
    ("withhold", re.compile(r"^(?:please )?(?:withhold|do not (?:use|publish))\b")),
    (
        "embargo",
        re.compile(
            r"\bembargo(?:ed)?\b|\bhold for release\b"
            r"|\bnot for (?:publication|release|use) before\b|\bsperrfrist\b"
        ),
    ),
    (
        "correction",
        re.compile(
            r"^(?:this )?(?:corrects|corrected|correction|corrects?ing"
            r"|korjattu|korrigiert|berichtigt|"
            r"rectification|corrige|corrected version|refiles?)\b"
            r"|\bcorrects (?:the|spelling|name|headline|"
            r"paragraph|figure|to)\b|\bkorrigerad\b|\brettet\b"
        ),
    ),
    (
        "update",
        re.compile(r"^(?:updates?|updating|updated|adds?|recasts?|recasting|with updates)\b"),
    ),
    ("advisory", re.compile(r"^advisory\b|^note to editors\b")),
)
# What every marker has in common, so that most items need one look.
_ANY: Final = re.compile(
    r"(?:KILL|WITH|RETR|ANNU|ANUL|ZURÜ|UTGÅ|HOLD|EMBA|SPER|CORR|REFI|BERI|KORR|RECT|RETT"
    r"|RÄTT|KORJ|ERRA|RIPE|UPDA|WRIT|RECA|ADVI|NOTE|EDIT)|DO NOT|UTGÅR|[Ww]rite-?[Tt]hru"
    r"|\d(?:st|nd|rd|th|ST|ND|RD|TH) L"
)
_ANY_NOTED: Final = re.compile(
    r"kill|with|retract|use|publish|embarg|release|sperrfrist|correct|corrig|korj|korri|bericht"
    r"|rectif|rettet|refile|updat|adds?\b|recast|advis|note|writ|lead|ld\b|hold|annul|anulad"
    r"|zurück|utg|errat|ripet|retts|rätt"
)
_SENTENCES: Final = re.compile(r"[\n.;]\s*")
_OPENING: Final = re.compile(
    r"^\W*(?:eds?|editors?|attention editors|note to editors)\b[\s:.,-]*", re.IGNORECASE
)


def worded(*, markers: str, note: str) -> set[Signal]:
    """Return the signals said in words.

    Args:
        markers: headline, slugline and keywords, one a line.
        note: the editor's note, a sentence or item a line.
    """
    found: set[Signal] = set()
    if _ANY.search(markers):
        found |= {signal for signal, pattern in _MARKERS if pattern.search(markers)}
    lowered = note.casefold()
    if note and _ANY_NOTED.search(lowered):
        if _ANY.search(note):
            found |= {signal for signal, pattern in _MARKERS if pattern.search(note)}
        for line in _SENTENCES.split(lowered):
            if not _ANY_NOTED.search(line):
                continue
            said = _OPENING.sub("", line).strip()
            found |= {signal for signal, pattern in _NOTES if pattern.search(said)}
    return found
