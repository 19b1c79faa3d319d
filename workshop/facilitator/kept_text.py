"""Nothing typed is lost when a session has ended: the fields wait, signed, in the sign-in page (A-10)."""

from __future__ import annotations

from dataclasses import dataclass

from flask import current_app, request
from itsdangerous import BadData, URLSafeTimedSerializer

from workshop.web import local_path

LONGEST = 60_000
"""Characters of all fields together; a sheet of paper typed in has about 2,000."""
KEPT_SECONDS = 24 * 3600
NEVER_KEPT = ("csrf_token", "password", "old_password")


@dataclass(frozen=True)
class Kept:
    """A form that came too late: where it was going and its fields, in their order."""

    path: str
    fields: tuple[tuple[str, str], ...]

    @property
    def words(self) -> list[str]:
        """What was written, as far as it can be told from marks and numbers; shown, so that it is seen to be safe."""
        return [value for _name, value in self.fields if " " in value.strip()]


def signer() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(str(current_app.config["SECRET_KEY"]), salt="kept text")


def keep_fields() -> str:
    """The posted fields, signed and packed; "" where there are none or too many to carry."""
    fields = [(name, value) for name, value in request.form.items(multi=True) if name not in NEVER_KEPT]
    if not fields or sum(len(name) + len(value) for name, value in fields) > LONGEST:
        return ""
    return str(signer().dumps({"path": request.full_path.rstrip("?"), "fields": fields}))


def open_kept(packed: str | None) -> Kept | None:
    """What was kept; None when there is nothing, or nothing that we signed within a day."""
    if not packed:
        return None
    try:
        found = signer().loads(packed, max_age=KEPT_SECONDS)
    except BadData:
        return None
    return Kept(local_path(found["path"], "/"), tuple((name, value) for name, value in found["fields"]))
