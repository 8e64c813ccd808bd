"""Three orders, two consents, three crashes and a lost list: the whole product, about 2,400,000 states."""

from __future__ import annotations

import pytest

from tests.model.rules import Rules
from tests.model.search import Bounds, explore


# A quarter of a minute on a computer that has nothing else to do.
@pytest.mark.timeout(400)
def test_consents_crashes_and_a_lost_list_together() -> None:
    explored = explore(Rules(details=False, most_tries=1), Bounds(crashes=3, losses=1, consents=2))
    assert explored.broken is None, str(explored.broken)
    assert explored.states > 2_000_000
