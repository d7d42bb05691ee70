from __future__ import annotations

import gzip
import tarfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.publishing.mirrors.archives import (
    KEY,
    PAGES,
    STRANGER,
    honest,
    in_order,
    listed,
    packed,
    signed,
    with_member,
    written,
)

from dateline.publishing.mirrors import errors
from dateline.publishing.mirrors.archive import END
from dateline.publishing.mirrors.manifest import MirrorList
from dateline.publishing.mirrors.seen import Seen
from dateline.publishing.mirrors.unpack import unpack_mirror
from dateline.publishing.mirrors.verify import verify_mirror

FRONT, STORY = in_order(PAGES)


def verify(folder: Path, data: bytes) -> MirrorList:
    return verify_mirror(written(folder, data), key=KEY)


def refusal(folder: Path, data: bytes) -> errors.MirrorError:
    with pytest.raises(errors.MirrorError) as caught:
        verify(folder, data)
    return caught.value


def test_an_archive_is_read_with_names_of_any_script_and_length(tmp_path: Path) -> None:
    pages = {**PAGES, f"en/{'ن' * 80}/{'x' * 120}.html": b""}
    assert [one.path for one in verify(tmp_path, honest(pages)).files] == sorted(
        pages, key=str.encode
    )


def test_any_tar_reads_it(tmp_path: Path) -> None:
    with tarfile.open(written(tmp_path, honest())) as archive:
        names = archive.getnames()
        front = archive.extractfile("en/index.html")
        assert front is not None
        assert front.read() == PAGES["en/index.html"]
    assert names == ["mirror.json", "mirror.sig", "en/index.html", "en/نشست/index.html"]


def test_a_list_signed_by_another_key_is_forged(tmp_path: Path) -> None:
    other = packed([*signed(listed(PAGES), STRANGER), FRONT, STORY])
    assert refusal(tmp_path, other).code == "forged"
    pretending = packed([*signed(listed(PAGES), STRANGER, named=KEY), FRONT, STORY])
    assert "changed after" in str(refusal(tmp_path, pretending))


def test_a_changed_list_is_forged(tmp_path: Path) -> None:
    (_, _), seal = signed(listed(PAGES))
    (name, data), _ = signed(listed(PAGES, number=8))
    assert refusal(tmp_path, packed([(name, data), seal, FRONT, STORY])).code == "forged"
    assert refusal(tmp_path, packed([(name, data), ("mirror.sig", b"{}")])).code == "forged"


@pytest.mark.parametrize(
    ("files", "code"),
    [
        ([FRONT], "missing"),
        ([STORY], "missing"),
        ([FRONT, STORY, ("en/more.html", b"")], "extra"),
        ([FRONT, ("en/more.html", b""), STORY], "extra"),
        ([FRONT, (STORY[0], STORY[1][:-1])], "changed"),
        ([FRONT, (STORY[0], STORY[1][:-1] + b"?")], "changed"),
        ([FRONT, STORY, FRONT], "extra"),
    ],
)
def test_every_file_and_no_other_must_be_as_listed(
    tmp_path: Path, files: list[tuple[str, bytes]], code: str
) -> None:
    found = refusal(tmp_path, packed(signed(listed(PAGES)) + files))
    assert found.code == code
    assert "en/" in str(found)


@pytest.mark.parametrize(
    "name",
    [
        *("../x", "en/../../x", "/etc/passwd", "en//x", "en/./x", ".hidden", "en/", ""),
        *("a\\b", "a\0b", "mirror.sig", "mirror.json", "x" * 300, "e\u0301"),
    ],
)
def test_a_signed_list_may_not_lead_out_of_its_folder(tmp_path: Path, name: str) -> None:
    facts = listed({name: b""})
    assert refusal(tmp_path, packed(signed(facts))).code == "unsafe-name"


@pytest.mark.parametrize(
    "change",
    [
        {"format": "dateline-mirror-2"},
        {"number": -1},
        {"service": "../en"},
        {"more": 1},
        {"files": [{"path": "a", "size": 1}]},
        {"files": [{"path": "a", "size": -1, "sha256": "0" * 64}]},
        {"files": [{"path": "a", "size": 2**40, "sha256": "0" * 64}]},
        {"files": [{"path": name, "size": 0, "sha256": "0" * 64} for name in ("b", "a")]},
        {"files": [{"path": name, "size": 0, "sha256": "0" * 64} for name in ("a", "a")]},
        {"files": [{"path": name, "size": 0, "sha256": "0" * 64} for name in ("a", "a/b")]},
    ],
)
def test_a_signed_list_must_make_sense(tmp_path: Path, change: dict[str, object]) -> None:
    assert refusal(tmp_path, packed(signed(listed(PAGES, **change)))).code == "bad-list"


@pytest.mark.parametrize(
    "kind",
    [
        *(tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.DIRTYPE, tarfile.CHRTYPE),
        *(tarfile.GNUTYPE_SPARSE, tarfile.GNUTYPE_LONGNAME, tarfile.XGLTYPE),
    ],
)
def test_links_folders_and_devices_are_refused(tmp_path: Path, kind: bytes) -> None:
    info = tarfile.TarInfo("en/index.html")
    info.type, info.linkname = kind, "/etc/passwd"
    assert refusal(tmp_path, with_member(info)).code in ("not-a-file", "unreadable")


def test_a_bomb_is_not_unpacked_to_be_refused(tmp_path: Path) -> None:
    large = tarfile.TarInfo("mirror.json")
    large.size = 2**33 - 1
    # The gigabytes of zeros behind it are never read: compressed they are not even here.
    assert refusal(tmp_path, gzip.compress(large.tobuf())).code == "too-large"
    long_name = tarfile.TarInfo("a")
    long_name.type, long_name.size = tarfile.XHDTYPE, 2**33 - 1
    assert refusal(tmp_path, gzip.compress(long_name.tobuf())).code == "too-large"
    front = tarfile.TarInfo("en/index.html")
    front.size = 2**33 - 1
    assert refusal(tmp_path, with_member(front)).code == "changed"


@pytest.mark.parametrize(
    "data", [b"", b"PK\3\4", b"\x1f\x8b", gzip.compress(b"x", mtime=0), b"\0" * 2048]
)
def test_what_is_no_archive_is_told(tmp_path: Path, data: bytes) -> None:
    assert refusal(tmp_path, data).code == "unreadable"


def test_nothing_may_stand_behind_the_end(tmp_path: Path) -> None:
    files = signed(listed(PAGES)) + in_order(PAGES)
    assert refusal(tmp_path, packed(files, end=END + b"x")).code == "unreadable"
    assert refusal(tmp_path, packed(files, end=b"")).code == "unreadable"


@pytest.mark.parametrize("cut", [1, 20, 200, -1, -9])
def test_an_archive_that_is_cut_off_is_told(tmp_path: Path, cut: int) -> None:
    assert refusal(tmp_path, honest()[:cut]).code == "unreadable"


def test_an_older_list_than_one_seen_is_refused(tmp_path: Path) -> None:
    seen = Seen(tmp_path / "state" / "seen.json")

    def take(number: int, service: str = "en") -> None:
        data = honest(number=number, service=service)
        read = verify_mirror(
            written(tmp_path, data),
            key=KEY,
            accept=lambda listed, data: seen.demand_newest(listed, data, key=KEY),
        )
        seen.remember(read, read.to_bytes(), key=KEY)

    take(7)
    take(7)
    take(9)
    take(3, service="fa")
    with pytest.raises(errors.Older, match="list 7 of 'en' is older than list 9"):
        take(7)


def test_two_lists_of_one_number_are_refused(tmp_path: Path) -> None:
    seen = Seen(tmp_path / "seen.json")
    first = verify(tmp_path, honest())
    seen.remember(first, first.to_bytes(), key=KEY)
    other = verify(tmp_path, honest({"en/index.html": b"other"}))
    with pytest.raises(errors.TwoLists):
        seen.demand_newest(other, other.to_bytes(), key=KEY)


def test_unpacking_replaces_an_older_mirror_as_a_whole(tmp_path: Path) -> None:
    folder = tmp_path / "host"
    unpack_mirror(
        written(tmp_path, honest({**PAGES, "en/old/index.html": b"old"})), folder, key=KEY
    )
    assert (folder / "en/old/index.html").read_bytes() == b"old"
    unpack_mirror(written(tmp_path, honest()), folder, key=KEY)
    assert not (folder / "en/old").exists()
    assert (folder / "en/نشست/index.html").read_bytes() == STORY[1]
    assert sorted(one.name for one in tmp_path.iterdir()) == ["a.mirror.tar.gz", "host"]


def test_a_refused_archive_leaves_the_folder_as_it_was(tmp_path: Path) -> None:
    folder = tmp_path / "host"
    unpack_mirror(written(tmp_path, honest()), folder, key=KEY)
    bad = packed([*signed(listed(PAGES)), FRONT, (STORY[0], b"x" * len(STORY[1]))])
    with pytest.raises(errors.Changed):
        unpack_mirror(written(tmp_path, bad), folder, key=KEY)
    assert (folder / "en/نشست/index.html").read_bytes() == STORY[1]
    assert sorted(one.name for one in tmp_path.iterdir()) == ["a.mirror.tar.gz", "host"]


def test_a_folder_of_something_else_is_not_touched(tmp_path: Path) -> None:
    folder = tmp_path / "home"
    folder.mkdir()
    (folder / "letter.txt").write_text("dear")
    with pytest.raises(errors.NotOurs):
        unpack_mirror(written(tmp_path, honest()), folder, key=KEY)
    assert (folder / "letter.txt").read_text() == "dear"


GOOD = honest()
PLAIN = gzip.decompress(GOOD)
quick = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def never_believed(folder: Path, data: bytes) -> None:
    """Read it: either it is refused in words, or it says exactly what was signed."""
    target = folder / "out"
    try:
        read = unpack_mirror(written(folder, data), target, key=KEY)
    except errors.MirrorError:
        return
    kept = {one.path: (target / one.path).read_bytes() for one in read.files}
    assert kept == PAGES


@quick
@given(st.integers(0, len(GOOD) - 1), st.binary(max_size=4), st.integers(0, 4))
def test_no_change_of_the_compressed_bytes_is_believed(
    tmp_path: Path, place: int, bytes_: bytes, left_out: int
) -> None:
    never_believed(tmp_path, GOOD[:place] + bytes_ + GOOD[place + left_out :])


@quick
@given(st.integers(0, len(PLAIN) - 1), st.binary(max_size=8), st.integers(0, 8))
def test_no_change_of_the_tar_is_believed(
    tmp_path: Path, place: int, bytes_: bytes, left_out: int
) -> None:
    never_believed(tmp_path, gzip.compress(PLAIN[:place] + bytes_ + PLAIN[place + left_out :], 1))


@quick
@given(st.binary(max_size=3_000))
def test_no_bytes_break_the_reader(tmp_path: Path, data: bytes) -> None:
    never_believed(tmp_path, gzip.compress(data, 1))
