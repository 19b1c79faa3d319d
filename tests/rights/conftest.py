"""One installation with two centres for all questions of rights."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.rights.installation import Installation, installed


@pytest.fixture(scope="package")
def house(built_store: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    with installed(built_store, tmp_path_factory.mktemp("rights")) as found:
        yield found
