"""Forms of signing in."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, PasswordField

from workshop.forms import Email, Line, StaffForm, at_most, needed
from workshop.forms.fields import clean_line
from workshop.services.sign_in import LONGEST_PASSWORD
from workshop.web import local_path


class SignInForm(StaffForm):
    """E-mail and password. ``next`` is where the person wanted to go, ``kept`` what they had written there."""

    email = Email(_l("E-mail"), missing=_l("Enter your e-mail."))
    password = PasswordField(_l("Password"), validators=[needed(_l("Enter your password."))])
    next = HiddenField(filters=[lambda raw: local_path(raw, "")])
    kept = HiddenField(filters=[clean_line])


class CodeForm(StaffForm):
    """The second factor; the hidden fields go on with the person, as in the form before."""

    code = Line(_l("One-time code"), longest=40, missing=_l("Enter the code."))
    next = HiddenField(filters=[lambda raw: local_path(raw, "")])
    kept = HiddenField(filters=[clean_line])


class NewPasswordForm(StaffForm):
    """What a one-time link asks of somebody who has an account."""

    password = PasswordField(
        _l("New password"),
        validators=[needed(_l("Enter a password.")), at_most(LONGEST_PASSWORD)],
        description=_l("At least 12 characters, such as four words that only you put together"),
    )


class FirstSignInForm(NewPasswordForm):
    """What the very first sign-in of an installation asks: the centre and its owner."""

    centre = Line(_l("Name of the centre"), longest=120, missing=_l("Enter the name of the centre."))
    name = Line(_l("Your name"), longest=120, missing=_l("Enter your name."))
    email = Email(_l("E-mail"), missing=_l("Enter your e-mail."))


def answers(form: StaffForm, *names: str) -> dict[str, str]:
    """Those of the named fields that the form has; the service knows them by the same names."""
    return {name: str(form[name].data or "") for name in names if name in form}
