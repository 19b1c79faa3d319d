"""In which part of an evening an answer was given, in a few words: the same in the key and in files for people."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from workshop.domain.round_kinds import RoundKind

ROUND_KINDS = {
    RoundKind.TABLE: _l("in a round with a number"),
    RoundKind.HOME: _l("in the home round"),
    RoundKind.GALLERY: _l("on the gallery walk"),
    RoundKind.AFTER: _l("after the rounds"),
    RoundKind.UNKNOWN: _l("not known, as of a sheet or a file without a round"),
}
