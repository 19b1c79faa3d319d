"""Municipal readers: published reports of the communities that were given to them."""

from __future__ import annotations

import pytest

from tests.world import NOW, Centre, make_centre, make_workshop
from workshop.extensions import db
from workshop.models import Account
from workshop.services.readings import give_communities, list_published, readable
from workshop.services.sign_in import add_account


@pytest.fixture
def reader(centre: Centre) -> Account:
    return add_account(organisation=centre.organisation, name="Eva", email="eva@kr.test", role="reader", now=NOW)


def test_a_reader_sees_what_is_published_in_her_communities_and_nothing_else(centre: Centre, reader: Account) -> None:
    published, draft = make_workshop(centre), make_workshop(centre)
    published.published_at = NOW
    assert list_published(reader) == []
    give_communities(account=reader, community_ids=[centre.community.id], actor="1", now=NOW)
    assert list_published(reader) == [published]
    assert draft.published_at is None
    give_communities(account=reader, community_ids=[], actor="1", now=NOW)
    assert list_published(reader) == []


def test_a_community_of_another_centre_cannot_be_given(centre: Centre, reader: Account) -> None:
    other = make_centre("Drug zavod", "Bled", "drugi.test")
    make_workshop(other).published_at = NOW
    give_communities(account=reader, community_ids=[other.community.id], actor="1", now=NOW)
    assert readable(reader) == []
    assert list_published(reader) == []


def test_the_centre_itself_sees_all_that_it_published(centre: Centre) -> None:
    workshop = make_workshop(centre)
    workshop.published_at = NOW
    make_workshop(make_centre("Drug zavod", "Bled", "drugi.test")).published_at = NOW
    db.session.commit()
    assert list_published(centre.colleague) == [workshop]
