"""What the templates of a report are given."""

from __future__ import annotations

import pytest
from flask import Flask, render_template
from flask_babel import force_locale
from sqlalchemy import insert, select

from tests.prints.reported import SAID, hold_evening
from tests.world import NOW, make_centre, make_workshop
from workshop.extensions import db
from workshop.models import Evaluation, Statement, Station, Workshop
from workshop.prints.report_context import MOST_APART, leaders, report_context, running, shorten
from workshop.services.report import gather_report


@pytest.fixture
def workshop(in_app: Flask) -> Workshop:
    return make_workshop(make_centre())


def context(app: Flask, workshop: Workshop, language: str = "sl") -> dict[str, object]:
    with app.test_request_context(), force_locale(language):
        return report_context(gather_report(workshop=workshop, language=language, now=NOW), paper=True)


def test_the_five_numbers_say_what_they_count(in_app: Flask, workshop: Workshop) -> None:
    hold_evening(workshop)
    assert context(in_app, workshop)["figures"] == [
        (24, "prisotnih oseb"),
        (22, "izjav"),
        (8, "potreb"),
        (5, "ponudb"),
        (7, "prijav za sodelovanje"),
    ]


def test_a_page_by_itself_says_which_evening_it_is_of_and_whether_it_is_a_draft(
    in_app: Flask, workshop: Workshop
) -> None:
    draft = context(in_app, workshop)["running"]
    workshop.published_at = NOW
    assert draft == f"{context(in_app, workshop)['running']} · osnutek"
    assert str(draft).endswith("Golnik · 6. november 2026 · osnutek")


def test_headlines_of_charts_name_what_is_largest(in_app: Flask, workshop: Workshop) -> None:
    hold_evening(workshop)
    found = context(in_app, workshop)
    assert found["station_rows_best"] == "1 Potrebe"
    assert found["vote_headline"] == f"Največ pik: {SAID[1][0][1]}"
    assert found["rating_rows_best"] == "Srečanje je bilo prijetno."


def test_all_that_share_the_first_place_stand_in_a_headline(in_app: Flask) -> None:
    tied = [("1 Potrebe", 17), ("2 Prostor", 17), ("3 Vsebine", 4)]
    with in_app.test_request_context(), force_locale("sl"):
        assert leaders(tied) == "1 Potrebe; 2 Prostor"
        assert leaders([(str(number), 3) for number in range(1, 6)]) == "1; 2; 3; z enakim izidom še 2"
        assert leaders([]) == ""


def test_statements_are_foreign_only_in_another_language(in_app: Flask, workshop: Workshop) -> None:
    assert (context(in_app, workshop)["foreign"], context(in_app, workshop, "en")["foreign"]) == (None, "sl")


def test_a_withdrawn_line_of_the_vote_is_named_so_and_makes_no_headline(in_app: Flask, workshop: Workshop) -> None:
    said: dict[str, Statement] = hold_evening(workshop)
    said[SAID[1][0][1]].state = "hidden"
    found = context(in_app, workshop)
    assert str(found["vote_rows"]).startswith("[('umaknjena izjava'")
    assert found["vote_headline"] == f"Največ pik med prikazanimi: {SAID[1][2][1]}; {SAID[2][0][1]}"
    for one in said.values():
        one.state = "hidden"
    assert context(in_app, workshop)["vote_headline"] == "Največ pik: umaknjena izjava"


def test_the_chart_of_opinions_says_how_many_answered_where_that_differs(in_app: Flask, workshop: Workshop) -> None:
    hold_evening(workshop)

    def chart() -> str:
        with in_app.test_request_context(), force_locale("sl"):
            report = gather_report(workshop=workshop, language="sl", now=NOW)
            return render_template("report/chapters/opinion.html", **report_context(report, paper=False))

    assert "Povprečje ocen od 1 do 5, n = 12." in chart()
    db.session.query(Evaluation).filter_by(workshop_id=workshop.id).limit(1).one().clear = None
    assert "Povprečje ocen od 1 do 5, n = 11 do 12." in chart()


def test_an_evening_without_anything_has_empty_charts(in_app: Flask, workshop: Workshop) -> None:
    found = context(in_app, workshop)
    assert (found["vote_rows"], found["rating_rows"], found["plain_list"]) == ([], [], False)


@pytest.mark.parametrize(
    ("text", "shown"),
    [("kratko", "kratko"), ("beseda " * 20, "beseda " * 11 + "beseda …"), ("č" * 95, "č" * 90 + " …")],
)
def test_labels_of_charts_end_at_a_word(text: str, shown: str) -> None:
    assert shorten(text) == shown


def test_thousands_of_statements_are_all_listed_ten_to_a_block(in_app: Flask, workshop: Workshop) -> None:
    station = db.session.scalars(select(Station).where(Station.workshop_id == workshop.id)).first()
    assert station is not None
    many = MOST_APART + 15
    rows = [
        {
            "workshop_id": workshop.id,
            "station_id": station.id,
            "kind": "need",
            "text": f"Misel {number}",
            "state": "shown",
            "key": str(number),
            "created_at": NOW,
        }
        for number in range(1, many + 1)
    ]
    db.session.execute(insert(Statement), rows)
    found = context(in_app, workshop)
    assert found["plain_list"] is True
    with in_app.test_request_context(), force_locale("sl"):
        html = render_template("report/_chapters.html", csv_name="izjave.csv", **found)
    assert [
        text for text in (f"\u00a0Misel {number} – Potreba" for number in (1, 10, 11, many)) if text not in html
    ] == []
    assert html.count("Misel ") >= many
    assert html.count('<p class="said said-ten">') == -(-many // 10)


def test_what_stands_above_a_page_fits_its_line_with_the_kind_of_paper_before_it(
    in_app: Flask, workshop: Workshop
) -> None:
    workshop.title, workshop.community.name = "Prikaz: naš skupni prostor na Zlatem polju", "KS Zlato polje (prikaz)"
    report = gather_report(workshop=workshop, language="sl", now=NOW)
    with in_app.test_request_context(), force_locale("sl"):
        words = running(report, "Povzetek udeležbe")
    assert words.startswith("Povzetek udeležbe · Prikaz: naš skupni … · Zlato polje (prikaz) · 6. november 2026")
    assert len(words) < 105
