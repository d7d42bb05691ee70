"""The language of a text that declares none, from its words and letters.

Three kinds of evidence, in this order: what the detector CLD2 finds sure (`detector`), what only
the letters can tell (`letters`), and words by which near languages part (`wording`). Where they do
not decide there is no answer.
"""

from dateline.wires.reading.language.detection import language_of, language_of_item

__all__ = ["language_of", "language_of_item"]
