"""The key of a second factor as a QR code, for the phone of whoever sets it up and for nobody else."""

from __future__ import annotations

from flask import make_response
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from workshop.domain.refusals import NotFound
from workshop.guards import signed_in
from workshop.prints import blueprint
from workshop.prints.qr import QUIET_ZONE, draw
from workshop.services.second_factor import address_of, begin_factor, factor_of
from workshop.web import moment


@blueprint.get("/settings/second-factor/qr.svg")
def factor_qr() -> Response:
    """Only while it is being set up; never kept by a cache."""
    account = signed_in()
    if factor_of(account) is not None:
        raise NotFound("not_found")
    secret = begin_factor(account=account, now=moment())
    answer = make_response(draw(address_of(account, secret), _("QR code"), QUIET_ZONE))
    answer.mimetype = "image/svg+xml"
    return answer
