"""Reading what was sent: strict JSON, and no character that the database would refuse."""

from __future__ import annotations

from typing import Any

import orjson
from django.http import HttpRequest
from django.utils.datastructures import MultiValueDict
from ninja.errors import HttpError
from ninja.parser import Parser


class BadCharacter(ValueError):
    """A text holds the character NUL, which no text can hold here."""


class JSONParser(Parser):
    """Parses JSON as RFC 8259 has it: no NaN, no half surrogate pairs, bounded depth."""

    def parse_body(self, request: HttpRequest) -> Any:
        """Return the body's value.

        Raises:
            ValueError: it is no JSON.
        """
        data = orjson.loads(request.body)
        _refuse_nul(data)
        return data

    def parse_querydict(
        self, data: MultiValueDict[str, str], list_fields: list[str], request: HttpRequest
    ) -> dict[str, Any]:
        """Return the values of a query or form."""
        values = super().parse_querydict(data, list_fields, request)
        try:
            _refuse_nul(values)
        except BadCharacter as error:
            raise HttpError(400, str(error)) from None
        return values


def _refuse_nul(value: Any) -> None:
    match value:
        case str() if "\x00" in value:
            raise BadCharacter(BadCharacter.__doc__)
        case list():
            for part in value:
                _refuse_nul(part)
        case dict():
            for name, part in value.items():
                _refuse_nul(name)
                _refuse_nul(part)
