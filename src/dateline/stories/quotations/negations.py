"""Words that turn what is said into its opposite."""

from __future__ import annotations

from typing import Final

_WORDS: Final = (
    "not no never nor none neither cannot can't don't doesn't didn't won't wouldn't isn't aren't "
    "wasn't weren't shouldn't pas ne jamais aucun nicht kein keine keinen nie niemals non mai "
    "nunca não nem не ни нет никогда ні لا لم لن ليس نه هرگز هیچ नहीं न मत 不 没 沒 未 無 değil hiç "
    "asla μη δεν όχι inte ikke ei niet geen tidak bukan"
)
NEGATIONS: Final = frozenset(_WORDS.split())
