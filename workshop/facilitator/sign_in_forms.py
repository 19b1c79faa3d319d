"""Forms of signing in."""

from __future__ import annotations

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import EmailField, HiddenField, PasswordField
from wtforms.validators import Regexp

from workshop.forms import Line, StaffForm, Text, at_most, clean_line, needed
from workshop.services.sign_in import LONGEST_PASSWORD

EMAIL_SHAPE = r"^$|^[^@\s]+@[^@\s]+$"
"""Somebody, an at sign, somewhere: whether it is theirs only they know."""


class Email(EmailField):
    """An e-mail address, cleaned and in small letters."""

    def __init__(self, label: Text, *, missing: Text, **kwargs: Any) -> None:
        shape = Regexp(EMAIL_SHAPE, message=_l("Enter an e-mail with an @, such as ana@example.si."))
        checks = [needed(missing), at_most(200), shape]
        super().__init__(label, validators=checks, filters=[clean_line, str.lower], **kwargs)


class SignInForm(StaffForm):
    """E-mail and password. ``next`` is where the person wanted to go, ``kept`` what they had written there."""

    email = Email(_l("E-mail"), missing=_l("Enter your e-mail."))
    password = PasswordField(_l("Password"), validators=[needed(_l("Enter your password."))])
    next = HiddenField()
    kept = HiddenField()


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
