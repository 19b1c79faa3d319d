"""Photographs of sheets and flip charts: the source behind what was typed in, for staff alone (B.8).

They stand in the store, so that every server of an installation has them and a backup carries them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING

from sqlalchemy import delete, func, select
from sqlalchemy.orm import undefer

from workshop.domain.refusals import NotFound, Refusal
from workshop.extensions import db
from workshop.models import Photograph, Workshop
from workshop.services.journal import record
from workshop.services.once import added_id
from workshop.services.paper import find_station

if TYPE_CHECKING:
    from PIL import Image

MEGABYTES = 12
"""A photograph as a telephone takes it has three to eight."""
MOST_BYTES = MEGABYTES * 1024 * 1024
MOST_PIXELS = 60_000_000
LONGEST_SIDE = 2000
QUALITY = 82
MOST_PHOTOGRAPHS = 60
KINDS = ("flipchart", "sheet")
HEIC = (b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"heim", b"avif")


@dataclass(frozen=True)
class Picture:
    """A JPEG with nothing in it but the picture; sides in pixels."""

    content: bytes
    width: int
    height: int


def list_photographs(workshop_id: int) -> Sequence[Photograph]:
    """All of an evening in the order of coming, without their content."""
    asked = select(Photograph).where(Photograph.workshop_id == workshop_id).order_by(Photograph.id)
    return db.session.scalars(asked).all()


def read_photograph(workshop_id: int, photograph_id: int) -> bytes:
    """Raises NotFound, also for another workshop's."""
    asked = select(Photograph).where(Photograph.id == photograph_id, Photograph.workshop_id == workshop_id)
    found = db.session.scalar(asked.options(undefer(Photograph.content)))
    if found is None:
        raise NotFound("not_found")
    return found.content


def add_photograph(
    *, workshop: Workshop, station_id: int, what: str, sheet_number: int | None, raw: bytes, actor: str, now: datetime
) -> bool:
    """Keeps a photograph at a station; whether it is new there. The same file again changes nothing."""
    station = find_station(workshop.id, station_id)
    if what not in KINDS:
        raise Refusal("choice_unknown")
    db.session.commit()  # a picture takes a second or more to write anew; nobody's answer shall wait for it
    picture = make_picture(raw)
    count = select(func.count(Photograph.id)).where(Photograph.workshop_id == workshop.id)
    if (db.session.scalar(count) or 0) >= MOST_PHOTOGRAPHS:
        raise Refusal("photographs_many", most=MOST_PHOTOGRAPHS)
    values = {
        "workshop_id": workshop.id,
        "station_id": station.id,
        "what": what,
        "taken_in_at": now,
        "sheet_number": sheet_number if what == "sheet" else None,
        "content": picture.content,
        "width": picture.width,
        "height": picture.height,
        "digest": hashlib.sha256(picture.content).hexdigest(),
    }
    made = added_id(Photograph, values)
    if made is not None:
        facts = {"station": station.number, "what": what, "bytes": len(picture.content)}
        keep(workshop, "photograph_add", made, facts, actor=actor, now=now)
    db.session.commit()
    return made is not None


def remove_photograph(*, workshop: Workshop, photograph_id: int, actor: str, now: datetime) -> None:
    """Takes a photograph away for good. Raises NotFound."""
    own = (Photograph.id == photograph_id, Photograph.workshop_id == workshop.id)
    gone = db.session.scalar(delete(Photograph).where(*own).returning(Photograph.id))
    if gone is None:
        raise NotFound("not_found")
    keep(workshop, "photograph_remove", gone, {}, actor=actor, now=now)
    db.session.commit()


def make_picture(raw: bytes) -> Picture:
    """The picture decoded and written anew: upright, at most 2000 pixels long, without camera, place or thumbnail.

    Refuses what is too large, a HEIC file, and whatever is no JPEG or PNG.
    """
    if not raw:
        raise Refusal("photograph_missing")
    if len(raw) > MOST_BYTES:
        raise TooLarge("photograph_too_large", megabytes=MEGABYTES)
    if raw[4:8] == b"ftyp" and raw[8:12] in HEIC:
        raise Refusal("photograph_heic")
    from PIL import Image  # here, because most evenings have no photograph

    try:
        with Image.open(BytesIO(raw), formats=("JPEG", "PNG")) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                raise Image.DecompressionBombError
            return write_anew(opened)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise TooLarge("photograph_many_pixels", megapixels=MOST_PIXELS // 1_000_000) from error
    except (OSError, SyntaxError, ValueError) as error:
        raise Refusal("photograph_unknown") from error


def write_anew(opened: Image.Image) -> Picture:
    """Every pixel is read here, so that a broken file is found out."""
    from PIL import Image, ImageOps

    opened.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
    upright = ImageOps.exif_transpose(opened)
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    flat = Image.new("RGB", upright.size, "white")
    flat.paste(upright, mask=upright.getchannel("A") if upright.mode in {"RGBA", "LA"} else None)
    out = BytesIO()
    flat.save(out, "JPEG", quality=QUALITY, optimize=True)
    return Picture(out.getvalue(), flat.width, flat.height)


class TooLarge(Refusal):
    """More bytes than are taken."""

    status = 413


def keep(
    workshop: Workshop, act: str, photograph_id: int, facts: dict[str, object], *, actor: str, now: datetime
) -> None:
    record(
        workshop=workshop, actor=actor, act=act, now=now, subject="photograph", subject_id=photograph_id, after=facts
    )
