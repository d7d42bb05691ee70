"""Open editors hear of what happens to their article elsewhere, in the transaction of the event."""

from __future__ import annotations

from uuid import UUID

from dateline.ground import events
from dateline.stories.coediting.notices import tell_editors
from dateline.stories.events import ArticleChanged


@events.on(ArticleChanged)
def tell_of_state(event: ArticleChanged) -> None:
    """Tell where the article stands on its way to readers."""
    tell_editors(UUID(event.article), "state", state=event.state)
