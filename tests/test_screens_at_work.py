"""Small screens, scales from 100 to 300 %, large text, and two screens that differ: nothing is cut or out of reach.

Each case is a program of its own, because Qt reads its scale and its screens once. The invented screens come from Qt's
platform without a display. Its windows do not take the ratio of a screen (``dpr``) over, so the ratios of two screens
are given as factors of Qt's own scaling, which also changes when the window is moved. What a real window system does
beside that (its own fractions, its own wishes for size and place) is not seen here.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.test_start import ROOT

LIMIT = 120
CASES = ((1, 100), (1.25, 100), (1.5, 100), (2, 100), (3, 100), (1, 150), (1, 200))


def screen(name: str, x: int, width: int, height: int) -> dict[str, object]:
    """A screen, in its own pixels."""
    return {
        "name": name,
        "x": x,
        "y": 0,
        "width": width,
        "height": height,
        "logicalDpi": 96,
        "logicalBaseDpi": 96,
        "dpr": 1,
    }


def child(
    folder: Path, screens: list[dict[str, object]], scaling: dict[str, str], *words: object
) -> dict[str, list[object]]:
    """What ``tests.screen_walk`` finds on these screens."""
    config = folder / "screens.json"
    content = {"synchronousWindowSystemEvents": False, "windowFrameMargins": False, "screens": screens}
    config.write_text(json.dumps(content), encoding="utf-8")
    kept = {name: value for name, value in os.environ.items() if not name.startswith("QT_")}
    done = subprocess.run(
        [sys.executable, "-m", "tests.screen_walk", *map(str, words)],
        cwd=ROOT,
        env={**kept, **scaling, "QT_QPA_PLATFORM": f"offscreen:configfile={config}", "QT_LOGGING_RULES": "*=false"},
        capture_output=True,
        text=True,
        timeout=LIMIT,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout.splitlines()[-1])
    assert isinstance(found, dict)
    return found


@pytest.mark.parametrize(("scale", "percent"), CASES)
def test_nothing_is_cut_or_out_of_reach_on_a_small_screen(tmp_path: Path, scale: float, percent: int) -> None:
    scaling = {"QT_SCALE_FACTOR": str(scale)}
    found = child(tmp_path, [screen("a", 0, 1280, 720)], scaling, "walk", tmp_path / "profiles", percent)
    assert len(found) > 50
    assert {"studio-start-form", "studio-filled-form", "studio-settings-look", "welcome-welcome-key-tasks"} <= set(
        found
    )
    assert {name: faults for name, faults in found.items() if faults} == {}


def test_each_of_two_screens_gets_pictures_of_its_own_ratio(tmp_path: Path) -> None:
    screens = [screen("a", 0, 1280, 720), screen("b", 1280, 2880, 1800)]
    scaling = {"QT_SCREEN_SCALE_FACTORS": "a=1;b=2"}
    places = {"a": ["a", 1.0, 1.0], "b": ["b", 2.0, 2.0]}
    found = {way: child(tmp_path, screens, scaling, "two", tmp_path / way, way) for way in ("bab", "aba")}
    for way, told in found.items():
        assert told["places"] == [places[name] for name in way]
    # What was drawn for one screen leaves nothing behind on the other one, whichever came first.
    (one, plain, one_again), (plain_first, two, plain_again) = (list(told["pictures"]) for told in found.values())
    assert one == one_again == two
    assert plain == plain_first == plain_again
    assert one != plain
