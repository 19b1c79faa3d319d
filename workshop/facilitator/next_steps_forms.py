"""The forms of the action plan."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField

from workshop.domain.next_steps import LONGEST_NAME, LONGEST_TASK, Standing, Step
from workshop.forms import Day, Euros, Line, Lines, OneInView, OneOf, SharedForm, StaffForm, choices
from workshop.services.next_steps_sources import Source
from workshop.step_words import STANDINGS, STRANDS

LONGEST_LABEL = 70


class StepForm(SharedForm):
    """A step; ``offer`` fills the lists that depend on the evening."""

    task = Lines(_l("What is to be done?"), longest=LONGEST_TASK, missing=_l("Write what is to be done."))
    strand = OneOf(_l("Strand"), choices=choices({one.value: words for one, words in STRANDS.items()}))
    holder = Line(
        _l("Who does it?"),
        longest=LONGEST_NAME,
        description=_l("An organisation or a function. A person's name only if that person agrees: it is published."),
    )
    partner = Line(_l("Who helps?"), longest=LONGEST_NAME)
    due_on = Day(_l("By when?"))
    cost = OneOf(_l("Cost"), default="")
    for_budget = BooleanField(_l("Fit for the participatory budget"))
    source = OneOf(_l("Where does it come from?"), default="")
    state = OneInView(
        _l("How does it stand?"),
        choices=choices({one.value: words for one, words in STANDINGS.items()}),
        default=Standing.POTENTIAL.value,
    )

    def offer(self, sources: Mapping[str, Sequence[Source]], costs: Mapping[str, str]) -> None:
        """Themes first, then matches, then statements."""
        named = {"t": _("Theme: %(words)s"), "m": _("Match: %(words)s"), "s": _("Statement: %(words)s")}
        listed = {
            one.ref: named[sort] % {"words": shorten(one.text)} for sort in named for one in sources.get(sort, ())
        }
        self.source.choices = choices({"": _("nothing in particular"), **listed})
        self.cost.choices = choices(costs)

    def read(self) -> Step:
        return Step(
            strand=self.strand.data or "",
            task=self.task.data or "",
            holder=self.holder.data or "",
            partner=self.partner.data or "",
            due_on=self.due_on.data,
            cost=self.cost.data or "",
            for_budget=bool(self.for_budget.data),
            state=self.state.data or "",
            source=self.source.data or "",
        )


def shorten(text: str) -> str:
    """The beginning of a long text."""
    return text if len(text) <= LONGEST_LABEL else text[:LONGEST_LABEL].rstrip() + " …"


class LimitsForm(StaffForm):
    """The three sums between the classes of cost."""

    small = Euros(_l("Small, up to"), least=1, most=10**8)
    middle = Euros(_l("Middle, up to"), least=1, most=10**8)
    large = Euros(_l("Large, up to"), least=1, most=10**8)
