"""Filling in a form as a browser would: everything that the page carries, with some fields changed."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from werkzeug.test import TestResponse

from tests.checking_client import CheckingClient

Value = str | list[str] | None
"""A text, several of one name, or nothing sent at all."""


def main_form(client: CheckingClient) -> Element:
    """The first form of the last page's content."""
    form = client.page.find(".//main//form")
    assert form is not None, "no form on this page"
    return form


def carried(form: Element) -> dict[str, list[str]]:
    """What the form would send as it stands; the token is left to the client."""
    values: dict[str, list[str]] = {}
    for name, value in controls(form):
        if name and name != "csrf_token":
            values.setdefault(name, []).append(value)
    return values


def controls(form: Element) -> Iterator[tuple[str, str]]:
    for node in form.iter():
        name, kind = node.get("name") or "", node.get("type") or ""
        if node.tag == "textarea":
            yield name, "".join(node.itertext()).removeprefix("\n")
        elif node.tag == "select":
            chosen = [option for option in node.iter("option") if option.get("selected") is not None]
            yield name, (chosen or list(node.iter("option")))[0].get("value") or ""
        elif node.tag == "input" and (kind not in {"checkbox", "radio"} or node.get("checked") is not None):
            yield name, node.get("value") or ""


def fill(client: CheckingClient, path: str, **changes: Value) -> TestResponse:
    """Opens the page, changes some fields and sends its form. None takes a field away."""
    assert client.get(path).status_code == 200
    return send(client, **changes)


def send(client: CheckingClient, **changes: Value) -> TestResponse:
    """Sends the form of the page that is open."""
    form = main_form(client)
    values: dict[str, Value] = {**carried(form), **changes}
    return client.post(
        form.get("action") or "", data={name: value for name, value in values.items() if value is not None}
    )


def value_of(client: CheckingClient, name: str) -> str:
    """What stands in a field of the page that is open."""
    return carried(main_form(client))[name][0]


def error_at(client: CheckingClient, field: str) -> str:
    """What the page says at a field; "" when nothing."""
    found = client.page.find(f".//*[@id='{field}-error']")
    return "" if found is None else " ".join("".join(found.itertext()).split())
