"""Faults of the process: it ends at a bad moment, or the system gives it no more."""

from __future__ import annotations

from tests.faults.matrix import Fault

ROWS: tuple[Fault, ...] = (
    Fault("K01", "Killed before the task is kept"),
    Fault("K02", "Killed after the task was kept, before anything was sent"),
    Fault("K03", "Killed after the claim, before the first byte"),
    Fault("K04", "Killed after the first byte, before the answer"),
    Fault("K05", "Killed after the answer, before the journal has the number"),
    Fault("K06", "Killed after the journal has the number, before the list has it"),
    Fault("K07", "Killed after the list has the number"),
    Fault("K08", "Killed while a status is written"),
    Fault("K09", "Killed during a download, around its new name, and before its mark in the list"),
    Fault("K10", "Killed at each statement of a migration"),
    Fault("K11", "Killed twice in recovery"),
    Fault("K12", "SIGTERM, Ctrl-C, the terminal is closed", elsewhere="the end of a Windows session"),
    Fault("K13", "Power loss: what was not flushed is gone or torn"),
    Fault("K14", "No memory left"),
    Fault("K15", "Too many open files"),
    Fault(
        "K16",
        "The system ends the helper that makes small pictures",
        does_not_apply="there is no such helper; small pictures are made inside the program, in a lane of their own",
    ),
)
