"""A statement and the theme that it lies in are not voted on apart."""

from __future__ import annotations

import pytest
from flask import Flask

from tests.facilitator.boards import say
from tests.world import NOW, make_centre, make_workshop, move_to
from workshop.domain.refusals import Refusal
from workshop.models import Statement, Workshop
from workshop.services.themes import make_theme
from workshop.services.voting_list import add_statements, add_wording, list_suggestions, read_voting_list
from workshop.services.voting_themes import add_themes


@pytest.fixture
def workshop(in_app: Flask) -> Workshop:
    made = make_workshop(make_centre())
    move_to(made, "plenary")
    return made


@pytest.fixture
def said(workshop: Workshop) -> list[Statement]:
    return say(workshop, "Vlak", "Avtobus", "Klop", state="shown")


@pytest.fixture
def transport(workshop: Workshop, said: list[Statement]) -> int:
    ids = [one.id for one in said[:2]]
    return make_theme(workshop=workshop, name="Prevoz", statement_ids=ids, actor="1", now=NOW)


def test_a_statement_of_a_listed_theme_is_refused_by_name(
    workshop: Workshop, said: list[Statement], transport: int
) -> None:
    add_themes(workshop=workshop, theme_ids=[transport], actor="1", now=NOW)
    with pytest.raises(Refusal) as refused:
        add_statements(workshop=workshop, statement_ids=[said[2].id, said[0].id], actor="1", now=NOW)
    assert (refused.value.code, refused.value.facts["theme"]) == ("list_in_theme", "Prevoz")
    with pytest.raises(Refusal):
        add_wording(workshop=workshop, text="Klop ob vlaku", statement_ids=[said[0].id], actor="1", now=NOW)
    assert len(read_voting_list(workshop).options) == 1


def test_a_statement_of_a_listed_theme_is_not_suggested(
    workshop: Workshop, said: list[Statement], transport: int
) -> None:
    add_themes(workshop=workshop, theme_ids=[transport], actor="1", now=NOW)
    assert [one.statement.text for one in list_suggestions(workshop.id)] == ["Klop"]


def test_a_theme_is_refused_while_one_of_its_statements_is_listed(
    workshop: Workshop, said: list[Statement], transport: int
) -> None:
    add_statements(workshop=workshop, statement_ids=[said[0].id], actor="1", now=NOW)
    with pytest.raises(Refusal) as refused:
        add_themes(workshop=workshop, theme_ids=[transport], actor="1", now=NOW)
    assert refused.value.code == "list_theme_holds"


def test_other_statements_and_other_themes_come_on(workshop: Workshop, said: list[Statement], transport: int) -> None:
    add_themes(workshop=workshop, theme_ids=[transport], actor="1", now=NOW)
    add_statements(workshop=workshop, statement_ids=[said[2].id], actor="1", now=NOW)
    assert [line.text for line in read_voting_list(workshop).options] == ["Prevoz", "Klop"]
