"""Several people in one story, in several browsers: nothing typed is lost, and all see the same."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Page, WebSocketRoute, expect
from tests.browser.test_main_job import CARET_IS_HEARD, mark_of, send_wire, sign_in

from dateline.cli.run.rehearsal import Rehearsal

Window = Callable[[], Page]
TEXT = "Text of the article"


def begin_story(page: Page, *paragraphs: str) -> str:
    """Begin a story of these paragraphs and return its address."""
    page.goto("/newsroom/stories/")
    page.get_by_text("New story").click()
    page.get_by_label("Slugline: what the desk calls it").fill("together")
    page.get_by_role("button", name="Begin").click()
    open_text(page, page.url)
    page.get_by_role("textbox", name=TEXT).click()
    for place, words in enumerate(paragraphs):
        if place:
            page.keyboard.press("Enter")
        page.keyboard.type(words)
    expect(page.locator(".piece")).to_have_count(max(1, len(paragraphs)))
    saved(page)
    return page.url


def open_text(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.locator(".sheet-of-text[contenteditable=true]")).to_be_visible()


def saved(page: Page) -> None:
    expect(page.locator("[data-standing]")).to_have_text("All saved")


def words_of(page: Page) -> list[str]:
    """The words of the blocks in the text."""
    return page.locator(".piece > .words").all_inner_texts()


def put_caret(page: Page, words: str, *, after: str, text: str = TEXT) -> None:
    """Put the caret into the block of some words, behind some of them."""
    page.get_by_role("textbox", name=text).focus()
    place = """async ([words, after]) => {
      const texts = [...document.querySelectorAll(".piece > .words")];
      const block = texts.find((one) => one.textContent.includes(words));
      const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
      let rest = block.textContent.indexOf(after) + after.length;
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        if (rest <= node.length) {
          getSelection().collapse(node, rest);
          // The editor hears of it with the next frame.
          await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
          return;
        }
        rest -= node.length;
      }
    }"""
    page.evaluate(place, [words, after])


CHOOSE_BLOCK = """async (words) => {
  const block = [...document.querySelectorAll(".piece > .words")].find((one) => one.textContent.includes(words));
  getSelection().selectAllChildren(block);
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
}"""


def wait_until_same(pages: list[Page]) -> list[str]:
    """Wait until all pages show the same words, all of them saved, and return these.

    Whoever typed has their own words from the start, so what all show has everybody's.
    """
    found: list[list[str]] = []
    for _ in range(600):
        for page in pages:
            saved(page)
        found = [words_of(page) for page in pages]
        if all(one == found[0] for one in found):
            return found[0]
        pages[0].wait_for_timeout(100)
    raise AssertionError(found)


def edges_of(page: Page, words: str) -> list[dict[str, Any]]:
    """The sources that the saved article has for the block of some words."""
    page.locator("[data-telling]").evaluate("(one) => (one.textContent = '')")
    page.keyboard.press("Control+s")
    expect(page.locator("[data-telling]")).to_contain_text("Saved as revision")
    article = page.url.rstrip("/").rpartition("/")[2]
    form = page.context.request.get(f"/newsroom/articles/{article}/form/").text()
    fields = page.evaluate(
        """([html, words]) => {
          const form = new DOMParser().parseFromString(html, "text/html");
          const blocks = [...form.querySelectorAll("[data-blocks] [data-block]")];
          const block = blocks.find((one) => one.querySelector("[data-text]")?.value.includes(words));
          return block.querySelector("[data-sources]").value;
        }""",
        [form, words],
    )
    return list(json.loads(fields))


@contextmanager
def offline(page: Page) -> Iterator[None]:
    page.context.set_offline(True)
    expect(page.locator("[data-standing]")).to_contain_text("No connection")
    yield
    page.context.set_offline(False)


def test_three_type_in_one_paragraph_at_once_and_every_keystroke_is_there(window: Window) -> None:
    pages = [window() for _ in range(3)]
    address = begin_story(pages[0], "start middle end")
    for page in pages[1:]:
        open_text(page, address)
    for page, after in zip(pages, ("start", "middle", "end"), strict=True):
        put_caret(page, "middle", after=after)
    for one, two, three in zip("abcdefgh", "12345678", "ABCDEFGH", strict=True):
        pages[0].keyboard.type(one)
        pages[1].keyboard.type(two)
        pages[2].keyboard.type(three)
    assert wait_until_same(pages) == ["startabcdefgh middle12345678 endABCDEFGH"]


def test_a_division_and_a_joining_against_typing_lose_no_keystroke(window: Window) -> None:
    pages = [window() for _ in range(3)]
    address = begin_story(pages[0], "one two", "three four", "five six")
    for page in pages[1:]:
        open_text(page, address)
    divides, joins, types = pages
    with offline(types):
        put_caret(types, "three", after="four")
        types.keyboard.type(" typed-in-the-joined")
        put_caret(types, "one two", after="one")
        types.keyboard.type("-typed-in-the-divided")
        put_caret(types, "five six", after="five")
        types.keyboard.type("-typed-in-the-moved")
        put_caret(divides, "one two", after="one")
        divides.keyboard.press("Enter")
        saved(divides)
        put_caret(joins, "three four", after="")
        joins.keyboard.press("Backspace")
        put_caret(joins, "five six", after="five")
        joins.keyboard.press("Alt+ArrowUp")
        saved(joins)
    words = wait_until_same(pages)
    text = " ".join(words)
    for part in ("one", "two", "three", "four", "five", "six", "joined", "divided", "moved"):
        assert part in text
    assert "three four typed-in-the-joined" in text
    assert "five-typed-in-the-moved six" in words


def test_words_in_a_paragraph_that_another_removes_are_kept_and_put_back(window: Window) -> None:
    removes, types = window(), window()
    address = begin_story(removes, "First.", "The second one.", "Third.")
    open_text(types, address)
    with offline(types):
        put_caret(types, "second", after="second")
        types.keyboard.type(" and dearest")
        put_caret(removes, "second", after="second")
        removes.evaluate(CHOOSE_BLOCK, "second")
        removes.keyboard.press("Backspace")
        removes.keyboard.press("Backspace")
        expect(removes.locator(".piece > .words")).to_have_text(["First.", "Third."])
        saved(removes)
    for page in (types, removes):
        expect(page.locator("[data-kept-words] mark")).to_have_text(" and dearest")
        expect(page.locator("[data-kept-words] q")).to_have_text("The second and dearest one.")
        expect(page.locator("[data-kept-words]")).to_contain_text("Your words are kept")
    types.get_by_role("button", name="Put them back").click()
    expect(removes.locator("[data-kept-words]")).to_be_hidden()
    assert wait_until_same([types, removes]) == ["First.", "The second and dearest one.", "Third."]
    removes.get_by_role("tab", name="History").click()
    past = removes.get_by_role("tabpanel", name="History")
    expect(past.locator(".kept-past")).to_contain_text("and dearest")
    expect(past.locator(".kept-past")).to_contain_text("settled")


def test_words_of_others_in_a_paragraph_that_was_removed_offline_are_kept(window: Window) -> None:
    removes, types = window(), window()
    address = begin_story(removes, "First.", "The second one.", "Third.")
    open_text(types, address)
    with offline(removes):
        put_caret(removes, "second", after="second")
        removes.evaluate(CHOOSE_BLOCK, "second")
        removes.keyboard.press("Backspace")
        removes.keyboard.press("Backspace")
        put_caret(types, "second", after="second")
        types.keyboard.type(" and dearest")
        saved(types)
    for page in (types, removes):
        expect(page.locator("[data-kept-words] mark")).to_have_text(" and dearest")
    types.get_by_role("button", name="Put them back").click()
    expect(removes.locator(".piece > .words")).to_have_text(
        ["First.", "The second and dearest one.", "Third."]
    )


def test_kept_words_are_put_back_from_the_history_too(window: Window) -> None:
    removes, types = window(), window()
    address = begin_story(removes, "First.", "The second one.", "Third.")
    note_source(removes, "second", "heard at the gate")
    saved(removes)
    open_text(types, address)
    types.get_by_role("tab", name="History").click()
    others = types.get_by_role("tabpanel", name="History")
    expect(others.get_by_role("navigation", name="History")).to_be_visible()
    with offline(types):
        put_caret(types, "second", after="second")
        types.keyboard.type(" and dearest")
        removes.evaluate(CHOOSE_BLOCK, "second")
        removes.keyboard.press("Backspace")
        removes.keyboard.press("Backspace")
        saved(removes)
    expect(removes.locator("[data-kept-words]")).to_be_visible()
    removes.get_by_role("tab", name="History").click()
    past = removes.get_by_role("tabpanel", name="History")
    expect(others.locator(".kept-whole")).to_contain_text("The second and dearest one.")
    expect(past.locator(".kept-whole")).to_contain_text("The second and dearest one.")
    past.get_by_role("button", name="Put them back").click()
    expect(removes.locator(".piece")).to_have_count(3)
    assert wait_until_same([removes, types]) == ["First.", "The second and dearest one.", "Third."]
    expect(types.locator("[data-kept-words]")).to_be_hidden()
    expect(others).to_contain_text("settled")
    assert [edge["note"] for edge in edges_of(removes, "dearest")] == ["heard at the gate"]


def test_words_typed_behind_a_division_follow_the_words_around_them(window: Window) -> None:
    divides, types = window(), window()
    address = begin_story(divides, "one two three four")
    open_text(types, address)
    with offline(types):
        put_caret(types, "three", after="three")
        types.keyboard.type("-and-a-half")
        put_caret(divides, "one two", after="two")
        divides.keyboard.press("Enter")
        saved(divides)
    assert wait_until_same([types, divides]) == ["one two", " three-and-a-half four"]
    types.keyboard.type("!")
    assert wait_until_same([types, divides])[1] == " three-and-a-half! four"


def test_what_never_reached_the_server_survives_a_reload(window: Window) -> None:
    writer, other = window(), window()
    address = begin_story(other, "Before the tunnel.")
    is_cut = False

    def relay(socket: WebSocketRoute) -> None:
        server = socket.connect_to_server()

        def pass_on(message: str | bytes) -> None:
            # The third kind of frame is an update: in the tunnel none gets through.
            if not (is_cut and isinstance(message, bytes) and message[0] == 3):
                server.send(message)

        socket.on_message(pass_on)

    writer.route_web_socket("**/newsroom/live/articles/**", relay)
    open_text(writer, address)
    saved(writer)
    is_cut = True
    put_caret(writer, "Before", after="tunnel.")
    writer.keyboard.type(" Typed in it.")
    put_caret(other, "Before", after="Before")
    other.keyboard.type(" and after")
    saved(other)
    is_cut = False
    writer.on("dialog", lambda dialog: dialog.accept())
    writer.reload()
    assert wait_until_same([other, writer]) == ["Before and after the tunnel. Typed in it."]


def test_an_expired_sign_in_in_the_middle_of_typing_loses_nothing(
    newsroom: Rehearsal, window: Window
) -> None:
    page = window()
    address = begin_story(page, "Signed in.")
    page.context.clear_cookies(name="dateline_session")
    page.context.set_offline(True)
    page.context.set_offline(False)
    strip = page.locator("[data-strip]")
    expect(strip).to_contain_text("You are signed out")
    put_caret(page, "Signed", after="in.")
    page.keyboard.type(" Typed while signed out.")
    elsewhere = page.context.new_page()
    sign_in(elsewhere, newsroom)
    saved(page)
    expect(strip).to_be_hidden()
    reader = window()
    open_text(reader, address)
    assert words_of(reader) == ["Signed in. Typed while signed out."]


def test_a_viewer_sees_what_is_typed_and_cannot_type(
    newsroom: Rehearsal, window: Window, page: Page
) -> None:
    writer = window()
    address = begin_story(writer, "Look, but do not touch.")
    person = next(one for one in newsroom.sign_ins if "in fa" in one.what)
    page.goto("/newsroom/sign-in/")
    page.locator("[name=login]").fill(person.email)
    page.locator("[name=password]").fill(person.password)
    page.keyboard.press("Enter")
    expect(page).not_to_have_url(re.compile("sign-in"))
    page.goto(address)
    expect(page.locator(".piece > .words")).to_have_text(["Look, but do not touch."])
    expect(page.locator(".sheet-of-text")).to_have_attribute("contenteditable", "false")
    page.locator(".piece > .words").click()
    page.keyboard.type("I was here")
    put_caret(writer, "Look", after="touch.")
    writer.keyboard.type(" Really.")
    expect(page.locator(".piece > .words")).to_have_text(["Look, but do not touch. Really."])
    assert words_of(writer) == ["Look, but do not touch. Really."]


HOSTILE = """<div onclick="alert(1)"><style>p{color:red}</style><script>window.taken=1</script>
<p id="x" class="evil" data-id="not-an-id" data-sources='[{"kind":"wire","item_version":"x"}]'
 style="position:fixed">Plain <b>strong</b> <a href="javascript:alert(1)">bad link</a>
 <a href="https://example.org/">good link</a><img src=x onerror="window.taken=1"></p>
<table><tr><td>cell</td></tr></table><iframe src="https://example.org"></iframe>
<h1>Title</h1><ul><li><p>item</p></li></ul><svg onload="window.taken=1"></svg></div>"""


def paste(page: Page, html: str) -> None:
    page.evaluate(
        """(html) => {
          const data = new DataTransfer();
          data.setData("text/html", html);
          const event = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
          document.querySelector(".sheet-of-text").dispatchEvent(event);
        }""",
        html,
    )


def test_a_paste_from_a_hostile_page_leaves_words_and_structure_only(window: Window) -> None:
    page = window()
    begin_story(page, "Before.")
    put_caret(page, "Before", after="Before.")
    page.keyboard.press("Enter")
    paste(page, HOSTILE)
    expect(page.locator(".piece-list li")).to_have_text("item")
    expect(page.locator(".piece-heading h2")).to_have_text("Title")
    text = page.locator(".sheet-of-text")
    expect(text.locator("strong")).to_have_text("strong")
    expect(text.locator("a")).to_have_attribute("href", "https://example.org/")
    for gone in (
        "script",
        "style",
        "iframe",
        "svg",
        "img:not(.ProseMirror-separator)",
        "[onclick]",
        ".evil",
        "[style]",
    ):
        expect(text.locator(gone)).to_have_count(0)
    assert page.evaluate("window.taken") is None
    ids = page.locator(".piece").evaluate_all("(all) => all.map((one) => one.dataset.block)")
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", one) for one in ids)
    assert edges_of(page, "Plain") == []


def test_both_halves_of_a_divided_block_keep_its_source_and_a_joined_one_has_both(
    newsroom: Rehearsal, window: Window
) -> None:
    page = window()
    begin_story(page, "My own words.")
    mark_of(page, "My own").click()
    box = page.get_by_role("dialog", name="What does this rest on?")
    box.get_by_label("Where, when and what").fill("seen at the harbour")
    box.get_by_role("button", name="Note it").first.click()
    page.keyboard.press("Escape")
    put_caret(page, "My own", after="My own")
    page.keyboard.press("Enter")
    expect(mark_of(page, "words.")).to_have_accessible_name(re.compile("Own reporting"))
    assert [edge["note"] for edge in edges_of(page, "words.")] == ["seen at the harbour"]
    put_caret(page, "words.", after="words.")
    page.keyboard.press("Enter")
    page.keyboard.type("Another.")
    mark_of(page, "Another").click()
    box.get_by_role("textbox", name="Name").fill("The harbour's log")
    box.get_by_role("button", name="Note it").last.click()
    page.keyboard.press("Escape")
    put_caret(page, "Another", after="")
    page.keyboard.press("Backspace")
    expect(page.locator(".piece")).to_have_count(2)
    notes = {edge["note"] for edge in edges_of(page, "Another")}
    assert notes == {"seen at the harbour", "The harbour's log"}


def note_source(page: Page, words: str, note: str) -> None:
    """Say that a block rests on something of one's own."""
    mark_of(page, words).click()
    box = page.get_by_role("dialog", name="What does this rest on?")
    box.get_by_label("Where, when and what").fill(note)
    box.get_by_role("button", name="Note it").first.click()
    page.keyboard.press("Escape")


def test_blocks_that_two_join_at_once_have_the_sources_of_all(window: Window) -> None:
    one, two = window(), window()
    address = begin_story(one, "First.", "Second.", "Third.")
    for words in ("First", "Second", "Third"):
        note_source(one, words, f"note of {words}")
    saved(one)
    open_text(two, address)
    with offline(one), offline(two):
        put_caret(one, "Second", after="")
        one.keyboard.press("Backspace")
        put_caret(two, "Third", after="")
        two.keyboard.press("Backspace")
        for page in (one, two):
            expect(page.locator(".piece")).to_have_count(2)
    text = " ".join(wait_until_same([one, two]))
    assert [text.count(words) for words in ("First.", "Second.", "Third.")] == [1, 1, 1]
    for words in ("First", "Second", "Third"):
        notes = {edge["note"] for edge in edges_of(one, words)}
        assert f"note of {words}" in notes


def test_words_that_two_paste_into_one_block_at_once_bring_the_sources_of_both(
    window: Window,
) -> None:
    one, two = window(), window()
    address = begin_story(one, "Taker.", "Left giver.", "Right giver.")
    for words in ("Left", "Right"):
        note_source(one, words, f"note of {words}")
    saved(one)
    open_text(two, address)
    with offline(one), offline(two):
        for page, words in ((one, "Left"), (two, "Right")):
            put_caret(page, words, after=words)
            for _ in words:
                page.keyboard.press("Shift+ArrowLeft")
            page.evaluate(CARET_IS_HEARD)
            html = page.evaluate(COPIED_WORDS)
            put_caret(page, "Taker", after="Taker")
            paste(page, html)
    wait_until_same([one, two])
    notes = {edge["note"] for edge in edges_of(one, "Taker")}
    assert notes == {"note of Left", "note of Right"}


COPIED_WORDS = """() => {
  const data = new DataTransfer();
  const event = new ClipboardEvent("copy", { clipboardData: data, bubbles: true, cancelable: true });
  document.querySelector(".sheet-of-text").dispatchEvent(event);
  return data.getData("text/html");
}"""


def test_a_key_that_comes_before_the_next_frame_acts_where_the_caret_is(window: Window) -> None:
    page = window()
    begin_story(page, "One two", "Three")
    put_caret(page, "Three", after="Three")
    page.evaluate(
        """() => {
          const text = document.querySelector(".piece > .words").firstChild;
          getSelection().collapse(text, 3);
          const key = { key: "Enter", code: "Enter", keyCode: 13, bubbles: true, cancelable: true };
          document.querySelector(".sheet-of-text").dispatchEvent(new KeyboardEvent("keydown", key));
        }"""
    )
    expect(page.locator(".piece > .words")).to_have_text(["One", " two", "Three"])


def test_undo_takes_back_only_ones_own_words(window: Window) -> None:
    mine, theirs = window(), window()
    address = begin_story(mine, "Base.")
    open_text(theirs, address)
    put_caret(mine, "Base", after="Base.")
    mine.keyboard.type(" Mine.")
    saved(mine)
    put_caret(theirs, "Base", after="Base. Mine.")
    theirs.keyboard.type(" Theirs.")
    wait_until_same([mine, theirs])
    mine.get_by_role("textbox", name=TEXT).focus()
    mine.keyboard.press("Control+z")
    expect(mine.locator(".piece > .words")).not_to_contain_text("Mine.")
    assert "Theirs." in wait_until_same([mine, theirs])[0]


def test_people_see_one_another_and_where_each_is_at_work(window: Window) -> None:
    one, other = window(), window()
    address = begin_story(one, "Words.")
    open_text(other, address)
    put_caret(other, "Words", after="Words.")
    other.keyboard.type("!")
    expect(one.locator("[data-people] .person")).to_have_count(1)
    expect(one.locator(".caret")).to_be_visible()
    other.get_by_role("textbox", name="Headline", exact=True).fill("A shared headline")
    expect(one.get_by_role("textbox", name="Headline", exact=True)).to_have_value(
        "A shared headline"
    )
    expect(one.locator("[data-line-people] .person")).to_have_count(1)
    other.context.close()
    expect(one.locator("[data-people] .person")).to_have_count(0)


def test_suggestions_are_accepted_and_refused(window: Window) -> None:
    page = window()
    begin_story(page, "Twelve people were hurt.")
    page.get_by_role("button", name="Suggest instead of changing").click()
    put_caret(page, "Twelve", after="Twelve people")
    page.keyboard.type(" at least")
    expect(page.locator("ins[data-suggestion]")).to_have_text(" at least")
    put_caret(page, "hurt", after="hurt")
    for _ in "hurt":
        page.keyboard.press("Backspace")
    expect(page.locator("del[data-suggestion]").first).to_be_visible()
    page.get_by_role("button", name="Refuse all").click()
    expect(page.locator(".piece > .words")).to_have_text(["Twelve people were hurt."])
    put_caret(page, "Twelve", after="Twelve")
    page.keyboard.type(" old")
    page.get_by_role("button", name="Accept all").click()
    expect(page.locator(".piece > .words")).to_have_text(["Twelve old people were hurt."])
    expect(page.locator("ins[data-suggestion]")).to_have_count(0)


def test_words_are_found_and_replaced_in_the_whole_text(window: Window) -> None:
    page = window()
    begin_story(page, "The harbor opened.", "Ships left the harbor.")
    page.keyboard.press("Control+f")
    bar = page.get_by_role("search", name="Find and replace")
    bar.get_by_label("Find", exact=True).fill("harbor")
    expect(bar.locator("[data-find-count]")).to_have_text("2")
    bar.get_by_label("Replace by").fill("harbour")
    bar.get_by_role("button", name="Replace all").click()
    expect(page.locator(".piece > .words")).to_have_text(
        ["The harbour opened.", "Ships left the harbour."]
    )


def test_a_paragraph_of_the_wires_keeps_its_source_through_division_and_joining(
    newsroom: Rehearsal, window: Window
) -> None:
    page = window()
    send_wire(newsroom, "Reuters", "Ferry strike", "The ferries stopped at noon, the union said.")
    begin_story(page, "Our own first words.")
    page.get_by_label("Search the wires").fill("ferries")
    item = page.locator("#panel-wires details", has_text="Ferry strike")
    expect(item.first).to_be_visible()
    item.first.locator("summary").first.click()
    put_caret(page, "Our own", after="words.")
    item.get_by_role("button", name="Put paragraph 1 into the text").first.click()
    expect(page.locator(".piece")).to_have_count(2)
    expect(mark_of(page, "The ferries")).to_have_accessible_name(re.compile("Reuters, verbatim"))
    expect(page.locator("[data-credit]")).to_contain_text("Reuters")
    put_caret(page, "The ferries", after="noon,")
    page.keyboard.press("Enter")
    expect(mark_of(page, "the union")).to_have_accessible_name(re.compile("Reuters"))
    put_caret(page, "the union", after="")
    page.keyboard.press("Backspace")
    put_caret(page, "The ferries", after="")
    page.keyboard.press("Backspace")
    expect(page.locator(".piece > .words")).to_have_count(1)
    [edge] = edges_of(page, "The ferries")
    assert (edge["kind"], edge["paragraph"]) == ("wire", 1)
