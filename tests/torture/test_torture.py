"""A short torture run. ``make torture`` is the long one."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.torture.closings import STATES
from tests.torture.figures import Plan, report
from tests.torture.harness import Harness
from tests.torture.points import NAMES

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals"),
    # Other work on the machine makes each of some sixty starts slower.
    pytest.mark.timeout(900),
]


def test_killed_and_closed_at_many_moments(tmp_path: Path) -> None:
    plan = Plan(kills=12, per_point=1, closings=len(STATES), naive_kills=20)
    figures = Harness(plan, tmp_path).run()
    assert figures.is_good, report(figures, NAMES)
    assert figures.kills == plan.kills
    assert all(figures.points[name] >= plan.per_point for name in NAMES)
    assert figures.closings.total() == plan.closings
    assert figures.program.charged > 0
    assert figures.program.saved > 0
    # The same service and the same kills: a double charge would have been seen.
    assert figures.naive_extra > 0
