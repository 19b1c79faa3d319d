"""Reading published workshops by programs: JSON, no sign-in, nothing to change. Described at /api/openapi.json."""

from __future__ import annotations

import json
from typing import Any

from flask import request, url_for
from werkzeug.wrappers import Response

from workshop.addresses import public_base
from workshop.config import LANGUAGES
from workshop.exports import blueprint
from workshop.exports.api_document import api_document
from workshop.exports.api_values import listed, whole
from workshop.exports.published import kept
from workshop.models import Workshop
from workshop.services.editions import read_published
from workshop.services.published_list import find_public, list_public
from workshop.web import moment

MOST_PAGES = 10_000


@blueprint.get("/api/openapi.json")
def api_description() -> Response:
    """What can be asked, and what is answered (OpenAPI 3.1)."""
    return answer(api_document(public_base()))


@blueprint.get("/api/workshops")
def api_workshops() -> Response:
    """The published ones, fifty at a time; of one centre where ``organisation`` says its number."""
    organisation, page = number("organisation"), number("page")
    if None in (organisation, page):
        return answer({"error": "organisation and page are whole numbers from 1 on"}, 422)
    rows, more = list_public(organisation_id=organisation or None, page=page or 1)
    following = {"organisation": organisation or None, "page": (page or 1) + 1}
    found = [{**listed(*row), **links(row[0])} for row in rows]
    return answer({"workshops": found, "next": address("exports.api_workshops", **following) if more else None})


@blueprint.get("/api/workshops/<code:code>")
def api_workshop(code: str) -> Response:
    """One of them with its summary, stations, themes and the statements that are shown."""
    found = find_public(code)
    if found is None:
        return answer({"error": "no published workshop has this code"}, 404)
    workshop, organisation = found
    asked = request.args.get("language", workshop.language)
    if asked not in LANGUAGES:
        return answer({"error": f"language is one of {', '.join(LANGUAGES)}"}, 422)
    report = read_published(workshop=workshop, language=asked, now=moment())
    return answer({**whole(workshop, organisation, report), **links(workshop)})


def number(name: str) -> int | None:
    """A number of the address; 0 where it is not there, None where it is none."""
    raw = request.args.get(name, "")
    if not raw:
        return 0
    usable = raw.isascii() and raw.isdecimal() and len(raw) <= len(str(MOST_PAGES)) and int(raw) > 0
    return int(raw) if usable else None


def links(workshop: Workshop) -> dict[str, str]:
    """Where it is read by people and by programs."""
    return {
        "address": f"{public_base()}/{workshop.code}",
        "self": address("exports.api_workshop", code=workshop.code),
        "data": address("exports.open_data", token=workshop.report_token),
    }


def address(endpoint: str, **values: Any) -> str:
    return public_base() + url_for(endpoint, **values)


def answer(content: dict[str, Any], status: int = 200) -> Response:
    """The same for everybody: caches may keep it, and pages of other hosts may read it."""
    data = json.dumps(content, ensure_ascii=False).encode("utf-8")
    made = kept(Response(data, status=status, mimetype="application/json"))
    made.headers["Access-Control-Allow-Origin"] = "*"
    return made
