"""The form of a rule: from what was sent to conditions and effects, and back."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, Final

from django.http import QueryDict
from django.utils.translation import gettext as _
from pydantic import ValidationError

from dateline.web.newsroom.routing.topics import UnknownTopic, topic_name, topic_of
from dateline.wires.models import Rule
from dateline.wires.routing import Conditions, Effects

_CHOSEN: Final = ("providers", "signals", "types", "formats", "feeds")
_LISTED: Final = ("languages", "places", "countries")
_WORDS: Final = ("any", "every", "none")
_LONGEST: Final = 10_000


@dataclass(slots=True)
class RuleForm:
    """What somebody filled in; `conditions` and `effects` are None where something is wrong."""

    name: str = ""
    values: dict[str, Any] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)
    conditions: Conditions | None = None
    effects: Effects | None = None


def form_of(rule: Rule) -> RuleForm:
    """Return the form of a rule as it is kept.

    Raises:
        ValidationError: it cannot be read.
    """
    conditions = Conditions.model_validate(rule.conditions)
    effects = Effects.model_validate(rule.effects)
    return RuleForm(rule.name, _written(conditions, effects), {}, conditions, effects)


def empty_form() -> RuleForm:
    """Return the form of a new rule."""
    return RuleForm(values=_written(Conditions(), Effects()))


def read_form(sent: QueryDict) -> RuleForm:
    """Read what was sent; what is wrong is in `errors`, by field."""
    form = RuleForm(name=_clean(sent.get("name", ""))[:100], values=_values(sent))
    raw = {name: form.values[name] for name in _CHOSEN}
    raw |= {name: _listed(form.values[name]) for name in _LISTED}
    raw["topics"] = _topics(form)
    raw["urgency"] = form.values["urgency"] or None
    raw["words"] = {name: _lines(form.values[f"words_{name}"]) for name in _WORDS} | {
        "phrase": form.values["words_phrase"],
        "where": form.values["words_where"],
    }
    form.conditions = _checked(form, Conditions.model_validate, raw)
    effects = {
        "desks": form.values["desks"],
        "marks": _listed(form.values["marks"]),
        "flash": form.values["flash"],
        "mute": form.values["mute"],
        "stop": form.values["stop"],
    }
    form.effects = _checked(form, Effects.model_validate, effects)
    return form


def _values(sent: QueryDict) -> dict[str, Any]:
    values: dict[str, Any] = {name: sent.getlist(name) for name in (*_CHOSEN, "desks")}
    for name in (*_LISTED, "topics", "marks", "urgency"):
        values[name] = _clean(sent.get(name, ""))
    for name in (*_WORDS, "phrase"):
        values[f"words_{name}"] = _clean(sent.get(f"words_{name}", ""))
    is_head = sent.get("words_where") == "headline"
    values["words_where"] = "headline" if is_head else "everywhere"
    return values | {name: name in sent for name in ("flash", "mute", "stop")}


def _written(conditions: Conditions, effects: Effects) -> dict[str, Any]:
    values: dict[str, Any] = {name: list(getattr(conditions, name)) for name in _CHOSEN}
    values |= {name: ", ".join(getattr(conditions, name)) for name in _LISTED}
    values["topics"] = "\n".join(topic_name(one) for one in conditions.topics)
    values["urgency"] = str(conditions.urgency or "")
    values |= {f"words_{name}": "\n".join(getattr(conditions.words, name)) for name in _WORDS}
    values["words_phrase"] = conditions.words.phrase
    values["words_where"] = conditions.words.where
    values |= {"desks": list(effects.desks), "marks": ", ".join(effects.marks)}
    return values | {name: getattr(effects, name) for name in ("flash", "mute", "stop")}


def _topics(form: RuleForm) -> list[str]:
    found = []
    for written in _lines(form.values["topics"]):
        try:
            found.append(topic_of(written))
        except UnknownTopic as error:
            form.errors["topics"] = str(error)
    return found


def _checked(form: RuleForm, check: Callable[[Any], Any], raw: dict[str, Any]) -> Any:
    try:
        made = check(raw)
    except ValidationError as error:
        for problem in error.errors():
            form.errors.setdefault(_field(problem["loc"]), _sentence(problem))
        return None
    return None if form.errors else made


def _field(place: Iterable[int | str]) -> str:
    names = [one for one in place if isinstance(one, str)]
    return "_".join(names[:2]) if names[:1] == ["words"] else names[0]


def _sentence(problem: Any) -> str:
    sentences = {
        "string_too_long": _("This is too long."),
        "too_long": _("These are too many."),
        "literal_error": _("This is none of the choices."),
        "string_pattern_mismatch": _("A mark is a word without a colon."),
    }
    if "countries" in problem["loc"]:
        return _("Give countries by their two letters (ISO 3166-1), such as UA.")
    sentence = sentences.get(problem["type"])
    return sentence or str(_("This cannot be used: %s.") % problem["msg"])


def _listed(text: str) -> list[str]:
    return [
        part.strip()
        for part in text.replace("،", ",").replace("\n", ",").split(",")
        if part.strip()
    ]


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _clean(text: str) -> str:
    return text.replace("\x00", "").strip()[:_LONGEST]
