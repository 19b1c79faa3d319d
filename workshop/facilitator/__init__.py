"""Prepare, run, moderate: the people of the centre on the evening."""

from __future__ import annotations

from flask import Blueprint

blueprint = Blueprint("facilitator", __name__)

from workshop.facilitator import (  # noqa: E402
    agenda,  # noqa: F401
    assurances,  # noqa: F401
    closing,  # noqa: F401
    contacts,  # noqa: F401
    contacts_calls,  # noqa: F401
    deeds,  # noqa: F401
    desk,  # noqa: F401
    details,  # noqa: F401
    ended_session,  # noqa: F401
    matches,  # noqa: F401
    moderation,  # noqa: F401
    moderation_acts,  # noqa: F401
    next_steps,  # noqa: F401
    opinions,  # noqa: F401
    paper,  # noqa: F401
    paper_list,  # noqa: F401
    paper_photographs,  # noqa: F401
    paper_sheets,  # noqa: F401
    phone_languages,  # noqa: F401
    plan,  # noqa: F401
    practices,  # noqa: F401
    preflight,  # noqa: F401
    programmes,  # noqa: F401
    raffle,  # noqa: F401
    raffle_seal,  # noqa: F401
    replan,  # noqa: F401
    roles,  # noqa: F401
    run,  # noqa: F401
    sign_in,  # noqa: F401
    sign_in_code,  # noqa: F401
    sign_in_links,  # noqa: F401
    sign_in_session,  # noqa: F401
    stations,  # noqa: F401
    themes,  # noqa: F401
    themes_suggested,  # noqa: F401
    voting,  # noqa: F401
    voting_themes,  # noqa: F401
    workshops,  # noqa: F401
)
