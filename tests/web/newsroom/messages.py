"""Every sentence that the newsroom's code and templates mark for translation."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.extract import extract_python
from django.utils.translation.template import templatize

DATELINE = Path(__file__).parents[3] / "src" / "dateline"
SOURCES = DATELINE / "web"
# Parts that speak to people in their own language.
DOMAINS = (
    "accounts",
    "alerts",
    "desk",
    "languages",
    "media",
    "publishing",
    "stories",
    "translation",
    "wires",
)
KEYWORDS = ["_", "gettext", "gettext_lazy", "ngettext", "pgettext", "gettext_noop"]


def marked_messages() -> set[str]:
    """Return the first form of each message."""
    found = {message for code in _codes() for message in _in_code(code)}
    return found | set(_in_errors()) | set(_in_demands())


def _codes() -> Iterator[str]:
    for folder in DOMAINS:
        for file in (DATELINE / folder).rglob("*.py"):
            # The pages of readers have catalogues of their own.
            if folder != "publishing":
                yield file.read_text(encoding="utf-8")
    for folder in ("newsroom", "live"):
        for file in (SOURCES / folder).rglob("*.py"):
            yield file.read_text(encoding="utf-8")
        for pattern in ("*.html", "*.json"):
            for file in (SOURCES / folder / "templates").rglob(pattern):
                yield templatize(file.read_text(encoding="utf-8"))


def _in_code(code: str) -> Iterator[str]:
    for _, _, found, _ in extract_python(BytesIO(code.encode()), KEYWORDS, [], {}):
        message = found[0] if isinstance(found, tuple) else found
        if message:
            yield message


def _in_errors() -> Iterator[str]:
    """What an error says is its docstring, where it says nothing else."""
    for domain in DOMAINS:
        file = DATELINE / domain / "errors.py"
        code = file.read_text(encoding="utf-8")
        if "_(self.__doc__" not in code:
            continue
        for node in ast.parse(code).body:
            if isinstance(node, ast.ClassDef) and not _says_something_else(node):
                yield ast.get_docstring(node, clean=False) or ""


def _says_something_else(node: ast.ClassDef) -> bool:
    makes = [one for one in node.body if isinstance(one, ast.FunctionDef)]
    return any(one.name == "__init__" and "__doc__" not in ast.unparse(one) for one in makes)


def _in_demands() -> Iterator[str]:
    """What somebody may not do completes a sentence: `demand(…, to="publish this article")`."""
    for domain in DOMAINS:
        for file in (DATELINE / domain).rglob("*.py"):
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and "demand" in ast.unparse(node.func):
                    for word in node.keywords:
                        if word.arg == "to" and isinstance(word.value, ast.Constant):
                            yield str(word.value.value)
