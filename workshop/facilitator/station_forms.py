"""The form of one station, in every language of the house."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField

from workshop.config import DRAFTS, LANGUAGES
from workshop.domain.statements import ASKED
from workshop.forms import Line, Lines, SharedForm, SomeInView, choices, fingerprint
from workshop.kind_words import KINDS
from workshop.services.station_edit import StationFacts

TITLE, QUESTION, HINT, PROBES = 160, 160, 160, 900
FIELDS = ("title", "question", "hint", "probes")


class StationWords(SharedForm):
    """The words, in each language a resident may read them in. Fields are named ``title_sl`` and so on."""


for _language in (*LANGUAGES, *DRAFTS):
    setattr(StationWords, f"title_{_language}", Line(_l("Title"), longest=TITLE))
    setattr(StationWords, f"question_{_language}", Lines(_l("Question"), longest=QUESTION))
    setattr(
        StationWords,
        f"hint_{_language}",
        Line(_l("Hint"), longest=HINT, description=_l("One short example beneath the question")),
    )
    setattr(
        StationWords,
        f"probes_{_language}",
        Lines(
            _l("Further questions"),
            longest=PROBES,
            description=_l("One a line; the second and third open in later rounds"),
        ),
    )


class StationForm(StationWords):
    """Words and the kinds of answer. Only the workshop's own language must be there; pages in another fall back to
    it."""

    kinds = SomeInView(_l("Kinds of answer"), choices=choices({kind: KINDS[kind] for kind in ASKED}))

    knowingly = HiddenField()

    def asked_about(self) -> str:
        """The mark of the questions that are about to be changed: whoever types others again is asked again."""
        return fingerprint({name: field.data for name, field in self._fields.items() if name.startswith("question_")})

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

    def read(self, languages: Iterable[str] = LANGUAGES) -> StationFacts:
        """The form as the service takes it, in the languages that it offered."""
        texts = {
            language: {
                "title": self[f"title_{language}"].data,
                "question": self[f"question_{language}"].data,
                "hint": self[f"hint_{language}"].data,
                "probes": [line for line in (self[f"probes_{language}"].data or "").splitlines() if line],
            }
            for language in languages
        }
        return StationFacts(texts=texts, kinds=self.kinds.data or [])


def flat(facts: StationFacts, languages: Iterable[str] = LANGUAGES) -> dict[str, Any]:
    """What is stored, by the names of the form's fields."""
    values: dict[str, Any] = {"kinds": list(facts.kinds)}
    for language in languages:
        words = facts.texts.get(language, {})
        for name in ("title", "question", "hint"):
            values[f"{name}_{language}"] = words.get(name, "")
        values[f"probes_{language}"] = "\n".join(words.get("probes", []))
    return values
