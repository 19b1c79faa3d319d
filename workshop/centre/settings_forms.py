"""Forms of one's own account, of the centre and of its people."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, PasswordField

from workshop.forms import (
    ClockTime,
    Day,
    Email,
    Line,
    OneInView,
    SharedForm,
    SomeInView,
    StaffForm,
    choices,
    needed,
)

LANGUAGES = {"sl": _l("Slovene"), "en": _l("English")}
ROLES = {
    "facilitator": _l("Prepares and runs evenings"),
    "owner": _l("Leads the centre: also adds and removes people"),
    "reader": _l("Reads published reports of some communities, nothing else"),
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

    second_factor = BooleanField(
        _l("Whoever leads the centre needs a second factor"),
        description=_l("A password alone is then not enough to sign in"),
    )


class ColleagueForm(StaffForm):
    """Somebody new at the centre."""

    name = Line(_l("Name"), longest=120, missing=_l("Enter a name."))
    email = Email(_l("E-mail"), missing=_l("Enter an e-mail."))
    role = OneInView(_l("What this person does"), choices=choices(ROLES), default="facilitator")
    communities = SomeInView(_l("Communities whose reports this person reads"), choices=[])


class RightsForm(SharedForm):
    """What somebody of the centre may do."""

    role = OneInView(_l("What this person does"), choices=choices(ROLES))
    communities = SomeInView(_l("Communities whose reports this person reads"), choices=[])


class FactorForm(StaffForm):
    """The first code, which shows that the key has arrived in the phone."""

    code = Line(_l("One-time code"), longest=40, missing=_l("Enter the code."))


class GiveUpForm(StaffForm):
    """The password once more, before the second factor goes."""

    password = PasswordField(_l("Password"), validators=[needed(_l("Enter your password."))])


class PassForm(StaffForm):
    """A link for somebody who helps on one evening."""

    name = Line(_l("Who helps"), longest=80, missing=_l("Enter a name."), description=_l("A first name is enough"))
    day = Day(_l("Until which day"))
    time = ClockTime(_l("Until what time"))
    may_moderate = BooleanField(_l("May also read and show answers (moderation)"))
