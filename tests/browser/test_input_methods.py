"""Input methods that compose words, while another writes in the same paragraph: nothing is lost.

The words are composed as Chromium lets a program do it: each step replaces the one before it, and the
last is committed. What an input method of a system adds to that (windows of candidates) is not tried.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, WebSocket, expect
from tests.browser.test_suggesting import article_of, suggest
from tests.browser.test_writing import begin_story, open_text, put_caret, saved, wait_until_same

Window = Callable[[], Page]
NOTE_COMPOSITIONS = """() => {
  window.compositions = [];
  for (const name of ["compositionstart", "compositionend"])
    document.addEventListener(name, (event) => window.compositions.push([name, event.data]), true);
}"""
# Each word as it grows in the method's own window, and what is committed.
WORDS = {
    "kana-to-kanji": [(["k", "か", "かn", "かん", "かんj", "かんじ", "漢字"], "漢字")],
    "hangul": [(["ㅎ", "하", "한"], "한"), (["ㄱ", "그", "글"], "글")],
    "telex": [(["t", "ti", "tie", "tiê", "tiên", "tiêng", "tiếng"], "tiếng")],
    "persian": [(["م", "می", "می\u200c", "می\u200cر", "می\u200cروم"], "می\u200cروم")],
    "letter-by-letter": [(["a"], "ä"), (["o"], "ö")],
}


class Method:
    """An input method at work in a page."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._session = page.context.new_cdp_session(page)
        page.evaluate(NOTE_COMPOSITIONS)

    def compose(self, words: str) -> None:
        self._key()
        size = len(words.encode("utf-16-le")) // 2
        place = {"text": words, "selectionStart": size, "selectionEnd": size}
        self._session.send("Input.imeSetComposition", place)

    def commit(self, words: str) -> None:
        self._key()
        self._session.send("Input.insertText", {"text": words})

    def cancel(self) -> None:
        nothing = {"text": "", "selectionStart": 0, "selectionEnd": 0}
        self._session.send("Input.imeSetComposition", nothing)

    def ends(self) -> list[Any]:
        """What each composition gave, in order."""
        found = self._page.evaluate("window.compositions")
        return [data for name, data in found if name == "compositionend"]

    def _key(self) -> None:
        """A key that the method took for itself has the code 229 (UI Events, section 5.3.1)."""
        key = {"type": "rawKeyDown", "windowsVirtualKeyCode": 229, "key": "Process"}
        self._session.send("Input.dispatchKeyEvent", key)


class Heard:
    """What came to a page from the server."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._frames: list[bytes] = []
        page.on("websocket", self._follow)

    def _follow(self, socket: WebSocket) -> None:
        socket.on("framereceived", lambda data: self._frames.append(_bytes(data)))

    def wait_for(self, words: str) -> None:
        """Wait until an update with these words has come, shown or not."""
        for _ in range(1_500):
            if any(words.encode() in frame for frame in self._frames):
                return
            self._page.wait_for_timeout(20)
        raise AssertionError(words)


def _bytes(data: str | bytes) -> bytes:
    return data if isinstance(data, bytes) else data.encode()


def two_in(window: Window, *paragraphs: str) -> tuple[Page, Page, Heard]:
    mine, theirs = window(), window()
    heard = Heard(mine)
    address = begin_story(mine, *paragraphs)
    open_text(theirs, address)
    return mine, theirs, heard


def compose_while_another_types(
    method: Method, words: list[tuple[list[str], str]], theirs: Page, heard: Heard
) -> str:
    """Compose words; between any two steps the other types a sign. Return all that was typed there."""
    typed = ""
    for steps, committed in words:
        for step in steps:
            method.compose(step)
            sign = f"<{len(typed)}>"
            theirs.keyboard.insert_text(sign)
            typed += sign
            heard.wait_for(sign)
        method.commit(committed)
    return typed


@pytest.mark.parametrize("words", WORDS.values(), ids=WORDS.keys())
@pytest.mark.parametrize("place", ["start", "end"], ids=["before", "behind"])
def test_a_word_is_composed_while_another_types_in_the_paragraph(
    window: Window, words: list[tuple[list[str], str]], place: str
) -> None:
    mine, theirs, heard = two_in(window, "start middle end")
    put_caret(theirs, "middle", after=place)
    put_caret(mine, "middle", after="middle")
    method = Method(mine)
    typed = compose_while_another_types(method, words, theirs, heard)
    whole = "".join(committed for _, committed in words)
    assert method.ends() == [committed for _, committed in words]
    mine.keyboard.insert_text("!")
    wanted = f"start middle{whole}! end".replace(place, place + typed)
    assert wait_until_same([mine, theirs]) == [wanted]


@pytest.mark.parametrize("words", WORDS.values(), ids=WORDS.keys())
def test_a_composed_word_is_one_suggestion(
    window: Window, words: list[tuple[list[str], str]]
) -> None:
    mine, theirs, heard = two_in(window, "start middle end")
    suggest(mine)
    put_caret(theirs, "middle", after="start")
    put_caret(mine, "middle", after="middle")
    method = Method(mine)
    typed = compose_while_another_types(method, words, theirs, heard)
    whole = "".join(committed for _, committed in words)
    assert method.ends() == [committed for _, committed in words]
    mine.keyboard.insert_text("!")
    assert wait_until_same([mine, theirs]) == [f"start{typed} middle{whole}! end"]
    for page in (mine, theirs):
        expect(page.locator("ins[data-suggestion]")).to_have_text([f"{whole}!"])
        expect(page.locator("del[data-suggestion]")).to_have_count(0)
    assert [text for _, text in article_of(mine)] == [f"start{typed} middle end"]


def test_chosen_words_are_proposed_to_go_when_others_are_composed_for_them(window: Window) -> None:
    mine, theirs, _ = two_in(window, "start middle end")
    suggest(mine)
    put_caret(mine, "middle", after="middle")
    for _ in "middle":
        mine.keyboard.press("Shift+ArrowLeft")
    method = Method(mine)
    for step in ("k", "か", "かん"):
        method.compose(step)
    method.commit("漢")
    assert wait_until_same([mine, theirs]) == ["start middle漢 end"]
    expect(theirs.locator("ins[data-suggestion]")).to_have_text("漢")
    expect(theirs.locator("del[data-suggestion]")).to_have_text("middle")


def test_a_composition_that_is_given_up_leaves_nothing(window: Window) -> None:
    mine, theirs, heard = two_in(window, "start middle end")
    put_caret(theirs, "middle", after="middle")
    put_caret(mine, "middle", after="start")
    method = Method(mine)
    method.compose("か")
    theirs.keyboard.insert_text("<0>")
    heard.wait_for("<0>")
    method.cancel()
    assert wait_until_same([mine, theirs]) == ["start middle<0> end"]
    mine.keyboard.insert_text("!")
    assert wait_until_same([mine, theirs]) == ["start! middle<0> end"]


def test_letters_that_a_method_takes_back_and_types_anew_stand_once(window: Window) -> None:
    """As methods for Vietnamese do that compose nothing: they press Backspace and type once more."""
    mine, theirs, heard = two_in(window, "start middle end")
    put_caret(theirs, "middle", after="start")
    put_caret(mine, "middle", after="middle")
    typed = ""
    for place, (gone, letters) in enumerate([(0, " tie"), (1, "ê"), (0, "ng"), (3, "ếng")]):
        for _ in range(gone):
            mine.keyboard.press("Backspace")
        mine.keyboard.insert_text(letters)
        theirs.keyboard.insert_text(f"<{place}>")
        typed += f"<{place}>"
        heard.wait_for(f"<{place}>")
    assert wait_until_same([mine, theirs]) == [f"start{typed} middle tiếng end"]


@pytest.mark.parametrize("words", WORDS.values(), ids=WORDS.keys())
@pytest.mark.parametrize("is_suggested", [False, True], ids=["written", "suggested"])
def test_a_word_is_composed_in_the_headline_while_another_types_there(
    window: Window, words: list[tuple[list[str], str]], is_suggested: bool
) -> None:
    mine, theirs, heard = two_in(window, "Words.")
    lines = [page.get_by_role("textbox", name="Headline", exact=True) for page in (mine, theirs)]
    lines[0].fill("A middle end")
    saved(mine)
    expect(lines[1]).to_have_value("A middle end")
    if is_suggested:
        suggest(mine)
    lines[1].press("Home")
    lines[0].focus()
    lines[0].evaluate("(one) => one.setSelectionRange(8, 8)")
    method = Method(mine)
    typed = compose_while_another_types(method, words, theirs, heard)
    whole = "".join(committed for _, committed in words)
    assert method.ends() == [committed for _, committed in words]
    mine.keyboard.insert_text("!")
    if is_suggested:
        expect(mine.locator(".proposed-value")).to_have_text(f"A middle{whole}! end")
        expect(theirs.locator(".proposed-value")).to_have_text(f"A middle{whole}! end")
        expect(lines[1]).to_have_value(f"{typed}A middle end")
    else:
        for line in lines:
            expect(line).to_have_value(f"{typed}A middle{whole}! end")
