from __future__ import annotations

import gc
import threading
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.publishing import addresses
from dateline.publishing.delivery import Content, Outcome, names
from dateline.publishing.delivery.folder import Folder, inspection


def test_an_older_page_never_replaces_a_newer_one(tmp_path: Path) -> None:
    store = Folder(tmp_path)
    assert store.put(Content("/en/", b"new"), sequence=2) is Outcome.WRITTEN
    assert store.put(Content("/en/", b"old"), sequence=1) is Outcome.OLDER
    assert store.remove("/en/", sequence=1) is Outcome.OLDER
    assert (tmp_path / "en/index.html").read_bytes() == b"new"


def test_a_removed_page_is_not_brought_back_by_an_older_one(tmp_path: Path) -> None:
    store = Folder(tmp_path)
    store.put(Content("/en/", b"page"), sequence=1)
    store.remove("/en/", sequence=3)
    assert store.put(Content("/en/", b"page"), sequence=2) is Outcome.OLDER
    assert store.read("/en/") is None


def test_the_same_bytes_are_not_written_again(tmp_path: Path) -> None:
    store = Folder(tmp_path)
    store.put(Content("/en/", b"page" * 200), sequence=1)
    before = (tmp_path / "en/index.html").stat().st_ino
    assert store.put(Content("/en/", b"page" * 200), sequence=2) is Outcome.UNCHANGED
    assert (tmp_path / "en/index.html").stat().st_ino == before


def test_copies_that_a_page_has_no_more_are_gone(tmp_path: Path) -> None:
    store = Folder(tmp_path)
    store.put(Content("/en/", b"page" * 200), sequence=1)
    assert (tmp_path / "en/index.html.br").exists()
    store.put(Content("/en/", b"short"), sequence=2)
    assert sorted(file.name for file in (tmp_path / "en").iterdir()) == ["index.html"]


def _held(folder: Path) -> list[str]:
    names = []
    for link in Path("/proc/self/fd").iterdir():
        with suppress(FileNotFoundError):
            names.append(str(link.readlink()))
    return [name for name in names if str(folder) in name]


def test_a_replaced_file_is_held_by_nobody_in_the_end(tmp_path: Path) -> None:
    store = Folder(tmp_path)
    for number in range(100):
        store.put(Content("/en/", f"page {number} ".encode() * 50), sequence=number)
        assert len(_held(tmp_path)) < 300
    store.settle()
    while _held(tmp_path):
        threading.Event().wait(0.01)
    assert b"page 99" in (tmp_path / "en/index.html").read_bytes()


def test_a_batch_that_fails_before_it_is_safe_on_disk_leaves_no_file_open(tmp_path: Path) -> None:
    store = Folder(tmp_path)
    for number in range(5):
        store.put(Content("/en/", f"page {number} ".encode() * 50), sequence=number)
    assert _held(tmp_path)
    del store
    gc.collect()
    assert not _held(tmp_path)


def test_what_a_killed_writer_left_goes_and_the_pages_stay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Folder(tmp_path)
    store.put(Content("/en/", b"page" * 200), sequence=1)
    left = Path(store.states.new_file())
    left.write_bytes(b"half a pa")
    assert store.sweep() == 0  # its writer may be about to put it in its place
    monkeypatch.setattr(inspection, "ABANDONED_SECONDS", -1)
    assert store.sweep() == 1
    assert not left.exists()
    assert not list(store.strangers())
    assert store.read("/en/") == Content("/en/", b"page" * 200)


def test_two_contents_of_a_path_never_share_their_time(tmp_path: Path) -> None:
    store, times = Folder(tmp_path), set()
    for number in range(5):
        store.put(Content("/en/", b"page %d" % number), sequence=number)
        times.add(int((tmp_path / "en/index.html").stat().st_mtime))
    assert len(times) == 5


def test_the_highest_sequence_wins_whoever_writes_last(tmp_path: Path) -> None:
    bodies = {number: b"version %02d " % number * 50 for number in range(40)}

    def write(numbers: list[int]) -> None:
        for number in numbers:
            Folder(tmp_path).put(Content("/en/", bodies[number]), sequence=number)

    orders = [list(range(start, 40, 4)) for start in range(4)]
    threads = [
        threading.Thread(target=write, args=(order[::step],))
        for order, step in zip(orders, (1, -1, 1, -1), strict=True)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert (tmp_path / "en/index.html").read_bytes() == bodies[39]
    assert not list(Folder(tmp_path).bad_copies("/en/"))


@pytest.mark.parametrize(
    "path",
    [
        "",
        "en/",
        "//",
        "/../x",
        "/en/../../x",
        "/en/./",
        "/.state/x",
        "/en/.x",
        "/en\\x/",
        "/en/\0/",
        "/" + "ж" * 121 + "/",
        "/en/index.html",
        "/en/gone.html",
        "/en/x.gz",
        "/e\u0301/",
        "/" + "a/" * 600,
    ],
)
def test_a_path_that_is_no_safe_file_is_refused(tmp_path: Path, path: str) -> None:
    with pytest.raises(names.UnsafePath):
        Folder(tmp_path).put(Content(path, b"x"), sequence=1)
    assert not [file for file in tmp_path.rglob("*") if file.is_file() and file.suffix != ".json"]


@given(st.text(max_size=60))
def test_whatever_is_asked_for_stays_in_the_folder(path: str) -> None:
    try:
        name = names.file_name("/" + path)
    except (names.UnsafePath, UnicodeEncodeError):
        return
    root = Path("/site")
    assert root in (root / name).parents
    assert ".." not in name.split("/")


@given(st.text(min_size=1, max_size=200))
def test_a_slug_in_any_script_is_cut_to_a_name_of_a_file(slug: str) -> None:
    try:
        cut = addresses.short(slug)
    except UnicodeEncodeError:
        return
    assert len(cut.encode()) <= addresses.MOST_SLUG_BYTES
    assert "/" not in cut
