"""The rows of the matrix about the file of the task list, the settings and the folders they lie in; see ``matrix``."""

from __future__ import annotations

from tests.faults.matrix import Fault

ROWS: tuple[Fault, ...] = (
    Fault("B01", "Another program holds the task list, for seconds or for minutes"),
    Fault("B02", "The disk is full at any one write, or for a while"),
    Fault("B03", "The disk fails at any one write, or for a while"),
    Fault("B04", "The folder or the file of the task list may only be read"),
    Fault("B05", "The file is no task list: empty, half, or random bytes"),
    Fault("B06", "Bits of the file are flipped, or it is cut, at 1,000 random places"),
    Fault("B07", "The file or its -wal is gone or empty, or was copied without the other"),
    Fault("B08", "A newer version of the program wrote the file"),
    Fault("B09", "An older version of the program wrote the file, each one there was"),
    Fault("B10", "The tables have columns that we do not know, or lack an index"),
    Fault("B11", "Hostile values in the rows: half characters, NUL, 50 MB of text, no numbers"),
    Fault("B12", "Two programs begin over one folder in the same moment", elsewhere="Windows and macOS locks"),
    Fault(
        "B13",
        "A lock is left by a killed program, its process number lives on, or it lies on a network drive",
        elsewhere="the kind of a drive on Windows and macOS",
    ),
    Fault("B14", "A second person works on the same computer"),
    Fault("B15", "A sync or another program puts a different file in the place of the task list"),
    Fault("B16", "The clock is set back: times go against the order of the tasks"),
    Fault("B17", "The settings file is missing, empty, damaged, of another version, or may only be read"),
    Fault("B18", "The temporary folder is missing, full, or may not hold programs"),
)
