"""The forms and addresses that the pages themselves offer: what a malformed request begins with."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, urlsplit
from xml.etree.ElementTree import Element

from flask import Flask
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect, Rule

from tests import html_rules

Pairs = list[tuple[str, str]]
TYPED = {"date": "2026-11-06", "time": "18:00", "email": "ana@example.si", "number": "2", "tel": "040 123 456"}
WORDS = "Misel"
CHOSEN = {"checkbox", "radio"}
MOST_OFFERS = 6
"""Forms that are kept for one address: a list of cards has the same form many times."""


@dataclass(frozen=True)
class Offer:
    """One form of a page: where it is sent, and what each field may rightly carry."""

    path: str
    fields: Mapping[str, tuple[str, ...]]

    def filled(self, chance: random.Random) -> Pairs:
        """The form as somebody might send it."""
        return [(name, chance.choice(values)) for name, values in self.fields.items()]


@dataclass
class Offers:
    """By address of the url map: forms, paths and names of questions that a page has led to."""

    forms: dict[str, list[Offer]] = field(default_factory=dict)
    paths: dict[str, list[str]] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)

    def read(self, app: Flask, page: str) -> None:
        """Takes up every form and link of a page."""
        tree = html_rules.parse(page)
        for form in tree.iter("form"):
            path = urlsplit(form.get("action") or "").path
            method = (form.get("method") or "get").upper()
            offer = Offer(path, fields_of(form))
            self.names |= set(offer.fields)
            rule = rule_of(app, path, method)
            known = self.forms.setdefault(rule.rule, []) if rule and method == "POST" else []
            if len(known) < MOST_OFFERS:
                known.append(offer)
        for link in tree.iter("a"):
            self.keep_path(app, link.get("href") or "")

    def known_names(self) -> list[str]:
        """In an order that is the same in every run."""
        return sorted(self.names | {"x"})

    def keep_path(self, app: Flask, address: str) -> None:
        parts = urlsplit(address)
        rule = rule_of(app, parts.path, "GET") if parts.path and not parts.netloc else None
        self.names |= {name for name, _value in parse_qsl(parts.query)}
        known = self.paths.setdefault(rule.rule, []) if rule else []
        if len(known) < MOST_OFFERS and parts.path not in known:
            known.append(parts.path)


def rule_of(app: Flask, path: str, method: str) -> Rule | None:
    """The address of the url map behind a path, or None where there is none."""
    try:
        rule, _arguments = app.url_map.bind("localhost").match(path, method=method, return_rule=True)
    except (HTTPException, RequestRedirect):
        return None
    assert isinstance(rule, Rule)
    return rule


def fields_of(form: Element) -> dict[str, tuple[str, ...]]:
    """Name -> values that the page offers, or one that fits what is typed there."""
    found: dict[str, list[str]] = {}
    for node in form.iter():
        name = node.get("name") or ""
        if name:
            found.setdefault(name, []).extend(values_of(node))
    return {name: tuple(values) or (WORDS,) for name, values in found.items()}


def values_of(node: Element) -> Iterator[str]:
    kind = node.get("type") or ""
    if node.tag == "select":
        yield from (option.get("value") or "" for option in node.iter("option"))
    elif node.tag == "textarea":
        yield "".join(node.itertext()).strip() or WORDS
    elif kind in CHOSEN or node.tag == "button":
        yield node.get("value") or "on"
    elif node.tag == "input":
        yield node.get("value") or ("" if kind == "hidden" else TYPED.get(kind, WORDS))
