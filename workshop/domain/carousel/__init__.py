"""The carousel planner (rules R1-R24): people, stations and minutes in; rings, routes and a timetable out."""

from workshop.domain.carousel.notes import Caution, Note, Reason
from workshop.domain.carousel.plan import Plan, make_plan
from workshop.domain.carousel.rings import Group, Ring
from workshop.domain.carousel.rotation import Mode, Order, routes
from workshop.domain.carousel.sizing import share_people
from workshop.domain.carousel.timetable import Slot, round_minutes, timetable

__all__ = [
    "Caution",
    "Group",
    "Mode",
    "Note",
    "Order",
    "Plan",
    "Reason",
    "Ring",
    "Slot",
    "make_plan",
    "round_minutes",
    "routes",
    "share_people",
    "timetable",
]
