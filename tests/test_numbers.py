"""Numbers as people read them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale

from vidgo_desktop.ui import numbers


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))
    yield
    QLocale.setDefault(before)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"),
        (7, "7"),
        (7.5, "7.5"),
        (69.96, "70"),
        (1250, "1\u202f250"),
        (1250.0, "1\u202f250"),
        (1234567.25, "1\u202f234\u202f567.2"),
        (-3, "−3"),
    ],
)
def test_credits_are_grouped_and_short(value: float, text: str) -> None:
    assert numbers.credits(value) == text


def test_credits_follow_the_language() -> None:
    QLocale.setDefault(QLocale(QLocale.Language.German, QLocale.Country.Germany))
    assert numbers.credits(1250.5) == "1.250,5"


def test_the_plain_locale_of_bare_machines_groups_too() -> None:
    QLocale.setDefault(QLocale.c())
    assert numbers.credits(1250) == "1\u202f250"


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (-1, "0.0 s"),
        (0, "0.0 s"),
        (10, "10.0 s"),
        (59.94, "59.9 s"),
        (59.96, "1 min 0 s"),
        (160, "2 min 40 s"),
        (3599.4, "59 min 59 s"),
        (3900, "1 h 5 min"),
    ],
)
def test_durations(seconds: float, text: str) -> None:
    assert numbers.duration(seconds) == text


@pytest.mark.parametrize(
    ("size", "text"),
    [
        (-5, "0 bytes"),
        (900, "900 bytes"),
        (21_400, "21 kB"),
        (999_700, "1.0 MB"),
        (1_400_000, "1.4 MB"),
        (2_000_000_000, "2.0 GB"),
    ],
)
def test_file_sizes(size: int, text: str) -> None:
    assert numbers.file_size(size) == text


def test_the_clock_has_two_digits_each() -> None:
    shown = numbers.clock(1_767_225_600.0)
    hours, colon, minutes = shown.partition(":")
    assert colon and hours.isdecimal() and len(hours) == 2 and minutes.isdecimal() and len(minutes) == 2
    assert numbers.clock(1_767_225_600.0 + 60) != shown


@pytest.mark.parametrize("moment", [float("nan"), float("inf"), 1e300])
def test_an_impossible_moment_has_no_clock(moment: float) -> None:
    assert numbers.clock(moment) == ""
