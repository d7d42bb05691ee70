"""Who may at a desk."""

from __future__ import annotations

from dateline.accounts import policies
from dateline.accounts.actions import record
from dateline.accounts.errors import NotAllowed
from dateline.accounts.models import Role, User
from dateline.desk.errors import SecondEyesNeeded
from dateline.desk.seconds import seen_by_one, wants_second_eyes
from dateline.stories.models import Revision


def may_override(user: User | None, *, service: str) -> bool:
    """Whether somebody may do without the second pair of eyes, giving a reason."""
    return policies.may(user, Role.ADMINISTRATOR, service=service)


def demand_second_eyes(
    user: User | None, revision: Revision, *, service: str, override: str = ""
) -> None:
    """Return if the text was seen by two people, as `desk.seconds` reckons, or need not be.

    An administrator's reason overrides it; it is kept in the audit log, where it was needed.

    Raises:
        SecondEyesNeeded: words of it were seen by nobody but `user`.
        NotAllowed: a reason was given by somebody who is no administrator of the service.
    """
    if user is None or not wants_second_eyes(service):
        return
    alone = seen_by_one(revision, user)
    if not alone:
        return
    reason = override.strip()
    if not reason:
        raise SecondEyesNeeded(alone)
    if not may_override(user, service=service):
        raise NotAllowed(
            "You may not do without the second pair of eyes: it takes the role administrator in "
            f"{service}."
        )
    record(
        by=user,
        verb="override-second-eyes",
        target_kind="article",
        target_id=revision.article_id,
        service=service,
        detail={"reason": reason[:1000], "revision": revision.number, "blocks": len(alone)},
    )
