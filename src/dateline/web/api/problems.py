"""Errors as problems (RFC 9457): a kind for programs, a sentence for the person who must act."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any, Final, TypeVar

import orjson
from django.conf import settings
from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError
from django.views.decorators.csrf import csrf_exempt
from ninja import NinjaAPI, Schema
from ninja.errors import AuthenticationError, HttpError, Throttled, ValidationError
from pydantic import Field

from dateline.accounts.errors import NotAllowed
from dateline.desk.errors import DeskError, SecondEyesNeeded
from dateline.languages.errors import BadWallTime
from dateline.media.errors import FileTooLarge, NotAPicture, PictureError
from dateline.publishing.errors import NotReady, PublishingError
from dateline.stories.errors import ArticleExists, BadDraft, Conflict, NoSuchWords, StoryError
from dateline.translation.errors import TranslationError
from dateline.web.api.finding import NotHere
from dateline.web.api.paging import BadCursor

logger = logging.getLogger(__name__)
Problematic = TypeVar("Problematic", bound=Exception)
View = Callable[..., HttpResponse]
Members = Mapping[str, Any]
_TITLES: Final = {
    400: "Bad request",
    401: "Not signed in",
    403: "Not allowed",
    404: "Not found",
    405: "Method not allowed",
    409: "Conflict",
    413: "Too large",
    415: "Unsupported media type",
    422: "Cannot be processed",
    429: "Too many requests",
    500: "Internal error",
}


class Problem(Schema):
    """A problem (RFC 9457, media type application/problem+json)."""

    type: str = Field(examples=["urn:dateline:problem:conflict"])
    title: str = Field(examples=["Conflict"])
    status: int = Field(examples=[409])
    detail: str = Field(
        description="A sentence for people: what happened, where, what to do.",
        examples=["Ruth Adeyemi changed one block while you wrote. Compare both and save again."],
    )


def answer(status: int, kind: str, detail: str, members: Members | None = None) -> HttpResponse:
    """Return a problem as a response."""
    body = {
        "type": f"urn:dateline:problem:{kind}",
        "title": _TITLES[status],
        "status": status,
        "detail": detail,
        **(members or {}),
    }
    return HttpResponse(orjson.dumps(body), status=status, content_type="application/problem+json")


@csrf_exempt
def no_such_address(request: HttpRequest) -> HttpResponse:
    """Answer for every address of the API that leads nowhere."""
    detail = "There is nothing at this address. /api/docs lists what there is."
    return answer(404, "not-found", detail)


def with_known_methods(view: View) -> View:
    """Have a view answer a method that it has not as a problem (RFC 9110, 15.5.6)."""

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        if response.status_code != 405:
            return response
        allowed = response["Allow"]
        told = answer(405, "method", f"This address takes {allowed} only.")
        told["Allow"] = allowed
        return told

    return answered


def tell_problems(api: NinjaAPI) -> None:
    """Have the API answer errors as problems."""

    def told(kind: type[Problematic], tell: Callable[[Problematic], HttpResponse]) -> None:
        def handle(request: HttpRequest, error: Problematic | type[Problematic]) -> HttpResponse:
            assert isinstance(error, kind)  # noqa: S101  (told to the type checker)
            return tell(error)

        api.add_exception_handler(kind, handle)

    told(AuthenticationError, lambda error: _not_signed_in())
    told(NotAllowed, lambda error: answer(403, "not-allowed", str(error)))
    told(NotHere, lambda error: answer(404, "not-found", str(error)))
    told(BadWallTime, lambda error: answer(422, "bad-time", str(error)))
    told(BadCursor, lambda error: answer(422, "bad-cursor", str(error.__doc__)))
    told(ValidationError, _invalid)
    told(HttpError, _http)
    told(RequestDataTooBig, lambda error: _too_large())
    told(SuspiciousOperation, _unreadable)
    told(MultiPartParserError, _unreadable)
    told(Throttled, lambda error: answer(429, "too-many-requests", _TOO_MANY))
    told(Conflict, _conflict)
    told(StoryError, _story)
    told(TranslationError, lambda error: answer(409, "translation", str(error)))
    told(PublishingError, _publishing)
    told(SecondEyesNeeded, _second_eyes)
    told(DeskError, lambda error: answer(409, "desk", str(error)))
    told(PictureError, _picture)
    told(Exception, _unexpected)


_TOO_MANY: Final = "You asked too often within a minute: wait as long as Retry-After says."


def _not_signed_in() -> HttpResponse:
    detail = "Sign in with a token: Authorization: Bearer dl_… (`dateline token` makes one)."
    response = answer(401, "not-signed-in", detail)
    response["WWW-Authenticate"] = 'Bearer realm="dateline"'
    return response


def _invalid(error: ValidationError) -> HttpResponse:
    places = [
        {"place": ".".join(str(step) for step in one["loc"]), "problem": one["msg"]}
        for one in error.errors[:20]
    ]
    detail = (
        f"{places[0]['place']}: {places[0]['problem']}" if places else "The request is invalid."
    )
    return answer(422, "invalid", detail, {"errors": places})


def _http(error: HttpError) -> HttpResponse:
    if error.status_code == 400:
        return _unreadable(error.__cause__ or error)
    status = error.status_code if error.status_code in _TITLES else 400
    return answer(status, "refused", str(error))


def _too_large() -> HttpResponse:
    limit = (settings.DATA_UPLOAD_MAX_MEMORY_SIZE or 0) // 2**20
    return answer(413, "too-large", f"At most {limit} MB are taken in one request.")


def _unreadable(error: BaseException) -> HttpResponse:
    return answer(400, "unreadable", f"The request cannot be read: {error}.")


def _conflict(error: Conflict) -> HttpResponse:
    members = {"by": error.by, "fields": error.fields, "blocks": error.blocks}
    return answer(409, "conflict", str(error), members)


def _story(error: StoryError) -> HttpResponse:
    if isinstance(error, NoSuchWords):
        return answer(409, "no-such-words", str(error))
    if isinstance(error, ArticleExists):
        return answer(409, "article-exists", str(error))
    return answer(422, "bad-draft" if isinstance(error, BadDraft) else "story", str(error))


def _publishing(error: PublishingError) -> HttpResponse:
    if isinstance(error, NotReady):
        return answer(409, "not-ready", str(error), {"problems": error.problems})
    return answer(409, "publishing", str(error))


def _second_eyes(error: SecondEyesNeeded) -> HttpResponse:
    return answer(
        409, "second-eyes", str(error), {"blocks": [str(block) for block in error.blocks]}
    )


def _picture(error: PictureError) -> HttpResponse:
    if isinstance(error, FileTooLarge):
        return answer(413, "too-large", str(error))
    if isinstance(error, NotAPicture):
        return answer(415, "not-a-picture", str(error))
    return answer(422, "bad-picture", str(error))


def _unexpected(error: Exception) -> HttpResponse:
    logger.error("The API failed.", exc_info=error)
    detail = "Something went wrong here; nothing was changed. It is in the log of the server."
    return answer(500, "internal", detail)
