"""Every numbered fault, area by area. ``docs/faults.md`` is made from this list and from the results of a run."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

TEST_NAME = re.compile(r"test_([SPDKBUR]\d\d)_")


class Area(StrEnum):
    """The letter of the ids, and the heading of its table."""

    SUBMIT = "S"
    POLL = "P"
    DOWNLOAD = "D"
    PROCESS = "K"
    DATABASE = "B"
    WINDOW = "U"
    KEYRING = "R"


HEADINGS = {
    Area.SUBMIT: "Sending a task",
    Area.POLL: "Asking how it stands",
    Area.DOWNLOAD: "Fetching the video",
    Area.PROCESS: "The program ends at a bad moment",
    Area.DATABASE: "The task list on the disk",
    Area.WINDOW: "The window",
    Area.KEYRING: "The password store",
}
# How many faults each area has; the sum is 157.
COUNTS = {
    Area.SUBMIT: 40,
    Area.POLL: 25,
    Area.DOWNLOAD: 24,
    Area.PROCESS: 16,
    Area.DATABASE: 18,
    Area.WINDOW: 20,
    Area.KEYRING: 14,
}


@dataclass(frozen=True, slots=True)
class Fault:
    """One row: its id, and what goes wrong, in a few words.

    ``does_not_apply`` says why this design has no such case; then there is no test. ``elsewhere`` names what was not
    run here, such as a system that was not at hand, although the rest of the row was.
    """

    id: str
    title: str
    does_not_apply: str = ""
    elsewhere: str = ""


def all_faults() -> tuple[Fault, ...]:
    """Every row, in the order of the areas."""
    from tests.faults import (
        rows_database,
        rows_download,
        rows_keyring,
        rows_poll,
        rows_process,
        rows_submit,
        rows_window,
    )

    areas = (rows_submit, rows_poll, rows_download, rows_process, rows_database, rows_window, rows_keyring)
    return tuple(fault for rows in areas for fault in rows.ROWS)
