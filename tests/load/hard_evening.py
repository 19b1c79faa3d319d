"""An evening in which much goes otherwise: who is in the room, and what the story of it can do and look at."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field

from tests.load.door import Door
from tests.load.evening import GROUPS, RINGS, TEMPLATE, Hall
from tests.load.facilitator import Facilitator
from tests.load.house import House
from tests.load.phone import Phone, good
from tests.load.places import WALKING, Seen, check_first_page, read_phone, read_wall
from tests.load.plan_changed import PlanDesk
from tests.load.sent import Said, Sent
from tests.load.store import cards_of, wall_of
from tests.load.table_host import TableHost
from tests.load.visitor import Visitor

PEOPLE = 38
OUTSIDE = [number for number in range(16) if number != 10]
"""The phones that join by themselves; one group gets one fewer."""
AT_DESK = ("paper", "phone", "phone", "paper", "phone", *["paper"] * 15)
CHILDREN = 1
HOME_MINUTES = 5


@dataclass(frozen=True)
class Written:
    """Who wrote a statement: the letter of the group, the round, and by which way it came."""

    letter: str
    round_number: int
    origin: str


@dataclass
class HardEvening:
    """The hall with its desk, the plan's page, the wall and the cards of the hosts by station."""

    hall: Hall
    door: Door
    plan: PlanDesk
    wall: str
    cards: dict[int, str]
    written: dict[str, Written] = field(default_factory=dict)
    ids: dict[str, str] = field(default_factory=dict)
    """The groups' numbers in forms, by name."""
    places: list[tuple[str, int]] = field(default_factory=list)
    """(group, table) as every phone said it when they were looked at last, in the order of the phones."""

    @property
    def lead(self) -> Facilitator:
        return self.hall.facilitator

    def new_phone(self) -> Phone:
        """Somebody with a phone comes in."""
        phone = Phone(Visitor(self.lead.visitor.base, patient=True), self.lead.code, 100 + len(self.hall.phones))
        self.hall.phones.append(phone)
        return phone

    def host_of(self, station: int, ring: int) -> TableHost:
        table = (ring - 1) * len(self.cards) + station
        return TableHost(Visitor(self.lead.visitor.base, patient=True), f"{self.cards[station]}/{table}")

    def look_around(self) -> Seen:
        """What the wall says, once every phone has said the same for its group, and the desk for those that walk."""
        assert self.lead.pulse()["state"] in WALKING
        seen, names = read_wall(self.lead.visitor, self.wall), set(self.door.groups())
        self.places = self.hall.at_once(read_phone)
        assert set(seen.tables) == names, "the wall names every group"
        assert {group for group, _table in self.places} == names, "somebody of every group holds a phone"
        assert [place for place in self.places if seen.tables[place[0]] != place[1]] == []
        for place, phone in dict(zip(self.places, self.hall.phones, strict=True)).items():
            check_first_page(phone, *place)
        return seen

    def letters(self) -> dict[str, str]:
        return {name: row.letter for name, row in self.door.groups().items()}

    def note(self, said: Said, group: str, round_number: int, origin: str) -> None:
        """Keeps who wrote it."""
        self.hall.sent.said.append(said)
        self.written[said.text] = Written(self.letters()[group], round_number, origin)

    def note_phones(self, said: list[Said], round_number: int) -> None:
        """What the phones wrote in a round, in their order; it is among what was sent already."""
        letters = self.letters()
        for one, (name, _table) in zip(said, self.places, strict=True):
            self.written[one.text] = Written(letters[name], round_number, "phone")

    def type_paper(self, number: int, text: str, *, station: int, group: str, round_number: int) -> None:
        """A numbered sheet with one line on it; it may say another place than the plan does."""
        address = f"{self.lead.workshop}/paper?station={station}"
        form = good(self.lead.visitor.get(address)).form("/paper")
        kind = form.offered["kind-1"][1]
        sent = {"number": number, "group": self.ids[group], "round": round_number, "text-1": text, "kind-1": kind}
        answer = self.lead.visitor.send(form, sent, form.buttons[-1])
        if answer.status == 422:  # the group was elsewhere by the plan: asked about once, then believed
            again = answer.form("/paper")
            good(self.lead.visitor.send(again, {}, again.buttons[-1]))
        self.note(Said(station, kind, text), group, round_number, "paper")

    def kept(self) -> dict[str, tuple[int, Written]]:
        """(station, who) of every statement by its words, as the staff's file says; each stands there once."""
        raw = good(self.lead.visitor.get(f"{self.lead.workshop}/exports/all-statements.csv")).body
        rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig")), delimiter=";"))
        found = {
            row["text"]: (int(row["station"]), Written(row["group"], int(row["round"]), row["origin"])) for row in rows
        }
        assert len(found) == len(rows), "nothing stands there twice"
        return found


def open_doors(house: House) -> HardEvening:
    """The evening prepared, its doors open, nobody in the room."""
    lead = Facilitator(Visitor(house.base, patient=True, cookies={"language": "en"}))
    lead.sign_in_first(house.link)
    lead.prepare(template=TEMPLATE, people=PEOPLE, groups=GROUPS, rings=RINGS, language="en", home_minutes=HOME_MINUTES)
    lead.move_on()
    phones = [Phone(Visitor(house.base, patient=True), lead.code, number) for number in OUTSIDE]
    return HardEvening(
        hall=Hall(lead, phones, Sent()),
        door=Door(lead.visitor, lead.workshop),
        plan=PlanDesk(lead.visitor, lead.workshop),
        wall=wall_of(house.folder, lead.code),
        cards=cards_of(house.folder, lead.code),
    )
