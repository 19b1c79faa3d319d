"""The sentences for what is refused at the sign-in, and to whom a page is not open."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask_babel import gettext as _
from flask_babel import ngettext

SIGN_IN_SENTENCES: dict[str, Callable[[dict[str, Any]], str]] = {
    "sign_in_wrong": lambda f: _("The e-mail or the password is not right. Check both and try again."),
    "sign_in_too_often": lambda f: ngettext(
        "Too many tries. Wait %(num)s minute, then try again.",
        "Too many tries. Wait %(num)s minutes, then try again.",
        f["minutes"],
    ),
    "sign_in_slowly": lambda f: ngettext(
        "Many wrong tries came from this network. Wait %(num)s second, then try again.",
        "Many wrong tries came from this network. Wait %(num)s seconds, then try again.",
        f["seconds"],
    ),
    "password_common": lambda f: _("Many people use a password like this. Put together words of your own."),
    "password_named": lambda f: _("This password is made of your name or the centre's. Enter another."),
    "factor_wrong": lambda f: _("This code does not fit. Wait for the next one and enter it."),
    "factor_used": lambda f: _("This code has been used. Wait for the next one and enter it."),
    "factor_there": lambda f: _("The second factor is set up already."),
    "factor_demanded": lambda f: _("Whoever leads this centre needs a second factor. It cannot be removed."),
    "factor_own_first": lambda f: _("Set up your own second factor first, then ask it of others."),
    "helpers_elsewhere": lambda f: _("Your link is for helping on one evening. This page is not part of it."),
    "readers_elsewhere": lambda f: _("You may read published reports. This page is for those who prepare evenings."),
    "pass_over": lambda f: _("This link is over. Ask the person who leads the evening for a new one."),
    "pass_end_past": lambda f: _("This time has passed. Enter a later one."),
    "pass_end_late": lambda f: ngettext(
        "A link lasts %(num)s day after the evening at most. Enter an earlier day.",
        "A link lasts %(num)s days after the evening at most. Enter an earlier day.",
        f["days"],
    ),
    "centre_needed": lambda f: _("Several centres are here. Say which with --centre: %(names)s.", **f),
    "centre_unknown": lambda f: _(
        "No centre here is called “%(name)s”. Choose from: %(names)s. Another is made with create-organisation.", **f
    ),
    "centre_other": lambda f: _("This evening is here already, in the centre “%(name)s”. Leave --centre out.", **f),
    "link_over": lambda f: _("This link has been used or its time is over. Ask for a new one."),
    "password_too_short": lambda f: ngettext(
        "Enter a password of at least %(num)s character.",
        "Enter a password of at least %(num)s characters.",
        f["shortest"],
    ),
    "password_too_long": lambda f: ngettext(
        "Shorten the password to %(num)s character.", "Shorten the password to %(num)s characters.", f["longest"]
    ),
    "password_wrong": lambda f: _("This is not your present password. Enter it once more."),
    "email_taken": lambda f: _("Somebody already signs in with this e-mail. Enter another."),
    "name_taken": lambda f: _("There is one of this name already. Choose it or enter another name."),
    "owners_only": lambda f: _("Only the person who leads the centre can change this."),
    "owner_stays": lambda f: _("You cannot take away your own access."),
}
