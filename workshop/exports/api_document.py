"""The description of what programs may read (OpenAPI 3.1)."""

from __future__ import annotations

from typing import Any

from workshop.config import LANGUAGES
from workshop.domain.round_kinds import RoundKind
from workshop.domain.statements import Kind
from workshop.origin_words import ORIGINS

VERSION = "1.0.0"
Schema = dict[str, Any]


def whole_number(about: str = "", least: int = 0) -> Schema:
    return {"type": "integer", "minimum": least, **({"description": about} if about else {})}


def words(about: str = "", **more: Any) -> Schema:
    return {"type": "string", **more, **({"description": about} if about else {})}


def or_none(schema: Schema) -> Schema:
    return {**schema, "type": [schema["type"], "null"]}


def thing(properties: dict[str, Schema]) -> Schema:
    """An object with exactly these parts."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def many(name: str) -> Schema:
    return {"type": "array", "items": reference(name)}


def reference(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}


def listed_parts() -> dict[str, Schema]:
    """What a list says of a workshop."""
    return {
        "code": words("The evening's short code", pattern="^[0-9]{4,8}$"),
        "title": words(),
        "community": words(),
        "municipality": words(),
        "organisation": thing({"id": whole_number(), "name": words()}),
        "held_on": or_none(words(format="date")),
        "language": words("The language of what people wrote"),
        "published_at": words("Local time with its distance from UTC", format="date-time"),
        "address": words("Where people read it", format="uri"),
        "self": words("Where programs read the whole", format="uri"),
        "data": words("All tables in a zip, with their dictionary", format="uri"),
    }


def whole_parts() -> dict[str, Schema]:
    hour = or_none(words("Local time", pattern="^[0-9]{2}:[0-9]{2}$"))
    return {
        **listed_parts(),
        "edition": whole_number("1 for the first; each change of what is public has the next", 1),
        "issued_on": words("Day of this edition", format="date"),
        "venue": words(),
        "programme": words(),
        "starts_at": hour,
        "ends_at": hour,
        "time_zone": words(),
        "licence": thing({"name": words(), "address": words(format="uri"), "given_by": words()}),
        "stations": many("Station"),
        "summary": many("Total"),
        "themes": many("Theme"),
        "statements": many("Statement"),
    }


def statement_parts() -> dict[str, Schema]:
    """Only statements that are shown; no time, because it could lead to a person."""
    return {
        "number": whole_number("As in the report", 1),
        "station": whole_number(least=1),
        "kind": words(enum=[kind.value for kind in Kind]),
        "text": words("As written; telephones and e-mails are replaced"),
        "group": or_none(words("Letter of the group")),
        "round": or_none(whole_number("Null where it has no number: round_kind says why", 1)),
        "origin": words(enum=list(ORIGINS)),
        "agree": whole_number("Marks"),
        "unclear": whole_number("Marks"),
        "adds_to": or_none(whole_number("Number of a statement", 1)),
        "explains": or_none(whole_number("Number of a statement", 1)),
        "late": {"type": "boolean", "description": "Written after the bell, or typed in after the workshop"},
        "theme": or_none(words()),
        "round_kind": words(enum=[str(kind) for kind in RoundKind]),
    }


def schemas() -> dict[str, Schema]:
    units = ["people", "statements", "marks", "votes"]
    marks = {"agree": whole_number("Marks"), "unclear": whole_number("Marks")}
    station = {"number": whole_number(least=1), "title": words(), "question": words()}
    theme = {"theme": words(), "statements": whole_number(), "agree": whole_number("Marks"), "groups": whole_number()}
    votes = {"votes": or_none(whole_number("Null where it was not voted on")), "rank": or_none(whole_number(least=1))}
    following = or_none(words("The next page", format="uri"))
    return {
        "Listed": thing(listed_parts()),
        "List": thing({"workshops": many("Listed"), "next": following}),
        "Workshop": thing(whole_parts()),
        "Station": thing({**station, "statements": whole_number(), **marks}),
        "Total": thing({"what": words(), "count": or_none(whole_number()), "unit": words(enum=units)}),
        "Theme": thing({**theme, **votes}),
        "Statement": thing(statement_parts()),
        "Error": thing({"error": words()}),
    }


def api_document(base: str) -> dict[str, Any]:
    """``base`` is the beginning of every address."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Vrtiljak: published workshops",
            "version": VERSION,
            "summary": "Read-only. Published workshops alone, no personal data; answers may be kept for a minute.",
        },
        "servers": [{"url": base}],
        "paths": {
            "/api/workshops": {"get": list_operation()},
            "/api/workshops/{code}": {"get": workshop_operation()},
        },
        "components": {"schemas": schemas()},
    }


def list_operation() -> dict[str, Any]:
    return {
        "operationId": "listWorkshops",
        "summary": "Published workshops, the latest first, fifty a page",
        "parameters": [
            parameter("organisation", "Only those of this centre", whole_number(least=1)),
            parameter("page", "From 1", whole_number(least=1)),
        ],
        "responses": {"200": response("A page of the list", "List"), "422": response("Not a number", "Error")},
    }


def workshop_operation() -> dict[str, Any]:
    code = {"name": "code", "in": "path", "required": True, "schema": words(pattern="^[0-9]{4,8}$")}
    language = words(enum=list(LANGUAGES))
    return {
        "operationId": "getWorkshop",
        "summary": "One published workshop with its summary, stations, themes and statements",
        "parameters": [
            code,
            parameter("language", "Of the stations' questions; the workshop's own unless said", language),
        ],
        "responses": {
            "200": response("The workshop", "Workshop"),
            "404": response("No published workshop has this code", "Error"),
            "422": response("A language that there is not", "Error"),
        },
    }


def parameter(name: str, about: str, schema: Schema) -> dict[str, Any]:
    return {"name": name, "in": "query", "required": False, "description": about, "schema": schema}


def response(about: str, name: str) -> dict[str, Any]:
    return {"description": about, "content": {"application/json": {"schema": reference(name)}}}
