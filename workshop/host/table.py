"""The page of a table: where the evening is, what earlier groups left, and a form for people without a phone."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import Any

from flask import redirect, request, url_for
from werkzeug.wrappers import Response

from workshop.domain.clock import Clock, time_left
from workshop.domain.clock_face import face
from workshop.domain.evening import CHANGING, State
from workshop.domain.refusals import NotFound
from workshop.domain.statements import LIMIT
from workshop.host import blueprint
from workshop.host.doors import closed_page, language, page
from workshop.host.news import news_of
from workshop.services.hands import Reason, find_told
from workshop.services.hosting import HostTable, coming_next, find_station, here_now, list_tables, read_table
from workshop.services.hosting_notes import find_typed, list_typed
from workshop.services.hosting_recap import read_recap
from workshop.services.hosts_seen import note_host
from workshop.services.probes import list_probes
from workshop.services.statements import Draft
from workshop.web import moment, see_other

PICKING = frozenset({State.HOME_ROUND, State.PLENARY})


@blueprint.get("/host/<token>")
def choose_table(token: str) -> Response:
    """Where there is one ring, its table; else the host says at which table he is."""
    station = find_station(token)
    tables = list_tables(station)
    if len(tables) == 1:
        return redirect(url_for("host.show_table", token=token, number=tables[0]))
    table = read_table(token=token, number=tables[0])
    return page("host/choose.html", table, tables=tables)


@blueprint.get("/host/<token>/<int:number>")
def show_table(token: str, number: int) -> Response:
    """What the QR of the card opens. Looking at it changes nothing."""
    return table_page(read_table(token=token, number=number))


@blueprint.get("/host/<token>/<int:number>/notes")
@blueprint.get("/host/<token>/<int:number>/marks")
@blueprint.get("/host/<token>/<int:number>/hand")
@blueprint.get("/host/<token>/<int:number>/key-points")
@blueprint.get("/host/<token>/<int:number>/key-points/confirmation")
def show_again(token: str, number: int) -> Response:
    """Where an act was refused, looked at again, as after a change of the language: the table's own page."""
    return back(read_table(token=token, number=number))


@blueprint.post("/host/<token>/<int:number>/seen")
def seen(token: str, number: int) -> Response:
    """Said by the open page once a minute."""
    table = read_table(token=token, number=number)
    if table.open:
        note_host(workshop_id=table.workshop.id, table_number=number, now=moment())
    return Response(status=204)


def table_page(table: HostTable, draft: Draft | None = None, *, error: str = "", status: int = 200) -> Response:
    """The whole page; with ``draft`` the form as it was sent, with ``error`` why it was refused."""
    if table.state is State.PREPARED:
        return page("host/prepared.html", table)
    if table.state is State.CLOSED:
        return closed_page(table, words=draft.text if draft else "")
    sitting = here_now(table)
    group = sitting.group
    return page(
        "host/table.html",
        table,
        status,
        sitting=sitting,
        coming=coming_next(table),
        group_key=group.colour if group else "none",
        draft=draft or fresh_draft(table, group.id if group else None),
        error=error if draft else "",
        page_errors=[("text" if draft else "main", error)] if error else [],
        typed=list_typed(table),
        sent=find_sent(table),
        recap=read_recap(table, sitting),
        probes=open_probes(table),
        picking=table.state in PICKING,
        news=news_of(table),
        limit=LIMIT,
        new_key=new_key,
        **clock_of(table),
        **hand_of(table),
    )


def fresh_draft(table: HostTable, group_id: int | None) -> Draft:
    """An empty form that remembers what it showed."""
    return Draft(
        station_number=table.station.number,
        kind="",
        text="",
        key=new_key(),
        group_id=group_id,
        round_number=table.evening.round_number,
    )


def new_key() -> str:
    """The form's own mark, so that a repeat changes nothing."""
    return str(uuid.uuid4())


def find_sent(table: HostTable) -> bool:
    """Whether this page follows what was sent just now, and it is there."""
    try:
        return bool(request.args.get("sent")) and find_typed(table, request.args["sent"]) is not None
    except NotFound:
        return False


def open_probes(table: HostTable) -> tuple[str, ...]:
    """What else is asked at this station by now."""
    return list_probes(
        station=table.station,
        round_number=table.evening.round_number,
        language=language(),
        otherwise=table.workshop.language,
    )


def clock_of(table: HostTable) -> dict[str, object]:
    """The clock at the moment of the request; clock.js carries it on."""
    left = None if table.evening.left_seconds is None else timedelta(seconds=table.evening.left_seconds)
    clock = Clock(ends_at=table.evening.ends_at, left=left)
    rest = time_left(clock, moment())
    return {"clock": clock, "timed": rest is not None, "face": face(rest), "now": int(moment().timestamp() * 1000)}


def hand_of(table: HostTable) -> dict[str, object]:
    """What became of the table's hand. That somebody comes is of the round in which it was said."""
    since = None if table.state in CHANGING else table.evening.started_at
    return {"hand": find_told(table.workshop.id, table.number, moment(), since=since), "reasons": list(Reason)}


def back(table: HostTable, anchor: str | None = None, **told: str) -> Response:
    """303 to the table's page after an act, with what it has to tell: ``sent``, the key of what was stored; ``marks``,
    whose list stays open; ``done``, what came of a note."""
    place: dict[str, Any] = {"token": table.station.host_token, "number": table.number, **told}
    return see_other(url_for("host.show_table", _anchor=anchor, **place))
