"""What the planner has to say, in sentences: why the plan looks as it does, and what to know before it is printed."""

from __future__ import annotations

from collections.abc import Callable

from flask_babel import gettext as _
from flask_babel import ngettext

from workshop.domain.carousel import Caution, Note, Reason

Facts = dict[str, int]

SENTENCES: dict[Reason | Caution, Callable[[Facts], str]] = {
    Reason.ONE_TABLE: lambda f: _("One table goes through all the questions."),
    Reason.GROUPS_FIT: lambda f: groups_fit(f),
    Reason.RINGS_OPENED: lambda f: _(
        "The groups walk in %(rings)s rings side by side, each with its own sheets and hosts. Hosts needed: %(hosts)s.",
        **f,
    ),
    Reason.STARTS_SPREAD: lambda f: _("There are fewer groups than stations, so they start spread out."),
    Reason.ROUNDS_FIT: lambda f: _("Rounds: %(rounds)s. Stations: %(stations)s.", **f),
    Reason.EVERY_STATION_SEEN: lambda f: _("Every group visits every station once."),
    Reason.PREDECESSORS_DIFFER: lambda f: _("Every group reads once after each of the others."),
    Reason.PREDECESSORS_ODD: lambda f: _(
        "With %(stations)s stations no group can read after each of the others: every group reads after %(most)s.",
        **f,
    ),
    Reason.PREDECESSORS_SOME: lambda f: predecessors_some(f),
    Reason.SEATED_STAYS: lambda f: _(
        "One group stays at table %(table)s. Sheets and host of each station come to it.", **f
    ),
    Reason.PEOPLE_MIX: lambda f: _(
        "After every round people sit down with others. The host stays. Each card names the tables."
    ),
    Caution.FEW_PEOPLE: lambda f: _(
        "A carousel works well from %(least)s people up. With fewer, one table can go through all the questions.", **f
    ),
    Caution.GROUPS_SMALL: lambda f: ngettext(
        "The smallest group has %(num)s person. Groups of fewer than %(hard)s get stuck: plan fewer groups.",
        "The smallest group has %(num)s people. Groups of fewer than %(hard)s get stuck: plan fewer groups.",
        f["fewest"],
        hard=f["hard"],
    ),
    Caution.GROUPS_LARGE: lambda f: ngettext(
        "The largest group has %(num)s person. With more than %(soft)s not everybody is heard.",
        "The largest group has %(num)s people. With more than %(soft)s not everybody is heard.",
        f["most"],
        soft=f["soft"],
    ),
    Caution.STATIONS_CUT: lambda f: _("There are hosts for %(stations)s of the %(asked)s stations only.", **f),
    Caution.HOSTS_MISSING: lambda f: _("Hosts needed: %(needed)s. There are %(hosts)s.", **f),
    Caution.STATIONS_UNSEEN: lambda f: ngettext(
        "Each group leaves out %(num)s station. It sees it on the phone and when all walk round at the end.",
        "Each group leaves out %(num)s stations. It sees them on the phone and when all walk round at the end.",
        f["unseen"],
    ),
    Caution.STATIONS_EMPTY: lambda f: ngettext(
        "%(num)s station is visited by nobody. Plan more rounds or fewer stations.",
        "%(num)s stations are visited by nobody. Plan more rounds or fewer stations.",
        f["empty"],
    ),
    Caution.COVERAGE_UNEVEN: lambda f: _(
        "Stations are not visited equally often: from %(fewest)s to %(most)s times.", **f
    ),
    Caution.FIRST_ROUND_SHORT: lambda f: _(
        "The first round has %(minutes)s minutes. It needs at least %(least)s, because it begins in silence.", **f
    ),
    Caution.ROUND_SHORT: lambda f: _(
        "The shortest round has %(minutes)s minutes. Below %(least)s nobody finishes a thought: plan fewer rounds.", **f
    ),
    Caution.ROUND_LONG: lambda f: _(
        "The longest round has %(minutes)s minutes. After %(most)s the answers get thinner.", **f
    ),
    Caution.LONG_WITHOUT_BREAK: lambda f: _(
        "The carousel lasts %(minutes)s minutes without a break. Plan ten minutes of break after round %(after)s.", **f
    ),
    Caution.MANY_ROUNDS: lambda f: ngettext(
        "%(num)s round in a row is tiring. Plan a break after round %(after)s, or fewer rounds.",
        "%(num)s rounds in a row are tiring. Plan a break after round %(after)s, or fewer rounds.",
        f["rounds"],
        after=f["after"],
    ),
    Caution.STATIONS_REPEATED: lambda f: ngettext(
        "%(num)s time a group comes to a station that it knows already. There is no other for it.",
        "%(num)s times a group comes to a station that it knows already. There is no other for it.",
        f["repeats"],
    ),
    Caution.STATION_LEFT_OUT: lambda f: _(
        "Nobody comes to station %(station)s any more, and nobody has been there.", **f
    ),
    Caution.BREAK_LEFT_OUT: lambda f: _("The break after round %(after)s is left out with the round.", **f),
    Caution.HOME_LOST: lambda f: home_lost(f),
    Caution.SHEETS_MOVE_FOR_SEATED: lambda f: _("In ring %(ring)s the sheets move and the people stay.", **f),
    Caution.GROUP_MEETS_AGAIN: lambda f: _(
        "Some people of one group meet again: there are too few tables for all of them to part.", **f
    ),
}


def groups_fit(facts: Facts) -> str:
    """How many groups, and how large they are."""
    words = ngettext("%(num)s group", "%(num)s groups", facts["groups"])
    if facts["least"] == facts["most"]:
        return str(_("%(groups)s of %(size)s people.", groups=words, size=facts["most"]))
    return str(_("%(groups)s of %(least)s to %(most)s people.", groups=words, least=facts["least"], most=facts["most"]))


def predecessors_some(facts: Facts) -> str:
    """After how many others a group reads in a short or spread plan (R9)."""
    if facts["fewest"] == facts["most"]:
        words = ngettext(
            "Every group reads after %(num)s other group.",
            "Every group reads after %(num)s other groups.",
            facts["most"],
        )
        return str(words)
    return str(_("Every group reads after %(fewest)s to %(most)s other groups.", **facts))


def home_lost(facts: Facts) -> str:
    """A station whose group has joined another one."""
    if facts.get("ring"):
        words = _(
            "In the home round nobody sits at station %(station)s of ring %(ring)s."
            " Choose its key points in moderation.",
            **facts,
        )
    else:
        words = _("In the home round nobody sits at station %(station)s. Choose its key points in moderation.", **facts)
    return str(words)


def sentence(note: Note) -> str:
    """A note of the planner in the reader's language."""
    return SENTENCES[note.code](note.facts)
