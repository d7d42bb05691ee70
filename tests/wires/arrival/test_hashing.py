"""Texts that are hashed together have the marks that each has alone."""

from __future__ import annotations

import random
from typing import Any, cast

from hypothesis import given
from hypothesis import strategies as st

from dateline.wires.arrival import Arrival, Batch
from dateline.wires.arrival.hashing import hash_texts
from dateline.wires.likeness import shingles_of, signature_of
from dateline.wires.models import ItemVersion
from dateline.wires.prints import prints_of

SENTENCES = {
    "en": "storm closes the harbour of Lakeside and 12 ships wait for a calmer sea on Monday",
    "sr": "Олуја је затворила луку и дванаест бродова чека мирније море у понедељак",
    "fa": "توفان بندر را بست و دوازده کشتی در انتظار دریای آرام‌تر ماندند",
    "zh": "风暴关闭了港口十二艘船等待平静的海面",
    "th": "พายุปิดท่าเรือ เรือสิบสองลำรอทะเลที่สงบกว่า",
}
Text = list[str]


@st.composite
def texts(draw: st.DrawFn) -> list[Text]:
    chance = random.Random(draw(st.integers(0, 10_000)))
    kinds = draw(st.lists(st.sampled_from([*SENTENCES, "mixed", "empty"]), max_size=6))
    return [_text(chance, kind) for kind in kinds]


def _text(chance: random.Random, kind: str) -> Text:
    words = SENTENCES.get(kind, " ".join(SENTENCES.values())).split()
    if kind == "empty":
        return [""] * chance.randint(0, 2)
    sizes = [chance.choice([0, 1, 2, 7, 8, 9, 40]) for _ in range(chance.randint(1, 90))]
    return [chance.choice(" \n").join(chance.choices(words, k=size)) for size in sizes]


@given(found=texts())
def test_a_text_has_the_same_marks_in_a_batch_as_alone(found: list[Text]) -> None:
    versions = [
        ItemVersion(
            headline="Harbour closed as storm nears the coast of Lakeside late on Monday night",
            summary="Ships wait.",
            paragraphs=[{"kind": "paragraph", "runs": [{"text": one}]} for one in text],
        )
        for text in found
    ]
    arrivals = [_arrival(one) for one in versions]
    hash_texts(Batch(arrivals))
    for text, arrival in zip(found, arrivals, strict=True):
        version = arrival.version
        whole = "\n".join(text) or f"{version.headline} {version.summary}"
        assert version.minhash == signature_of(shingles_of(whole))
        assert arrival.prints == prints_of(text)


def _arrival(version: ItemVersion) -> Arrival:
    none = cast(Any, None)
    return Arrival(none, none, "", version, True, None, True, none)
