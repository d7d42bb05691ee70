"""`dateline feed`, run as a person runs it but in this process, on the test's database."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dateline.cli.feed import feed as command
from dateline.cli.sentences import Refusal
from dateline.wires.models import Feed
from dateline.wires.secrets import unseal

pytestmark = pytest.mark.django_db
ADD_SFTP = ["add", "sftp", "Agency", "sftp://sftp.example/out", "--username", "us", "--secret"]


def run(*arguments: str, typed: str | None = None) -> Result:
    return CliRunner().invoke(command, arguments, input=typed, catch_exceptions=True)


def test_a_feed_is_added_listed_and_switched_off_and_on() -> None:
    added = run(*ADD_SFTP, "--every", "30", "--option", "pattern=*.xml", typed="hush\n")
    feed = Feed.objects.get()
    assert str(feed.pk) in added.output
    assert "hush" not in added.output
    assert (feed.interval_seconds, feed.options) == (30, {"pattern": "*.xml"})
    assert unseal(feed.secret) == "hush"
    assert "new" in run("list").output
    run("off", str(feed.pk))
    assert "off" in run("list").output
    run("on", str(feed.pk))
    assert Feed.objects.get().active


def test_the_secret_of_a_push_feed_is_told_once() -> None:
    told = run("add", "push", "Pushed").output
    assert unseal(Feed.objects.get().secret) in told
    assert unseal(Feed.objects.get().secret) not in run("list").output


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("add", "pigeon", "A"), "There is no kind of feeds pigeon."),
        (("add", "feed", "A", "nowhere"), "The address must look like https://"),
        (("add", "ftp", "A", "ftp://a.example", "--option", "x"), "NAME=VALUE"),
        (("off", "nothing"), "There is no feed nothing."),
        (("test", "00000000-0000-7000-8000-000000000000"), "There is no feed"),
    ],
)
def test_what_is_wrong_is_said(arguments: tuple[str, ...], sentence: str) -> None:
    refused = run(*arguments)
    assert isinstance(refused.exception, Refusal)
    assert sentence in str(refused.exception)


def test_a_feed_is_tested(tmp_path: Path) -> None:
    feed = Feed.objects.create(name="Folder", kind="folder", address=str(tmp_path))
    assert "no file waits" in run("test", str(feed.pk)).output
