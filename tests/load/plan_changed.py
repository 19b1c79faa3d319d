"""Changing the plan of a running evening, as the facilitator does it in a load run: look first, then confirm."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from urllib.parse import urlencode, urlsplit

from tests.load.forms import Form
from tests.load.phone import good
from tests.load.visitor import Answer, Unexpected, Visitor


@dataclass
class PlanDesk:
    """The page »Change the plan« of the evening at the path ``workshop``."""

    visitor: Visitor
    workshop: str

    def look(self, **change: object) -> Answer:
        """What a change would come to, or why it cannot be (422); nothing is done."""
        return self.visitor.get(f"{self.workshop}/run/replan?{urlencode(change)}")

    def suggested(self) -> Answer:
        """The merge that the page offers by itself for a group that is too small, looked at (R21)."""
        page = good(self.look())
        offered = re.search(r'href="([^"]*change=merge[^"]*)"', page.text)
        if offered is None:
            raise Unexpected("nothing is suggested")
        return good(self.visitor.get(unescape(offered[1])))

    def join_first(self, page: Answer) -> Answer:
        """The merges that a refused page demands, taken in; what the change comes to with them (R11)."""
        form = next((form for form in page.forms if "join" in fixed(form)), None)
        if form is None:
            raise Unexpected("the page does not say which groups to join")
        return good(self.follow(form))

    def follow(self, form: Form) -> Answer:
        """A form that asks by its address."""
        return self.visitor.get(f"{urlsplit(form.action).path}?{urlencode(form.fields)}")

    def confirm(self, preview: Answer) -> Answer:
        """»Change from the next round on«; the console after it."""
        form = next(form for form in preview.forms if form.method == "post" and "expected" in dict(form.fields))
        return good(self.visitor.send(form, button=form.buttons[0]))


def fixed(form: Form) -> set[str]:
    """The fields that the page has filled in and that cannot be chosen from."""
    return {name for name, _value in form.fields} - set(form.offered)
