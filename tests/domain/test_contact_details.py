"""Telephone numbers and e-mails as people write them."""

from __future__ import annotations

import pytest

from workshop.domain.contact_details import (
    ContactDetails,
    PhoneDoubt,
    check_details,
    check_email,
    check_name,
    check_phone,
    detail_faults,
    doubt_of,
    spaced_phone,
)
from workshop.domain.refusals import Refusal


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("040 123 456", "040123456"),
        ("040/123-456", "040123456"),
        ("(04) 201 12 34", "042011234"),
        ("+386 40 123 456", "+38640123456"),
        ("00386 40 123 456", "+38640123456"),
        ("", ""),
        ("  ", ""),
    ],
)
def test_a_number_may_be_written_as_people_do(typed: str, kept: str) -> None:
    assert check_phone(typed) == kept


@pytest.mark.parametrize(
    "typed", ["123", "040 123", "1" * 16, "040 123 45x", "++38640123456", "040+123456", "०४०१२३४५६"]
)
def test_what_cannot_be_called_is_refused(typed: str) -> None:
    with pytest.raises(Refusal, match="contact_phone_wrong"):
        check_phone(typed)


def test_the_shortest_and_the_longest_number() -> None:
    assert check_phone("080 12 34") == "0801234"
    assert check_phone("1" * 15) == "1" * 15


@pytest.mark.parametrize(
    "stored",
    ["041222333", "042345678", "+38641222333", "0801234", "080123456", "0901234", "+436641234567", "+3912345", ""],
)
def test_a_usual_number_and_any_from_abroad_is_not_asked_about(stored: str) -> None:
    assert doubt_of(stored) is None


@pytest.mark.parametrize(
    ("stored", "doubt"),
    [
        ("04155566", PhoneDoubt("digits", 8)),
        ("0415556677", PhoneDoubt("digits", 10)),
        ("+3864155566", PhoneDoubt("after_country", 7)),
        ("+386041222333", PhoneDoubt("after_country", 9)),
        ("41222333", PhoneDoubt("start", 8)),
        ("38641222333", PhoneDoubt("start", 11)),
        ("2345678", PhoneDoubt("start", 7)),
    ],
)
def test_a_number_of_another_length_or_start_is_asked_about(stored: str, doubt: PhoneDoubt) -> None:
    assert doubt_of(stored) == doubt


@pytest.mark.parametrize("typed", ["ana@example.si", "ana.novak+luk@posta.example.si", "žiga@šola.si", ""])
def test_an_e_mail_is_something_at_somewhere(typed: str) -> None:
    assert check_email(f" {typed} ") == typed


@pytest.mark.parametrize(
    "typed", ["ana", "ana@", "@example.si", "ana@example", "a@b@c.si", "ana@example..si", "a,b@c.si"]
)
def test_what_cannot_be_written_to_is_refused(typed: str) -> None:
    with pytest.raises(Refusal, match="contact_email_wrong"):
        check_email(typed)


def test_an_e_mail_fits_its_column() -> None:
    fits = "a" * 189 + "@example.si"
    assert (len(fits), check_email(fits)) == (200, fits)
    with pytest.raises(Refusal, match="contact_email_wrong"):
        check_email("a" + fits)


def test_a_name_is_cleaned_and_bounded() -> None:
    assert check_name("  Micka\n Kovač ") == "Micka Kovač"
    assert check_name("č" * 120) == "č" * 120
    with pytest.raises(Refusal, match="contact_name_long"):
        check_name("č" * 121)


def test_one_way_to_be_reached_is_enough_and_none_is_refused() -> None:
    assert check_details(name="", phone="040123456", email="") == ContactDetails(phone="040123456")
    assert check_details(name="Micka", phone="", email="m@example.si") == ContactDetails("Micka", "", "m@example.si")
    with pytest.raises(Refusal, match="contact_missing"):
        check_details(name="Micka", phone=" ", email="")


def test_all_faults_are_told_in_the_order_of_the_form() -> None:
    def codes(name: str, phone: str, email: str) -> list[str]:
        return [fault.code for fault in detail_faults(name=name, phone=phone, email=email)]

    assert codes("č" * 121, "12", "m") == ["contact_name_long", "contact_phone_wrong", "contact_email_wrong"]
    assert codes("Micka", " ", "") == ["contact_missing"]
    assert codes("", "040123456", "") == []


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        ("041222333", "041 222 333"),
        ("+38641222333", "+386 41 222 333"),
        ("042345678", "04 234 56 78"),
        ("+38612345678", "+386 1 234 56 78"),
        ("+393331234567", "+393331234567"),
        ("01234567", "01234567"),
        ("234567890", "234567890"),
        ("41222333", "41222333"),
        ("", ""),
    ],
)
def test_a_number_is_shown_in_groups_and_one_that_is_not_known_as_it_is(stored: str, shown: str) -> None:
    assert spaced_phone(stored) == shown
