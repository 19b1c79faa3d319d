"""What the municipality promised: the sentence, who said it, and whether its wording is confirmed."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime

from workshop.domain.preparing import Part, refuse_fixed
from workshop.extensions import db
from workshop.models import Assurance, Workshop
from workshop.services.preparation import state_of
from workshop.services.workshop_edit import note_change


@dataclass(frozen=True)
class AssuranceFacts:
    """An assurance as its page holds it."""

    sentence: str
    person: str = ""
    function: str = ""
    confirmed: bool = False


def assurance_facts(assurance: Assurance) -> AssuranceFacts:
    confirmed = assurance.confirmed_at is not None
    return AssuranceFacts(assurance.sentence, assurance.person, assurance.function, confirmed)


def add_assurance(*, workshop: Workshop, facts: AssuranceFacts, actor: str, now: datetime) -> Assurance:
    """One assurance more."""
    refuse_fixed(Part.ASSURANCES, state_of(workshop))
    assurance = Assurance(workshop_id=workshop.id)
    put(assurance, facts, now=now)
    db.session.add(assurance)
    db.session.flush()
    note_change(workshop, "assurance", subject_id=assurance.id, after=asdict(facts), actor=actor, now=now)
    db.session.commit()
    return assurance


def change_assurance(
    *, workshop: Workshop, assurance: Assurance, facts: AssuranceFacts, actor: str, now: datetime
) -> None:
    """Another wording, or its confirmation."""
    refuse_fixed(Part.ASSURANCES, state_of(workshop))
    before = asdict(assurance_facts(assurance))
    put(assurance, facts, now=now)
    after = asdict(facts)
    note_change(workshop, "assurance", subject_id=assurance.id, before=before, after=after, actor=actor, now=now)
    db.session.commit()


def put(assurance: Assurance, facts: AssuranceFacts, *, now: datetime) -> None:
    """A confirmation holds for the words that were confirmed: ticked anew for others, it has another date."""
    same = (assurance.sentence, assurance.person, assurance.function) == (facts.sentence, facts.person, facts.function)
    assurance.sentence, assurance.person, assurance.function = facts.sentence, facts.person, facts.function
    if not facts.confirmed:
        assurance.confirmed_at = None
    elif assurance.confirmed_at is None or not same:
        assurance.confirmed_at = now


def remove_assurance(*, workshop: Workshop, assurance: Assurance, actor: str, now: datetime) -> None:
    """One assurance less."""
    refuse_fixed(Part.ASSURANCES, state_of(workshop))
    before = asdict(assurance_facts(assurance))
    db.session.delete(assurance)
    note_change(workshop, "assurance", before=before, actor=actor, now=now)
    db.session.commit()
