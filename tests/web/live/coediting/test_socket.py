"""Several browsers in one article, over real sockets to real web processes."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from asgiref.sync import sync_to_async

from dateline.accounts.models import User
from dateline.stories.models import DocumentUpdate

from .browser import Browser
from .conftest import Web

pytestmark = pytest.mark.anyio
Opened = Callable[[Web, User], Browser]


async def test_two_people_see_what_the_other_types(
    web: Web, browser: Opened, ruth: User, tomas: User
) -> None:
    one = await (await sync_to_async(browser)(web, ruth)).open()
    two = await (await sync_to_async(browser)(web, tomas)).open()
    await one.ready()
    await two.ready()
    assert one.words() == ["One.", "Two.", "Three."]
    assert one.hello["may_write"] is True
    assert one.hello["revision"] == 1
    await one.type(0, "Ruth: ")
    await two.type(2, "Tomas: ")
    await one.until(lambda: one.words() == ["Ruth: One.", "Two.", "Tomas: Three."])
    await two.until(lambda: two.words() == one.words())
    await one.ready()
    assert await DocumentUpdate.objects.acount() == 2
    await one.close()
    await two.close()
