"""An entry for calendars to send around: the meeting after the workshop. Nothing of it is stored."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from flask import render_template
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response

from workshop.domain.hall_time import ZONE
from workshop.domain.places import bare_name
from workshop.exports import blueprint
from workshop.exports.calendar import Entry, calendar_file
from workshop.exports.files import as_file, file_name
from workshop.forms import ClockTime, Day, Line, Number, StaffForm, needed
from workshop.guards import own_workshop
from workshop.models import Workshop
from workshop.web import moment


class MeetingForm(StaffForm):
    """When and where people meet again."""

    held_on = Day(_l("Date"), validators=[needed(_l("Enter the date."))])
    starts_at = ClockTime(_l("Starts at"), validators=[needed(_l("Enter when it begins."))])
    minutes = Number(_l("Minutes"), least=15, most=600, missing=_l("Enter how long it takes."), default=90)
    venue = Line(_l("Venue"), longest=200)


@blueprint.get("/workshops/<int:workshop_id>/exports/meeting")
def show_meeting(workshop_id: int) -> tuple[str, int]:
    workshop = own_workshop(workshop_id)
    return meeting_page(workshop, MeetingForm(venue=workshop.venue))


@blueprint.post("/workshops/<int:workshop_id>/exports/meeting")
def make_meeting(workshop_id: int) -> Response | tuple[str, int]:
    """The file, or the form with what is missing."""
    workshop, form = own_workshop(workshop_id), MeetingForm()
    if not form.validate():
        return meeting_page(workshop, form)
    data = calendar_file(read(workshop, form))
    return as_file(data, "text/calendar; charset=utf-8", file_name(workshop, "meeting", "ics"))


def read(workshop: Workshop, form: MeetingForm) -> Entry:
    """The same day of the same workshop is the same entry: sent once more it takes the place of the first."""
    assert form.held_on.data is not None
    assert form.starts_at.data is not None
    starts = datetime.combine(form.held_on.data, form.starts_at.data, ZONE).astimezone(UTC)
    return Entry(
        uid=f"{workshop.identity}-{starts:%Y%m%d}",
        title=str(_("Meeting after the workshop: %(title)s", title=workshop.title)),
        place=", ".join(part for part in (form.venue.data, bare_name(workshop.community.name)) if part),
        words=str(_("What came of the workshop, and what is next.")),
        starts=starts,
        ends=starts + timedelta(minutes=form.minutes.data or 0),
        made=moment(),
    )


def meeting_page(workshop: Workshop, form: MeetingForm) -> tuple[str, int]:
    page = render_template("exports/meeting.html", workshop=workshop, form=form, page_errors=form.page_errors)
    return page, form.status
