"""The form of one station, in every language of the house."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l

from workshop.config import LANGUAGES
from workshop.forms import Line, Lines, SharedForm, SomeInView, choices
from workshop.kind_words import KINDS
from workshop.services.station_edit import StationFacts

TITLE, QUESTION, HINT, PROBES = 160, 160, 160, 900
FIELDS = ("title", "question", "hint", "probes")


class StationForm(SharedForm):
    """Words in each language and the kinds of answer. Fields are named ``title_sl`` and so on.

    Only the workshop's own language must be there; pages in another fall back to it."""

    title_sl = Line(_l("Title"), longest=TITLE)
    question_sl = Lines(_l("Question"), longest=QUESTION)
    hint_sl = Line(_l("Hint"), longest=HINT, description=_l("One short example beneath the question"))
    probes_sl = Lines(
        _l("Further questions"), longest=PROBES, description=_l("One a line; the second and third open in later rounds")
    )
    title_en = Line(_l("Title"), longest=TITLE)
    question_en = Lines(_l("Question"), longest=QUESTION)
    hint_en = Line(_l("Hint"), longest=HINT, description=_l("One short example beneath the question"))
    probes_en = Lines(
        _l("Further questions"), longest=PROBES, description=_l("One a line; the second and third open in later rounds")
    )
    kinds = SomeInView(_l("Kinds of answer"), choices=choices(KINDS))

    def need(self, language: str) -> bool:
        """Whether title and question are there in the workshop's language; says so at the fields."""
        missing = {"title": _l("Enter a title."), "question": _l("Enter a question.")}
        for name, sentence in missing.items():
            field = self[f"{name}_{language}"]
            if not field.data:
                field.errors = [*field.errors, str(sentence)]
        if not self.kinds.data:
            self.kinds.errors = [*self.kinds.errors, str(_l("Choose at least one kind of answer."))]
        return not self.page_errors

    def fields_in(self, language: str) -> list[Any]:
        return [self[f"{name}_{language}"] for name in FIELDS]

    def read(self) -> StationFacts:
        """The form as the service takes it."""
        texts = {
            language: {
                "title": self[f"title_{language}"].data,
                "question": self[f"question_{language}"].data,
                "hint": self[f"hint_{language}"].data,
                "probes": [line for line in (self[f"probes_{language}"].data or "").splitlines() if line],
            }
            for language in LANGUAGES
        }
        return StationFacts(texts=texts, kinds=self.kinds.data or [])


def flat(facts: StationFacts) -> dict[str, Any]:
    """What is stored, by the names of the form's fields."""
    values: dict[str, Any] = {"kinds": list(facts.kinds)}
    for language in LANGUAGES:
        words = facts.texts.get(language, {})
        for name in ("title", "question", "hint"):
            values[f"{name}_{language}"] = words.get(name, "")
        values[f"probes_{language}"] = "\n".join(words.get("probes", []))
    return values
