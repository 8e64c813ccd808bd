"""Faults of the window and of those who use it."""

from __future__ import annotations

from tests.faults.matrix import Fault

ROWS: tuple[Fault, ...] = (
    Fault("U01", "A double or fourfold click, a held Enter, a click and Enter at once"),
    Fault("U02", "Generate, and the window is closed at once"),
    Fault("U03", "The window is closed while something is under way"),
    Fault("U04", "The window is closed behind a dialog, or while the password store asks"),
    Fault("U05", "Ten thousand tasks"),
    Fault("U06", "Ten megabytes, control characters or broken letters are pasted"),
    Fault("U07", "Letters that turn, hide or pile up"),
    Fault("U08", "The service sends markup, placeholders and addresses of files"),
    Fault(
        "U09",
        "A folder, thousands of files, a dead shortcut, a share, an address with a password are dropped",
        elsewhere="a share that Windows itself would open",
    ),
    Fault("U10", "A fact comes for a dialog that is closed"),
    Fault("U11", "A fault in a slot, a timer, a picture, a model or the engine"),
    Fault("U12", "The engine's thread ends, or does not answer"),
    Fault("U13", "An answer so large that reading it would hold up the window"),
    Fault(
        "U14",
        "The screen of the window is gone, or has another density",
        elsewhere="a cable that is really pulled out",
    ),
    Fault("U15", "Another language of the system, a name and folders in another script"),
    Fault("U16", "No network at the start"),
    Fault("U17", "No OpenGL, no sound, no multimedia"),
    Fault("U18", "A screen reader asks about everything"),
    Fault("U19", "Several tasks whose outcome is not known"),
    Fault("U20", "A task whose outcome is not known is sent again"),
)
