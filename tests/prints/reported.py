"""An evening that has been held, for tests of reports: invented answers with everything that reports must get right."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import select

from tests.remembered import remembered
from tests.world import NOW
from workshop.extensions import db
from workshop.models import (
    Assurance,
    Ballot,
    Dots,
    Evaluation,
    Group,
    KeyPoint,
    PaperSheet,
    Reaction,
    Round,
    Seat,
    SignUp,
    Statement,
    Station,
    VoteOption,
    Workshop,
)

HIDDEN = "Skrita žolna ne sme na papir"
WAITING = "Čakajoča sova ni prebrana"
PHONE = "031 123 456"
HEADS = {
    "sl": (
        "Vseh odraslih 22, telefonov 17, listov 3: 2 osebi sta brez telefona in lista.",
        "Odrasli: prešteti 22, prijavljeni 24.",
        "Prijavljeni telefoni 17 Vneseni listi 3 Brez telefona in lista 2 Vsi odrasli 22",
    ),
    "en": (
        "All adults 22, phones 17, sheets 3: 2 people have neither.",
        "Adults: 22 counted, 24 checked in.",
        "Phones that joined 17 Sheets typed in 3 Neither phone nor sheet 2 All adults 22",
    ),
}
"""What a report says of its 22 adults, and the table beneath."""
SAID: dict[int, list[tuple[str, str]]] = {
    1: [
        ("need", "Prostor za dopoldansko vadbo starejših, po možnosti v pritličju"),
        ("need", "Kraj, kjer lahko mladi ob petkih igrajo družabne igre"),
        ("need", "Toplo mesto za srečanja pozimi, ko je gostilna zaprta"),
        ("need", "Čitalnica s časopisi in računalnikom za skupno rabo"),
        ("need", "Prostor za otroške delavnice med počitnicami"),
        ("concern", "Kdo bo plačal ogrevanje, če se društva ne dogovorijo?"),
        ("need", f"Tečaj rabe telefona; javite se na {PHONE} po šesti uri"),
    ],
    2: [
        ("need", "Klančina pri vhodu in stranišče, dostopno z vozičkom"),
        ("idea", "Zložljive mize in stoli, da je prostor v petih minutah prazen"),
        ("idea", "Oglasna deska zunaj, ki je ponoči osvetljena"),
        ("concern", "Hrup po deseti uri zvečer bo motil sosede"),
        ("need", "Čajna kuhinja s pomivalnim strojem"),
    ],
    3: [
        ("activity", "Pevske vaje mešanega zbora ob torkih"),
        ("activity", "Kvačkanje in pletenje v župnišču, dvakrat na mesec"),
        ("idea", "Rokodelski večeri bi se lahko preselili v skupni prostor"),
    ],
    4: [
        ("offer", "Enkrat na mesec pomoč pri rabi telefona in računalnika"),
        ("offer", "Posodimo projektor in platno"),
        ("volunteer", "Pri pleskanju in manjših popravilih"),
        ("offer", "Domače pecivo za prvo srečanje"),
    ],
    5: [
        ("volunteer", "Odpiranje in zapiranje ob sobotah"),
        ("idea", "Koledar na spletu in na oglasni deski, da vsi vemo, kaj bo"),
        ("concern", "Če bo vse na istih treh ljudeh, bo v pol leta konec"),
    ],
}


def hold_evening(workshop: Workshop, *, marks: bool = True, votes: bool = True) -> dict[str, Statement]:
    """Fills the workshop with an evening of 24 people. Returns the shown statements by their text."""
    name = ("held", workshop.id, marks, votes)
    found = remembered(name, lambda: written(workshop, marks=marks, votes=votes))
    return {one.text: one for one in found if isinstance(one, Statement)}


def written(workshop: Workshop, *, marks: bool, votes: bool) -> Sequence[Statement]:
    stations = {one.number: one for one in db.session.scalars(select(Station).filter_by(workshop_id=workshop.id))}
    groups = list(db.session.scalars(select(Group).filter_by(workshop_id=workshop.id).order_by(Group.place)))
    added: dict[str, Statement] = {}
    for number, texts in SAID.items():
        for place, (kind, text) in enumerate(texts):
            group = groups[(number + place) % len(groups)]
            added[text] = say(workshop, stations[number], kind, text, group=group, round_number=place % 5 + 1)
    say(workshop, stations[1], "need", HIDDEN, state="hidden")
    say(workshop, stations[2], "idea", WAITING, state="waiting")
    added[SAID[1][4][1]].origin = "paper"
    added[SAID[3][1][1]].late = True
    db.session.flush()
    added[SAID[2][4][1]].extends_id = added[SAID[2][0][1]].id
    if marks:
        add_marks(workshop, added)
    if votes:
        add_votes(workshop, added)
    add_people(workshop)
    for number in (101, 102, 103):
        db.session.add(
            PaperSheet(
                workshop_id=workshop.id, station_id=stations[1].id, number=number, key=str(uuid.uuid4()), created_at=NOW
            )
        )
    workshop.findings_text = "Golnik želi topel prostor v pritličju, ki ga odpirajo društva sama."
    workshop.moderators = "Ana, Bor"
    db.session.commit()
    return list(added.values())


def say(
    workshop: Workshop,
    station: Station,
    kind: str,
    text: str,
    *,
    group: Group | None = None,
    round_number: int = 1,
    state: str = "shown",
    origin: str = "phone",
) -> Statement:
    """One statement, stored."""
    said = Statement(
        workshop_id=workshop.id,
        station_id=station.id,
        group_id=group.id if group else None,
        round_number=round_number,
        kind=kind,
        text=text,
        origin=origin,
        state=state,
        key=str(uuid.uuid4()),
        created_at=NOW + timedelta(minutes=round_number),
    )
    db.session.add(said)
    db.session.flush()
    return said


def add_marks(workshop: Workshop, said: dict[str, Statement]) -> None:
    """Agreement by phone and a bundle of paper marks; one statement is unclear to two; key points of station 1."""
    vadba, mladi, toplo = (said[text] for _, text in SAID[1][:3])
    for statement, mark, count, origin in (
        (vadba, "agree", 5, "phone"),
        (vadba, "agree", 4, "paper"),
        (mladi, "agree", 3, "phone"),
        (toplo, "agree", 3, "phone"),
        (mladi, "unclear", 2, "phone"),
        (said[SAID[4][0][1]], "agree", 6, "phone"),
    ):
        db.session.add(
            Reaction(
                workshop_id=workshop.id,
                statement_id=statement.id,
                mark=mark,
                count=count,
                origin=origin,
                key=str(uuid.uuid4()),
                created_at=NOW,
            )
        )
    for position, statement in enumerate((vadba, toplo), start=1):
        point = KeyPoint(workshop_id=workshop.id, station_id=vadba.station_id, statement_id=statement.id)
        point.position = position
        db.session.add(point)


def add_votes(workshop: Workshop, said: dict[str, Statement]) -> None:
    """Four lines, 20 people by phone with 40 votes, 6 on paper with 15; the second and third are tied."""
    lines = [said[SAID[1][0][1]], said[SAID[1][2][1]], said[SAID[2][0][1]], said[SAID[1][1][1]]]
    options = []
    for number, statement in enumerate(lines, start=1):
        option = VoteOption(workshop_id=workshop.id, number=number, text=statement.text, statement_id=statement.id)
        options.append(option)
    db.session.add_all(options)
    for voters, origin, dots in ((20, "phone", (14, 10, 12, 4)), (6, "paper", (6, 5, 3, 1))):
        ballot = Ballot(workshop_id=workshop.id, origin=origin, voters=voters, key=str(uuid.uuid4()), created_at=NOW)
        db.session.add(ballot)
        db.session.flush()
        for option, count in zip(options, dots, strict=True):
            db.session.add(Dots(ballot_id=ballot.id, option_id=option.id, count=count))


def add_people(workshop: Workshop) -> None:
    """24 adults, 17 with a phone, 2 from the desk; rounds as held, 7 sign-ups, 12 opinions, one confirmed assurance."""
    bell = NOW + timedelta(minutes=45)
    for place in range(24):
        seat = Seat(workshop_id=workshop.id, origin="desk" if place < 2 else "phone", arrived_at=NOW)
        seat.arrived_at = bell + timedelta(minutes=9) if place in (20, 21) else NOW
        seat.phone = place < 17
        seat.token_hash = f"phone {place}" if seat.phone else None
        db.session.add(seat)
    start: datetime = bell
    for one in db.session.scalars(select(Round).filter_by(workshop_id=workshop.id).order_by(Round.number)):
        one.started_at, one.ended_at = start, start + timedelta(minutes=one.minutes + 1)
        start = one.ended_at + timedelta(seconds=90)
    workshop.adults_counted, workshop.children_counted = 22, 2
    for place in range(7):
        roles = [1, 2] if place < 5 else [4]
        hours = "1-3" if place < 5 else "4-8"
        db.session.add(
            SignUp(
                workshop_id=workshop.id,
                role_numbers=roles,
                hours=hours,
                note="Opomba, ki je nihče ne sme videti",
                key=str(uuid.uuid4()),
                created_at=NOW,
            )
        )
    for place in range(12):
        sheet = Evaluation(workshop_id=workshop.id, key=str(uuid.uuid4()), created_at=NOW)
        sheet.heard, sheet.clear, sheet.pleasant, sheet.time_well_used = 5 - place % 2, 4, 5, 3 + place % 3
        sheet.again = "yes" if place < 7 else "maybe"
        sheet.praise = "Dobra volja" if place == 0 else ""
        db.session.add(sheet)
    db.session.add_all(
        [
            Assurance(
                workshop_id=workshop.id,
                sentence="Občina za leto dni brezplačno odstopi sejno sobo v pritličju.",
                person="Maja Primer",
                function="vodja urada za družbene dejavnosti",
                confirmed_at=NOW,
            ),
            Assurance(workshop_id=workshop.id, sentence="Nepotrjena obljuba o novi strehi."),
        ]
    )
