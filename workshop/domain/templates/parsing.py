"""From plain data, such as a TOML file, to a workshop template."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from workshop.domain.statements import ASKED, Kind
from workshop.domain.templates.checks import check_template
from workshop.domain.templates.reader import Reader
from workshop.domain.templates.shapes import (
    CARD_FIELDS,
    AgendaBlockTemplate,
    BlockKind,
    DraftPriority,
    PracticeCard,
    RoleTemplate,
    StationTemplate,
    WorkshopTemplate,
)

TITLE_LONGEST = 160
NOTE_LONGEST = 300
WARM_UP_LONGEST = 120
FIELDS = {
    *("key", "version", "rounds", "move_seconds", "home_minutes", "stations_per_group", "short", "votes_each"),
    *("stations", "agenda", "practices", "roles", "draft_priorities"),
}
TEXTS = {"name", "purpose", "warm_up", "audiences", "sources", "requests", "risks"}


def parse_template(data: Mapping[str, Any]) -> WorkshopTemplate:
    """A template that keeps every rule of E.5. Raises TemplateError, naming the place and what is wrong there."""
    key = Reader("template", data).key()
    table = Reader(key, data)
    table.allow_only(FIELDS, TEXTS)
    template = WorkshopTemplate(
        key=key,
        version=table.number("version", least=1),
        name=table.text("name", TITLE_LONGEST),
        purpose=table.text("purpose"),
        audiences=table.texts("audiences"),
        stations=table.tables("stations", read_station, "station"),
        rounds=read_rounds(table),
        agenda=table.tables("agenda", read_block, "agenda block"),
        practices=table.tables("practices", read_card, "practice"),
        roles=table.tables("roles", read_role, "role"),
        sources=table.texts("sources"),
        requests=table.texts("requests"),
        risks=table.texts("risks"),
        warm_up=table.text_or_none("warm_up", WARM_UP_LONGEST),
        move_seconds=table.number("move_seconds", default=90),
        home_minutes=table.number("home_minutes", default=5),
        stations_per_group=number_or_none(table, "stations_per_group"),
        short=table.flag("short"),
        votes_each=number_or_none(table, "votes_each"),
        draft_priorities=table.tables("draft_priorities", read_priority, "draft priority"),
    )
    check_template(template)
    return template


def read_rounds(table: Reader) -> tuple[int, ...]:
    rounds = table.listed("rounds")
    return tuple(
        Reader(table.where, {f"round {number}": minutes}).number(f"round {number}")
        for number, minutes in enumerate(rounds, start=1)
    )


def number_or_none(table: Reader, name: str) -> int | None:
    return table.number(name, least=1) if name in table.data else None


def read_station(table: Reader) -> StationTemplate:
    table.allow_only({"number", "kinds", "optional", "code"}, {"title", "question", "hint", "probes"})
    return StationTemplate(
        number=table.number("number", least=1),
        title=table.text("title", TITLE_LONGEST),
        question=table.text("question", TITLE_LONGEST),
        hint=table.text("hint", TITLE_LONGEST),
        probes=table.texts("probes"),
        kinds=tuple(read_kind(table, kind) for kind in table.listed("kinds")),
        optional=table.flag("optional"),
        code=str(table.data.get("code", "")),
    )


def read_kind(table: Reader, kind: Any) -> Kind:
    if kind not in ASKED:
        raise table.refuse(f"unknown kind {kind!r}")
    return Kind(kind)


def read_block(table: Reader) -> AgendaBlockTemplate:
    table.allow_only({"kind", "minutes"}, {"title", "note"})
    kind = table.data.get("kind")
    if kind not in list(BlockKind):
        raise table.refuse(f"unknown kind {kind!r}")
    return AgendaBlockTemplate(
        kind=BlockKind(kind),
        minutes=table.number("minutes", least=1),
        title=table.text("title", TITLE_LONGEST),
        note=table.text_or_none("note", NOTE_LONGEST),
    )


def read_card(table: Reader) -> PracticeCard:
    names = ("title", *CARD_FIELDS, "source")
    table = Reader(f"{table.where} ({table.key()})", table.data)
    table.allow_only({"key"}, set(names))
    return PracticeCard(key=table.key(), **{name: table.text(name, 900) for name in names})


def read_role(table: Reader) -> RoleTemplate:
    table.allow_only({"key"}, {"name"})
    return RoleTemplate(key=table.key(), name=table.text("name", TITLE_LONGEST))


def read_priority(table: Reader) -> DraftPriority:
    table.allow_only({"number", "codes"}, {"name"})
    return DraftPriority(
        number=table.number("number", least=1),
        name=table.text("name"),
        codes=tuple(str(code) for code in table.listed("codes")),
    )
