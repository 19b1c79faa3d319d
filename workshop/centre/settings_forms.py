"""Forms of one's own account, of the centre and of its people."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms import PasswordField

from workshop.forms import Email, Line, OneInView, SharedForm, StaffForm, choices, needed

LANGUAGES = {"sl": _l("Slovene"), "en": _l("English")}
ROLES = {
    "facilitator": _l("Prepares and runs evenings"),
    "owner": _l("Leads the centre: also adds and removes people"),
}


class AccountForm(SharedForm):
    """One's own name and the language of one's screens."""

    name = Line(_l("Your name"), longest=120, missing=_l("Enter your name."))
    language = OneInView(_l("Language of your screens"), choices=choices(LANGUAGES))


class PasswordForm(StaffForm):
    """The present password and a new one."""

    old_password = PasswordField(_l("Present password"), validators=[needed(_l("Enter your present password."))])
    password = PasswordField(
        _l("New password"),
        validators=[needed(_l("Enter a new password."))],
        description=_l("At least 12 characters, such as four words that only you put together"),
    )


class CentreForm(SharedForm):
    """The centre's name, and how residents reach it."""

    name = Line(_l("Name of the centre"), longest=120, missing=_l("Enter the name of the centre."))
    contact = Line(
        _l("Contact for residents"),
        longest=200,
        description=_l("Telephone or e-mail; it stands on paper and where people leave their contact"),
    )


class ColleagueForm(StaffForm):
    """Somebody new at the centre."""

    name = Line(_l("Name"), longest=120, missing=_l("Enter a name."))
    email = Email(_l("E-mail"), missing=_l("Enter an e-mail."))
    role = OneInView(_l("What this person does"), choices=choices(ROLES), default="facilitator")
