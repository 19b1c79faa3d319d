"""The projector's window: the whole page once, then only its scene as often as something has moved."""

from __future__ import annotations

from datetime import datetime, timedelta
from urllib.parse import urlsplit

from flask import render_template
from flask_babel import force_locale, ngettext

from workshop.addresses import public_base
from workshop.domain.clock import Clock, time_left
from workshop.domain.clock_face import Face, face
from workshop.domain.voting import MOST_ON_ONE, votes_per_person
from workshop.models import Workshop
from workshop.plan_news_words import news_words
from workshop.services.plans import count_stations
from workshop.services.preflight import note_sight, watched
from workshop.services.scene import Scene, find_wall, read_scene
from workshop.wall import blueprint
from workshop.web import moment

NO_FACE = Face("", minutes=False)


@blueprint.get("/wall/<token>")
def projector(token: str) -> str:
    """The wall of one workshop. Nobody signs in: who knows the token may look, and there is nothing to press."""
    return show("wall/projector.html", find_wall(token))


@blueprint.get("/wall/<token>/scene")
def scene(token: str) -> str:
    """What hangs on the wall now, for a window that is open already. Its clock is at work: it needs no figures, and
    without them the same picture is the same text."""
    return show("wall/_scene.html", find_wall(token), face=NO_FACE)


def show(template: str, workshop: Workshop, **instead: object) -> str:
    """The wall speaks the workshop's language, whatever the laptop beneath it is set to."""
    with force_locale(workshop.language):
        text = render_template(template, **{**picture(workshop, read_scene(workshop), moment()), **instead})
    if watched(workshop, moment()):
        note_sight(workshop_id=workshop.id, what="wall", trace="", now=moment())
    return text


def picture(workshop: Workshop, scene: Scene, now: datetime) -> dict[str, object]:
    """All that the templates need. Times are milliseconds since 1970."""
    return {
        "workshop": workshop,
        "scene": scene,
        "now": int(now.timestamp() * 1000),
        "face": face_now(scene, now),
        "dots": votes_per_person(len(scene.lines)),
        "most": MOST_ON_ONE,
        "count_words": ngettext("%(num)s answer", "%(num)s answers", scene.answers),
        "address": spoken_address(),
        "code": in_pairs(workshop.code),
        "news": news_words(
            scene.news, mode=workshop.plan_mode, stations=count_stations(workshop.id) if scene.news else 0
        ),
        "qr": f"/{workshop.code}/qr.svg",
    }


def face_now(scene: Scene, now: datetime) -> Face:
    """The clock at the moment of the request; clock.js carries it on."""
    left = None if scene.left_seconds is None else timedelta(seconds=scene.left_seconds)
    return face(time_left(Clock(ends_at=scene.ends_at, left=left), now))


def spoken_address() -> str:
    """What people type: no scheme, no slash at the end."""
    parts = urlsplit(public_base())
    return f"{parts.netloc}{parts.path}"


def in_pairs(code: str) -> str:
    """»48 27«: read out and typed in pairs (L-2)."""
    return " ".join(code[start : start + 2] for start in range(0, len(code), 2))
