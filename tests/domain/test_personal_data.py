"""Telephone numbers and e-mail addresses in texts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.domain.personal_data import Kind, Span, cover, find_personal_data, mask

NUMBERS = [
    "041 123 456",
    "041123456",
    "041-123-456",
    "041/123-456",
    "041.123.456",
    "(041) 123 456",
    "041 12 34 56",
    "0 41 123 456",
    "041\u00a0123\u00a0456",
    "041–123–456",
    "04/201 12 34",
    "04 2011 234",
    "(04) 201 12 34",
    "01 234 56 78",
    "04 / 201-12-34",
    "059 123 456",
    "082 051 234",
    "+386 41 123 456",
    "+38641123456",
    "+386 (0)41 123 456",
    "+386 4 201 12 34",
    "+386-41-123-456",
    "00386 41 123 456",
    "0038641123456",
    "386 41 123 456",
    "+385 91 123 4567",
    "+43 664 1234567",
    "0043 664 123 45 67",
    "41 123 456",
    "201 12 34",
    "201-12-34",
]
ADDRESSES = [
    "ana.novak@gmail.com",
    "Ana+ks@arnes.si",
    "ana@gmail",
    "šime.žagar@siol.net",
    "info@ks-golnik.si",
    "janez @ gmail.com",
    "janez (at) gmail.com",
    "janez [afna] gmail [pika] com",
    "janez afna gmail pika com",
]
HARMLESS = [
    "leta 2017",
    "v letih 2017 2018 2019",
    "2022-2024",
    "24.000 €",
    "1.086.000 €",
    "1 086 000 EUR",
    "+10.000.000 €",
    "041.123.456 €",
    "10.000 20.000 30.000",
    "0,5 ha in 1,5 m",
    "45 %",
    "ob 18.30",
    "od 8.00 do 10.30",
    "08.30–10.00",
    "od 09.00 - 12.00",
    "07.30 08.00 09.30",
    "08:30 09:15 10:00",
    "04. 11. 2017 18.30",
    "01.01.2020 5 ljudi",
    "01.07.2017-31.08.2017",
    "2017-11-06 18:34:00",
    "Cesta 12",
    "Cesta na Brdo 12a, 4204 Golnik",
    "parcela 123/45",
    "30 do 40 ljudi",
    "25 28 36",
    "100 200 300",
    "02 10 20 5 10",
    "0 1 2 3 4 5 6 7 8",
    "112 ali 113",
    "SI56 0451 5000 1234 567",
    "ISBN 978-961-01-2345-6",
    "pridite @ dom krajanov",
    "@ks_golnik",
]


@pytest.mark.parametrize("number", NUMBERS)
def test_a_telephone_number_is_covered_and_the_sentence_stays(number: str) -> None:
    assert mask(f"Pokličite {number}, prosim.") == "Pokličite [izpuščeno], prosim."


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_is_covered_and_the_sentence_stays(address: str) -> None:
    assert mask(f"Pišite na {address}.") == "Pišite na [izpuščeno]."


@pytest.mark.parametrize("text", HARMLESS)
def test_years_prices_times_and_house_numbers_stand(text: str) -> None:
    assert find_personal_data(f"Dom, {text}, vsak teden") == ()
    assert find_personal_data(text) == ()


def test_the_places_are_those_of_the_text_as_it_is() -> None:
    text = "Ana, 041 123 456 ali ana@gmail.com"
    assert find_personal_data(text) == (Span(5, 16, Kind.PHONE), Span(21, 34, Kind.EMAIL))


def test_short_numbers_count_where_they_are_called_a_telephone() -> None:
    assert mask("tel: 123456") == "tel: [izpuščeno]"
    assert mask("tel. 2011234, soba 2011234") == "tel. [izpuščeno], soba 2011234"


def test_what_follows_a_number_is_not_taken_along() -> None:
    assert mask("+43 664 1234567 2 osebi") == "[izpuščeno] 2 osebi"
    assert mask("Cesta 12 041 123 456 ob 18.30") == "Cesta 12 [izpuščeno] ob 18.30"


def test_two_numbers_side_by_side_are_both_covered() -> None:
    assert mask("041 123 456.031 222 333") == "[izpuščeno].[izpuščeno]"
    assert mask("041 123 456 031 222 333") == "[izpuščeno] [izpuščeno]"


def test_the_placeholder_can_be_said_in_another_language() -> None:
    assert mask("Call 041 123 456", "[removed]") == "Call [removed]"


@st.composite
def written_numbers(draw: st.DrawFn) -> str:
    """A mobile or fixed number as people write it."""
    rest = draw(st.text("0123456789", min_size=6, max_size=6))
    area = draw(st.sampled_from(["30", "31", "40", "41", "51", "64", "65", "68", "69", "70", "71"]))
    front = draw(st.sampled_from(["0{}", "+386 {}", "+386{}", "00386 {}", "(0{})", "+386 (0){}"])).format(area)
    joint = draw(st.sampled_from(["", " ", "-", "/", ".", "\u00a0"]))
    cut = draw(st.sampled_from([(3,), (2, 4)]))
    pieces = [rest[start:end] for start, end in zip((0, *cut), (*cut, 6), strict=True)]
    return joint.join([front, *pieces])


WORDS = st.lists(st.sampled_from(["Dom", "ob 18.30", "Cesta 12,", "leta 2017", "24.000 €", "in", "–"]), max_size=4)


@given(WORDS, written_numbers(), WORDS)
def test_a_number_anywhere_in_a_sentence_is_covered(before: list[str], number: str, after: list[str]) -> None:
    text = " ".join([*before, "pokličite", number, "zvečer", *after])
    assert mask(text) == " ".join([*before, "pokličite", "[izpuščeno]", "zvečer", *after])


@given(
    st.integers(1900, 2099),
    st.integers(1, 28),
    st.integers(1, 12),
    st.integers(0, 23),
    st.integers(0, 59),
    st.integers(0, 9_999_999),
)
def test_dates_times_and_prices_stand(year: int, day: int, month: int, hour: int, minute: int, price: int) -> None:
    dotted = f"{price:,}".replace(",", ".")
    text = f"{day:02d}.{month:02d}.{year} ob {hour:02d}.{minute:02d} za {dotted} € ali {day}. {month}. {year}"
    assert mask(text) == text


@given(st.text("0123456789 .-/+@()ab€", max_size=60))
def test_masking_again_changes_nothing(text: str) -> None:
    once = mask(text)
    assert mask(once) == once


@given(st.text(max_size=280))
def test_any_text_is_read_to_its_end(text: str) -> None:
    spans = find_personal_data(text)
    assert list(spans) == sorted(spans)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)


@pytest.mark.parametrize(
    ("text", "words", "covered"),
    [
        ("Kodo ureja Vzorec.", "vzorec", "Kodo ureja [izpuščeno]."),
        ("Ana  Vzorec in Ana Vzorec", " Ana Vzorec ", "[izpuščeno] in [izpuščeno]"),
        ("Banana za Ano", "Ana", "Banana za Ano"),
        ("Ena (1) reč", "(1)", "Ena [izpuščeno] reč"),
        ("Nič", "  ", "Nič"),
    ],
)
def test_words_that_a_person_names_are_covered_whole(text: str, words: str, covered: str) -> None:
    assert cover(text, words) == covered
