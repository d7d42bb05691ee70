"""Every write of publishing."""

from .house import write_house_page
from .publish import Note, publish_article
from .render import (
    add_missing_pages,
    finish_rebuild,
    rebuild_site,
    refresh_pages,
    render_in_background,
    render_pages,
)
from .schedule import cancel_schedule, publish_due, schedule_article
from .withdraw import withdraw_article

__all__ = [
    "Note",
    "add_missing_pages",
    "cancel_schedule",
    "finish_rebuild",
    "publish_article",
    "publish_due",
    "rebuild_site",
    "refresh_pages",
    "render_in_background",
    "render_pages",
    "schedule_article",
    "withdraw_article",
    "write_house_page",
]
