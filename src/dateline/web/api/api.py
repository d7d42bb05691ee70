"""The API as a whole: its operations, who may call them, how errors are told."""

from __future__ import annotations

from typing import Final

from ninja import NinjaAPI

from dateline.web.api import documentation, problems
from dateline.web.api.operations import (
    articles,
    assignments,
    blocks,
    items,
    kept,
    pictures,
    publications,
    quoting,
    schedules,
    services,
    stories,
    translations,
)
from dateline.web.api.parsing import JSONParser
from dateline.web.api.rate import PerPersonRate
from dateline.web.api.signin import TokenSignIn

api: Final = NinjaAPI(
    title="Dateline API",
    version="1",
    description=documentation.ABOUT,
    urls_namespace="api",
    docs_decorator=documentation.open_to_all,
    parser=JSONParser(),
    auth=TokenSignIn(),
    throttle=[PerPersonRate()],
)
problems.tell_problems(api)
for module in (
    services,
    items,
    stories,
    articles,
    blocks,
    quoting,
    kept,
    assignments,
    translations,
    pictures,
    publications,
    schedules,
):
    api.add_router("/v1", module.router)
