"""What a browser sends of the article form."""

from __future__ import annotations

from html.parser import HTMLParser

from django.test import Client

from dateline.stories.models import Article

Fields = dict[str, list[str]]


class _Reader(HTMLParser):
    """Collects the fields of the form with the article, as a browser would send them."""

    def __init__(self) -> None:
        super().__init__()
        self.fields: Fields = {}
        self._inside = False
        self._area = ""
        self._select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        name = found.get("name") or ""
        if tag == "form":
            self._inside = "data-article-form" in found
        elif tag == "template":
            self._inside = False
        elif self._inside and tag == "textarea":
            self._area = name
            self.fields.setdefault(name, []).append("")
        elif self._inside and tag == "select":
            self._select = name
        elif self._inside and tag == "option":
            self._option(found)
        elif self._inside and tag == "input" and name:
            is_box = found.get("type") in ("checkbox", "radio")
            if not is_box or "checked" in found:
                self.fields.setdefault(name, []).append(found.get("value") or "")

    def _option(self, found: dict[str, str | None]) -> None:
        if self._select not in self.fields or "selected" in found:
            self.fields[self._select] = [found.get("value") or ""]

    def handle_data(self, data: str) -> None:
        if self._area:
            self.fields[self._area][-1] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._area = ""
        elif tag == "form":
            self._inside = False


def article_fields(client: Client, article: Article) -> Fields:
    """Open the form and return its fields."""
    response = client.get(f"/newsroom/articles/{article.pk}/form/")
    assert response.status_code == 200, response.status_code
    return fields_in(response.content.decode())


def fields_in(html: str) -> Fields:
    """Return the fields of the article form in a page."""
    reader = _Reader()
    reader.feed(html)
    return reader.fields


def text_field(fields: Fields, place: int = 0) -> str:
    """Return the name of the text area of a block."""
    return f"{fields['block'][place]}-text"
