"""Imports go one way: domain <- models <- services <- rooms <- create_app. A room never imports a room."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.house import sources

ROOMS = {"resident", "wall", "host", "facilitator", "centre", "prints", "exports"}
# Shared by all rooms and below them. Which of the layers each may use:
ALLOWED = {
    "config": set(),
    "extensions": set(),
    "domain": {"domain"},
    "models": {"domain", "extensions", "models"},
    "services": {"config", "domain", "extensions", "models", "services"},
    "languages": {"config"},
    "security": set(),
    "sessions": set(),
    "private_files": set(),
    "store": {"config", "extensions", "private_files"},
    "addresses": {"domain"},
    "web": {"domain", "extensions"},
    "refusal_words": {"domain", "paper_refusals", "replan_refusals", "report_refusals", "sign_in_words"},
    "paper_refusals": set(),
    "replan_refusals": set(),
    "report_refusals": {"head_words"},
    "sign_in_words": set(),
    "errors": {"domain", "extensions", "refusal_words", "web"},
    "guards": {"domain", "extensions", "models", "services", "web"},
    "forms": {"domain", "refusal_words"},
    "colour_words": set(),
    "consent_words": set(),
    "head_words": {"domain"},
    "kind_words": {"domain"},
    "exchange_words": {"domain"},
    "match_words": {"domain", "exchange_words"},
    "opinion_words": set(),
    "phone_words": {"domain"},
    "origin_words": set(),
    "people_words": set(),
    "round_words": {"domain"},
    "plan_news_words": {"domain", "services"},
    "presentation": {"config", "domain", "kind_words", "languages", "origin_words", "people_words"},
    "step_words": {"domain"},
    "translations": {"config"},
}
FOR_ROOMS = set(ALLOWED) - {"translations", "store", "security", "sessions", "errors"}
AT_THE_TOP = {"", "__main__", "rooms", "commands", "serving"}  # create_app's own side: may use every layer
PAPER_LIBRARIES = {"weasyprint", "qrcode"}
WEB_LIBRARIES = {"flask", "flask_wtf", "flask_login", "flask_babel", "htmx_flask", "wtforms", "werkzeug", "jinja2"}


def part(module: str) -> str:
    """The first name below the package: `workshop.models.vote` -> `models`."""
    return module.split(".")[1] if "." in module else ""


def test_imports_go_one_way() -> None:
    wrong = [
        f"{sources.named(path)}:{line} imports {module}"
        for path in sources.code_files()
        for module, line in sources.imports(path)
        if module.split(".")[0] == "workshop" and not may_import(path, part(module))
    ]
    assert wrong == []


def may_import(path: Path, wanted: str) -> bool:
    here = part(sources.module_name(path))
    if here in AT_THE_TOP:
        return True
    if here in ROOMS:
        return wanted == here or wanted in FOR_ROOMS
    return wanted == here or wanted in ALLOWED.get(here, set())


def test_every_part_of_the_house_has_its_place_on_the_ladder() -> None:
    parts = {part(sources.module_name(path)) for path in sources.code_files()}
    assert parts - ROOMS - AT_THE_TOP - set(ALLOWED) == set()


def test_the_domain_uses_the_standard_library_alone() -> None:
    foreign = [
        f"{sources.named(path)}:{line} imports {module}"
        for path in sources.code_files()
        if part(sources.module_name(path)) == "domain"
        for module, line in sources.imports(path)
        if module.split(".")[0] not in {*sys.stdlib_module_names, "workshop"}
    ]
    assert foreign == []


def test_the_domain_asks_neither_the_clock_nor_chance() -> None:
    asking = ("datetime.now(", "date.today(", "time.time(", "utcnow(", "random.random(", "random.shuffle(", "secrets.")
    found = [
        f"{sources.named(path)} calls {call}"
        for path in sources.code_files()
        if part(sources.module_name(path)) == "domain"
        for call in asking
        if call in path.read_text()
    ]
    assert found == []


def test_only_prints_draws_paper() -> None:
    outside = [
        f"{sources.named(path)}:{line} imports {module}"
        for path in sources.code_files()
        if part(sources.module_name(path)) != "prints"
        for module, line in sources.imports(path)
        if module.split(".")[0] in PAPER_LIBRARIES
    ]
    assert outside == []


def test_services_and_models_know_nothing_of_the_web() -> None:
    found = [
        f"{sources.named(path)}:{line} imports {module}"
        for path in sources.code_files()
        if part(sources.module_name(path)) in {"services", "models"}
        for module, line in sources.imports(path)
        if module.split(".")[0] in WEB_LIBRARIES and module != "flask.current_app"
    ]
    assert found == []


def test_an_import_of_ours_inside_a_function_says_why() -> None:
    """It may hide a circle; a comment on its line or on the one above tells why it is none."""
    unexplained = []
    for path in sources.code_files():
        lines = path.read_text().splitlines()
        for module, line in sources.imports(path):
            inside = lines[line - 1].startswith((" ", "\t")) and "TYPE_CHECKING" not in lines[line - 2]
            if inside and module.startswith("workshop") and "#" not in lines[line - 1] + lines[line - 2]:
                unexplained.append(f"{sources.named(path)}:{line}")
    assert unexplained == []
