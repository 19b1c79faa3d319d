"""The tables, one aggregate a file. Importing this package makes them all known to migrations."""

from workshop.models.agenda import AgendaBlock, Assurance, Practice
from workshop.models.contact import Consent, Contact
from workshop.models.edition import Edition
from workshop.models.evaluation import Evaluation
from workshop.models.evening import Evening
from workshop.models.journal import JournalEntry
from workshop.models.match import Exchange, Match
from workshop.models.organisation import Account, EndedSession, Organisation, SignInAttempt, SignInLink
from workshop.models.paper import PaperSheet, Photograph
from workshop.models.preflight import PreflightAnswer, PreflightSight
from workshop.models.printing import PrintJob
from workshop.models.programme import Community, Programme
from workshop.models.raffle import Raffle
from workshop.models.report import ChosenQuote, Deed, NextStep
from workshop.models.rights import EveningPass, Reading
from workshop.models.seat import Draw, Seat, Ticket
from workshop.models.second_factor import RecoveryCode, SecondFactor
from workshop.models.sign_up import SignUp, VolunteerRole
from workshop.models.statement import KeyPoint, Reaction, Statement
from workshop.models.table_host import Hand, HostSeen
from workshop.models.theme import LineStatement, LineTheme, SuggestedStatement, Suggestion, Theme, ThemeStatement
from workshop.models.vote import Ballot, Dots, VoteOption
from workshop.models.workshop import Group, Round, Station, Visit, Workshop

__all__ = [
    "Account",
    "AgendaBlock",
    "Assurance",
    "Ballot",
    "ChosenQuote",
    "Community",
    "Consent",
    "Contact",
    "Deed",
    "Dots",
    "Draw",
    "Edition",
    "EndedSession",
    "Evaluation",
    "Evening",
    "EveningPass",
    "Exchange",
    "Group",
    "Hand",
    "HostSeen",
    "JournalEntry",
    "KeyPoint",
    "LineStatement",
    "LineTheme",
    "Match",
    "NextStep",
    "Organisation",
    "PaperSheet",
    "Photograph",
    "Practice",
    "PreflightAnswer",
    "PreflightSight",
    "PrintJob",
    "Programme",
    "Raffle",
    "Reaction",
    "Reading",
    "RecoveryCode",
    "Round",
    "Seat",
    "SecondFactor",
    "SignInAttempt",
    "SignInLink",
    "SignUp",
    "Statement",
    "Station",
    "SuggestedStatement",
    "Suggestion",
    "Theme",
    "ThemeStatement",
    "Ticket",
    "Visit",
    "VolunteerRole",
    "VoteOption",
    "Workshop",
]
