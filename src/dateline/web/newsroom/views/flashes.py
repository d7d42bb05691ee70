"""Taking a flash."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from dateline.web.newsroom.access import ASKED_BY_SCRIPT, StaffRequest, forbidden, member
from dateline.web.newsroom.flashes import strip_html, watcher_of
from dateline.wires.actions.flashes import take_flash
from dateline.wires.models import Flash, Item
from dateline.wires.policies import may_see_embargoed
from dateline.wires.queries.standing import is_under_embargo


@require_POST
@member
def take(request: StaffRequest, item_id: UUID) -> HttpResponse:
    """Take a flash; a script gets the strip as it is then, a form goes back to its page."""
    item = get_object_or_404(Item, pk=item_id)
    if is_under_embargo(item.pk) and not may_see_embargoed(request.user):
        return forbidden(request, _("This item is under embargo."))
    try:
        taken = take_flash(item=item, by=request.user)
    except Flash.DoesNotExist as error:
        raise Http404(_("This item is no flash.")) from error
    watcher = watcher_of(request.user)
    if request.headers.get(ASKED_BY_SCRIPT) and watcher:
        return HttpResponse(strip_html(watcher))
    if taken.flash.taken_by and taken.flash.taken_by != request.user:
        messages.info(request, _("%s has taken it already.") % taken.flash.taken_by.name)
    back = request.POST.get("back", "")
    is_ours = url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()})
    return redirect(back if is_ours and back.startswith("/newsroom/") else "newsroom:wires")
