from __future__ import annotations

import io
import os
import signal
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from dateline.publishing.delivery import Content, Outcome
from dateline.publishing.delivery.encodings import decoded
from dateline.publishing.delivery.folder import Folder, writer
from dateline.publishing.delivery.folder.writers import WRITERS, ByWriter, Writer, line_of
from dateline.publishing.delivery.names import UnsafePath
from dateline.publishing.pages.delivering import Delivery

PAGE = b"<p>What was said today, and again tomorrow.</p>" * 500


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Folder]:
    WRITERS.employ(tmp_path)
    yield Folder(tmp_path)
    WRITERS.dismiss()


def _taken(folder: Folder) -> Writer:
    one = WRITERS.take(folder.root)
    assert one is not None
    return one


def _pid(one: Writer) -> int:
    return one._process.pid


def test_a_batch_is_in_place_with_its_copies_when_it_ends(folder: Folder) -> None:
    with Delivery([folder]) as delivery:
        made = [
            delivery.put(Content(f"/en/{number}/", PAGE + b"%d" % number), sequence=1, is_new=True)
            for number in range(40)
        ]
    assert all(one.result() is Outcome.WRITTEN for (one,) in made)
    for number in range(40):
        file = folder.root / f"en/{number}/index.html"
        assert file.read_bytes() == PAGE + b"%d" % number
        for suffix in (".br", ".zst", ".gz"):
            assert decoded(suffix, Path(f"{file}{suffix}").read_bytes()) == file.read_bytes()
    folder.settle()
    assert not list(folder.strangers())


def test_a_process_beside_writes_where_one_is_free_and_whoever_renders_where_none_is(
    folder: Folder,
) -> None:
    with ThreadPoolExecutor(1) as threads:
        first, second = folder.way(threads), folder.way(threads)
        assert isinstance(first, ByWriter)
        assert not isinstance(second, ByWriter)
        assert first.put(Content("/en/", PAGE), 2, is_new=True).done() is False
        first.finish()
        assert second.put(Content("/en/", b"old"), 1, is_new=False).result() is Outcome.OLDER
        second.finish()
        third = folder.way(threads)
        assert isinstance(third, ByWriter)
        third.finish()


def test_other_folders_are_not_written_by_it(folder: Folder, tmp_path: Path) -> None:
    assert WRITERS.take(tmp_path / "elsewhere") is None
    WRITERS.give_back(_taken(folder))


def test_pages_go_and_older_ones_never_win(folder: Folder) -> None:
    with Delivery([folder]) as delivery:
        (put,) = delivery.put(Content("/en/", PAGE), sequence=2, is_new=True)
        (same,) = delivery.put(Content("/en/", PAGE), sequence=3, is_new=True)
        (older,) = delivery.put(Content("/en/", b"old"), sequence=1, is_new=True)
        (gone,) = delivery.remove("/en/", sequence=4)
    outcomes = [one.result() for one in (put, same, older, gone)]
    assert outcomes == [Outcome.WRITTEN, Outcome.UNCHANGED, Outcome.OLDER, Outcome.WRITTEN]
    assert folder.read("/en/") is None


def test_whoever_gave_a_page_that_cannot_be_written_is_told_and_the_others_are_there(
    folder: Folder,
) -> None:
    (folder.root / "en").mkdir()
    (folder.root / "en/rss.xml").mkdir()
    with Delivery([folder]) as delivery:
        (unsafe,) = delivery.put(Content("/.state/", PAGE), sequence=1, is_new=True)
        (barred,) = delivery.put(Content("/en/rss.xml", PAGE), sequence=1, is_new=True)
        (good,) = delivery.put(Content("/en/", PAGE), sequence=1, is_new=True)
    assert isinstance(unsafe.exception(), UnsafePath)
    error = barred.exception()
    assert isinstance(error, OSError)
    assert "rss.xml" in str(error)
    assert good.result() is Outcome.WRITTEN


def test_what_it_replaced_is_forced_to_disk_by_whoever_ends_the_batch(folder: Folder) -> None:
    with Delivery([folder]) as delivery:
        delivery.put(Content("/en/", PAGE), sequence=1, is_new=True)
    root = folder.root
    unsettled = {str(root / "en"), *(f"{root}/en/index.html{end}" for end in ("", ".br", ".gz"))}
    assert unsettled <= set(folder.hand_over())


@pytest.mark.parametrize("before", [0, 5])
def test_pages_are_there_when_it_is_killed_and_another_takes_its_place(
    folder: Folder, before: int
) -> None:
    one = _taken(folder)
    killed = _pid(one)
    WRITERS.give_back(one)
    with Delivery([folder]) as delivery:
        made = []
        for number in range(40):
            if number == before:
                os.kill(killed, signal.SIGKILL)
            content = Content(f"/en/{number}/", PAGE + b"%d" % number)
            made += delivery.put(content, sequence=1, is_new=True)
    assert not [one for one in made if one.exception()]
    for number in range(40):
        assert (folder.root / f"en/{number}/index.html").read_bytes() == PAGE + b"%d" % number
    another = _taken(folder)
    assert _pid(another) != killed
    WRITERS.give_back(another)


def test_it_ends_its_batch_when_the_group_is_stopped(folder: Folder) -> None:
    one = _taken(folder)
    WRITERS.give_back(one)
    with Delivery([folder]) as delivery:
        # Its answer says that it listens to its orders, and to these signals no more.
        (first,) = delivery.put(Content("/en/", PAGE), sequence=1, is_new=True)
    assert first.result() is Outcome.WRITTEN
    for stopping in (signal.SIGINT, signal.SIGTERM):
        os.kill(_pid(one), stopping)
    with Delivery([folder]) as delivery:
        (second,) = delivery.put(Content("/en/2/", PAGE), sequence=1, is_new=True)
    assert second.result() is Outcome.WRITTEN
    assert _pid(_taken(folder)) == _pid(one)
    WRITERS.give_back(one)


def test_it_writes_no_page_that_is_cut_off_and_ends_with_its_orders(
    tmp_path: Path,
) -> None:
    words = {"status": 200, "sequence": 1}
    whole = line_of("put", PAGE, path="/en/", **words) + PAGE
    cut = line_of("put", PAGE, path="/en/2/", **words) + PAGE[:-1]
    for orders in (whole + cut, whole + cut[:20]):
        answers = io.BytesIO()
        writer.serve(Folder(tmp_path), io.BytesIO(orders), answers)
        assert answers.getvalue().count(b"\n") == 1
    assert not (tmp_path / "en/2").exists()
