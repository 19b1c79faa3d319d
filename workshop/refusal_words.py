"""The sentences for refused rules: what happened and how to mend it, in the reader's language."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask_babel import format_decimal, ngettext
from flask_babel import gettext as _

from workshop.domain.refusals import Refusal
from workshop.paper_refusals import PAPER_SENTENCES
from workshop.replan_refusals import REPLAN_SENTENCES
from workshop.report_refusals import REPORT_SENTENCES
from workshop.sign_in_words import SIGN_IN_SENTENCES

Words = Callable[[dict[str, Any]], str]

SENTENCES: dict[str, Words] = {
    "form_expired": lambda f: _(
        "This form was open for a long time. Go back, load the page again and send it once more."
    ),
    "code_unknown": lambda f: _("We cannot find this number. Check it on the wall."),
    "text_empty": lambda f: _("Write an answer or choose Skip."),
    "text_too_long": lambda f: ngettext(
        "Your answer is too long. Shorten it by %(num)s character.",
        "Your answer is too long. Shorten it by %(num)s characters.",
        f["over"],
    ),
    "kind_missing": lambda f: _("Choose what your answer is."),
    "kind_not_here": lambda f: _("This station does not take this kind of answer. Choose another."),
    "choice_unknown": lambda f: _("Choose one from the list."),
    "beside_unknown": lambda f: _("This person is not in the list any more. Choose another or nobody."),
    "helper_missing": lambda f: _(
        "Choose under “Stays together with” whom the child walks with, or untick the helper for the child table."
    ),
    "helper_seated_apart": lambda f: _("Choose an adult who is in a group; the child walks with them."),
    "stub_unknown": lambda f: _("There is no stub with the number %(number)s. Check the numbers given out.", **f),
    "seat_has_phone": lambda f: _("A phone has joined there already. If somebody leaves, use Somebody goes home."),
    "nobody_there": lambda f: _("Nobody is checked in there."),
    "station_unknown": lambda f: _("Choose a station."),
    "group_unknown": lambda f: _("Choose a group."),
    "evening_closed": lambda f: _("This evening is closed. Nothing can be added any more."),
    "evening_not_begun": lambda f: _("This evening has not begun yet."),
    "stage_unknown": lambda f: _("The plan has changed. Load the page again."),
    "already_moved": lambda f: _("Somebody has already moved the evening on. Look at where it stands now."),
    "foreign_origin": lambda f: _(
        "This answer did not come from our page. Open the address of the evening and send it again."
    ),
    "print_language": lambda f: _("Choose a language for the print."),
    "not_found": lambda f: _("There is nothing at this address."),
    "exchange_empty": lambda f: _("Write what you need or what you can offer."),
    "exchange_personal": lambda f: _("Leave out telephone numbers and e-mails. We ask for a contact afterwards."),
    "match_moved": lambda f: _("Somebody has changed this match meanwhile. Look at how it stands now."),
    "match_not_agreed": lambda f: _("Contacts are shown only when both have agreed."),
    **SIGN_IN_SENTENCES,
    "template_unknown": lambda f: _("Choose a template from the list."),
    "plan_fixed": lambda f: _("The evening has begun. Groups, rounds and stations stay as they were printed."),
    "closed_fixed": lambda f: _("The evening is closed. This part stays as it was."),
    "workshop_has_statements": lambda f: _("People have answered. Only the person who leads the centre can delete it."),
    "removal_running": lambda f: _("This workshop is running. Close it first."),
    "removal_typed": lambda f: _("That is neither the code nor the title of this workshop."),
    "plan_people": lambda f: _("Enter a number of people from %(least)s to %(most)s.", **f),
    "plan_stations": lambda f: _("A carousel needs from %(least)s to %(most)s stations.", **f),
    "plan_groups": lambda f: _("There can be as many groups in a ring as there are stations, and no more."),
    "plan_rounds": lambda f: _("Enter at least one round, and no more rounds than stations."),
    "plan_time": lambda f: _("There is not enough time for so many rounds. Enter more minutes or fewer rounds."),
    "plan_hosts": lambda f: _("Enter how many people can lead a station."),
    "plan_order": lambda f: _("Choose one of the two orders."),
    "plan_mode": lambda f: _("Choose who moves."),
    "round_minutes": lambda f: _("Enter from %(least)s to %(most)s minutes for each round.", **f),
    "station_only_one": lambda f: _("A carousel needs at least two stations. Add one before you remove this one."),
    "part_unknown": lambda f: _("Somebody has removed this meanwhile. Go back to the list."),
    "statement_kept": lambda f: _("This answer is neither on the wall nor in the report. It can no longer be changed."),
    "statement_gone": lambda f: _("This answer is no longer on the wall. Look at the list."),
    "statement_marked": lambda f: _("Others have already responded to this answer. Rather write a new answer."),
    "statement_on_list": lambda f: _("People already vote on this answer. Ask somebody who leads the workshop."),
    "station_no_kinds": lambda f: _("Choose at least one kind of answer."),
    "block_from_plan": lambda f: _("The carousel and its home round are there once, with the minutes of the rounds."),
    "role_unknown": lambda f: _("Choose what this person may do."),
    "plan_groups_many": lambda f: _("There are more groups than people. Enter fewer groups or fewer rings."),
    "file_too_large": lambda f: _("The file is too large. It may have %(megabytes)s MB at most.", **f),
    "file_too_long": lambda f: _(
        "The file has %(rows)s rows. At most %(most)s can be taken over at a time: split it into parts.",
        rows=format_decimal(f["rows"]),
        most=format_decimal(f["most"]),
    ),
    "archive_touched": lambda f: _(
        "The evening %(workshop_code)s has been worked on here. Nothing was imported. Import with --replace gives up "
        "what is only here; make a backup first.",
        **f,
    ),
    "archive_older": lambda f: _(
        "The file is older than what is here of the evening %(workshop_code)s. Nothing was imported. Export the "
        "evening again.",
        **f,
    ),
    "archive_contacts": lambda f: _(
        "The evening %(workshop_code)s has contacts here, and the file has none. Nothing was imported. If the other "
        "computer has them, export it there with --with-contacts.",
        **f,
    ),
    "archive_broken": lambda f: _("This file is not an archive of an evening, or it is damaged."),
    "archive_version": lambda f: _("The archive has version %(found)s; this program knows version %(known)s.", **f),
    "file_missing": lambda f: _("Choose a file first."),
    "file_not_utf8": lambda f: _("The file is not saved as UTF-8. In Excel choose “CSV UTF-8” when saving."),
    "file_not_csv": lambda f: _("The file cannot be read as CSV. Check its quotation marks and columns."),
    "file_empty": lambda f: _("There are no rows in the file."),
    "columns_missing": lambda f: _("The file lacks these columns: %(columns)s.", **f),
    "columns_unknown": lambda f: _("These columns are not known: %(columns)s.", **f),
    "columns_twice": lambda f: _("A column stands twice in the file."),
    "import_faults": lambda f: ngettext(
        "%(num)s row is not right. Nothing was imported.",
        "%(num)s rows are not right. Nothing was imported.",
        f["count"],
    ),
    "import_station": lambda f: _("There is no station %(value)s in this evening.", **f),
    "import_group": lambda f: _("There is no group %(value)s in this evening.", **f),
    "import_number": lambda f: _("The column %(column)s needs a whole number, not “%(value)s”.", **f),
    "import_choice": lambda f: _("The column %(column)s takes %(allowed)s, not “%(value)s”.", **f),
    "import_time": lambda f: _("“%(value)s” is not a time such as 2026-11-06T18:42.", **f),
    "vote_empty": lambda f: _("Give at least one dot."),
    "vote_too_many": lambda f: ngettext(
        "You have %(num)s dot. Take some away.", "You have %(num)s dots. Take some away.", f["allowance"]
    ),
    "vote_too_many_on_one": lambda f: ngettext(
        "Give at most %(num)s dot to one line.", "Give at most %(num)s dots to one line.", f["most"]
    ),
    "vote_unknown": lambda f: _("The list has changed. Look at it and vote again."),
    "vote_not_begun": lambda f: _("We are not voting yet."),
    "vote_over": lambda f: _("The vote is closed."),
    "sign_up_not_begun": lambda f: _("This comes later this evening."),
    "sign_up_empty": lambda f: _("Tick at least one line or write what you can do."),
    "volunteer_role_unknown": lambda f: _("The list has changed. Look at it and tick again."),
    "hours_unknown": lambda f: _("Choose one of the hours or leave them out."),
    "opinions_published": lambda f: _("The report is published. No slip can be added any more."),
    "evaluation_not_begun": lambda f: _("This comes at the end of the evening."),
    "evaluation_empty": lambda f: _("Mark at least one line or write something."),
    "mark_unknown": lambda f: _("Choose a mark from 1 to 5."),
    "contact_missing": lambda f: _("Enter a telephone number or an e-mail."),
    "contact_phone_wrong": lambda f: _("Enter a telephone number of at least 7 digits, for example 040 123 456."),
    "contact_email_wrong": lambda f: _("Enter an e-mail with @ in it, for example name@example.si."),
    "contact_name_long": lambda f: _("Shorten the name to %(limit)s characters.", **f),
    "consent_missing": lambda f: _("Tick what we may use your contact for. Without a tick we keep nothing."),
    "contact_too_young": lambda f: _("Tick that you are 15 or older. Younger people leave no contact."),
    "contacts_not_for_you": lambda f: _("Contacts are seen only by those who lead the centre or its evenings."),
    "slip_unknown": lambda f: _("This code stands on no slip of this evening. Check its ten signs."),
    "slip_known": lambda f: _("This slip is typed in already."),
    "already_handled": lambda f: _("Somebody has already handled this answer. This is how it stands now."),
    "answer_changed": lambda f: _("This answer has changed meanwhile and still waits. Read it anew."),
    "personal_data_inside": lambda f: _("There is a telephone number or an e-mail in this answer. Show it anyway?"),
    "nothing_to_mask": lambda f: _(
        "There is no telephone number and no e-mail in this answer. Mend other words by hand."
    ),
    "moderation_undo_over": lambda f: _("This can no longer be undone. Change the answer itself."),
    "key_point_not_shown": lambda f: _("Show the answer first, then make it a key point."),
    "key_points_full": lambda f: _(
        "This station has %(most)s key points already. Take one away before you add another.", **f
    ),
    "key_point_gone": lambda f: _("Somebody in your group has taken this away meanwhile. Look at the list."),
    "home_round_only": lambda f: _("Key points are chosen in the home round. It is over, or has not begun yet."),
    "key_points_none": lambda f: _("Pick at least one key point, then confirm."),
    "hand_reason": lambda f: _("Choose why you raise the hand."),
    "host_unknown": lambda f: _("This card opens no table."),
    "home_not_yours": lambda f: _("This answer is of another table. Your group chooses where it sits now."),
    "mark_own": lambda f: _("Your own group wrote this. Others say what they think of it."),
    "theme_nameless": lambda f: _("Give the theme a name."),
    "theme_name_long": lambda f: ngettext(
        "The name is too long. Shorten it by %(num)s character.",
        "The name is too long. Shorten it by %(num)s characters.",
        f["over"],
    ),
    "theme_taken": lambda f: _("There is a theme of this name already. Add the statements to it."),
    "theme_many": lambda f: _("There can be %(most)s themes. Merge some first.", **f),
    "theme_nothing_ticked": lambda f: _("Tick at least one statement."),
    "theme_not_shown": lambda f: _("Only statements that are shown can be put into a theme. Load the page again."),
    "theme_into_itself": lambda f: _("Choose another theme to merge with."),
    "theme_undo_over": lambda f: _("This can no longer be undone: somebody has changed it since."),
    "theme_decided": lambda f: _("Somebody has already decided on this suggestion."),
    "theme_few": lambda f: _("Suggestions need at least %(least)s shown statements.", **f),
    "list_no_theme": lambda f: _("Tick at least one theme."),
    "list_in_theme": lambda f: _("This lies in the theme “%(theme)s”, which is on the list already.", **f),
    "list_theme_holds": lambda f: _(
        "An answer of the theme “%(theme)s” is on the list already. Take it away first.", **f
    ),
    "list_theme_twice": lambda f: _("This theme is on the list already."),
    "list_locked": lambda f: _("The vote has begun. The list stays as it is on the phones and on paper."),
    "list_full": lambda f: _("The list takes %(most)s lines. Remove one before you add another.", **f),
    "list_twice": lambda f: _("This answer is on the list already."),
    "list_not_shown": lambda f: _("Only answers that are shown can be on the list."),
    **PAPER_SENTENCES,
    "raffle_empty": lambda f: _("There is no number left in the drum."),
    "raffle_sealed": lambda f: _("The drum is sealed. No number comes in or out any more."),
    "raffle_not_sealed": lambda f: _("Seal the drum first, so that everybody can check the draw."),
    "raffle_drawn": lambda f: _("A number has been drawn. The drum stays sealed."),
    "raffle_over": lambda f: _("The raffle is over and its key is told. Nothing more is drawn."),
    "record_wrong": lambda f: _("This is no record of a raffle, or it is damaged."),
    "record_early": lambda f: _("The key of this raffle is not told yet. Take the record once the raffle is over."),
    "raffle_not_now": lambda f: _("Numbers are drawn when the evening has come to the raffle."),
    "already_drawn": lambda f: _("Somebody has already drawn a number. Look at it first."),
    "redraw_reason": lambda f: _("Say why the number was not taken."),
    "draw_given_back": lambda f: _("This number has been put aside already."),
    "numbers_wrong": lambda f: _("Enter numbers such as 105, 112-130. Mend: %(part)s.", **f),
    "round_unknown": lambda f: _("Choose a round."),
    "kit_parts": lambda f: _("Tick at least one part."),
    "kit_sheets": lambda f: _("Enter a whole number from %(least)s to %(most)s.", **f),
    "statements_waiting": lambda f: ngettext(
        "%(num)s answer is unread. Read it, or tick that you close all the same.",
        "%(num)s answers are unread. Read them, or tick that you close all the same.",
        f["waiting"],
    ),
    "undo_too_late": lambda f: _("This can no longer be undone. Press Back instead."),
    "close_needs_checklist": lambda f: _("An evening is closed with its checklist."),
    **REPLAN_SENTENCES,
    **REPORT_SENTENCES,
    "merge_alone": lambda f: _("There is no other group in this ring to join with."),
    "plan_seated": lambda f: _("At most one group can stay seated."),
    "plan_seated_unknown": lambda f: _("These groups are not in the plan: %(letters)s.", **f),
}


def say(refusal: Refusal) -> str:
    """The sentence for a refusal; an unknown code is a fault of ours and raises KeyError."""
    return SENTENCES[refusal.code](refusal.facts)
