"""Whose files they are: a centre."""

from __future__ import annotations

import pytest
from flask import Flask

from tests.world import Centre, make_centre
from workshop.extensions import db


@pytest.fixture
def centre(in_app: Flask) -> Centre:
    """With staff who read English."""
    found = make_centre()
    found.owner.language = found.colleague.language = "en"
    db.session.commit()
    return found
