"""Who may see what of the wires."""

from __future__ import annotations

from typing import Final

from dateline.accounts.models import ApiToken, Role, User
from dateline.accounts.policies import roles_including

# Every role but translator: an embargo holds the same in all services.
_WRITE_OR_CHECK: Final = roles_including(Role.REPORTER)


def may_see_embargoed(who: User | ApiToken | None) -> bool:
    """Whether somebody is shown what is under embargo, before the embargo ends.

    Agencies send embargoed items ahead so that stories can be written and checked in time. Those
    who write or check do see them, with a clear mark: reporters, editors, publishers and
    administrators of any service. Translators work from articles, which the desk gives them, and
    need no wire before its time. A token (`ApiToken`) never does, whoever owns it: nobody knows
    where a program puts what it reads. Nor does anybody who is not signed in, or has left.
    """
    if not isinstance(who, User) or not who.is_active:
        return False
    return any(one.role in _WRITE_OR_CHECK for one in who.memberships.all())
