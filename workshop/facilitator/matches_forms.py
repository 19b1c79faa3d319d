"""The form with which staff type in a need and an offer from paper or from a call."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, StringField, TextAreaField

from workshop.exchange_words import CATEGORIES, HOW_OFTEN
from workshop.forms import StaffForm
from workshop.forms.fields import OneInView, OneOf, choices
from workshop.services.matches import SIDES, ExchangeDraft, SideRefusal

NOT_SAID = {"": _l("not said")}
CATEGORY_CHOICES = choices({**NOT_SAID, **{each.value: word for each, word in CATEGORIES.items()}})
OFTEN_CHOICES = choices({**NOT_SAID, **HOW_OFTEN})
FIELDS = ("text", "category", "free_when", "place", "how_often")


class ExchangeForm(StaffForm):
    """The same fields twice; a side without words is left out."""

    need_text = TextAreaField(_l("What does somebody need?"))
    need_category = OneOf(_l("What is it about?"), choices=CATEGORY_CHOICES, default="")
    need_free_when = StringField(_l("When?"))
    need_place = StringField(_l("Where?"))
    need_how_often = OneOf(_l("How often?"), choices=OFTEN_CHOICES, default="")
    offer_text = TextAreaField(_l("What does somebody offer?"))
    offer_category = OneOf(_l("What is it about?"), choices=CATEGORY_CHOICES, default="")
    offer_free_when = StringField(_l("When?"))
    offer_place = StringField(_l("Where?"))
    offer_how_often = OneOf(_l("How often?"), choices=OFTEN_CHOICES, default="")
    origin = OneInView(
        _l("How did it come?"), choices=choices({"paper": _l("on paper"), "desk": _l("by telephone or in person")})
    )
    key = HiddenField()

    def drafts(self) -> dict[str, ExchangeDraft]:
        """Both sides as the service takes them."""
        return {
            side: ExchangeDraft(**{field: self[f"{side}_{field}"].data or "" for field in FIELDS}) for side in SIDES
        }

    def refuse_side(self, refusal: SideRefusal) -> None:
        """Says it at the field of the side."""
        self.refuse(f"{refusal.side}_{refusal.field}", refusal)
