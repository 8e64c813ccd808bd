"""Faults of the system's password store, where the key is kept."""

from __future__ import annotations

from tests.faults.matrix import Fault

ROWS: tuple[Fault, ...] = (
    Fault("R01", "The system has no password store"),
    Fault("R02", "The password store is locked, and its question is refused"),
    Fault("R03", "The password store never answers, or very late"),
    Fault(
        "R04",
        "The password store denies, or cannot be opened",
        elsewhere="the keychain of macOS itself; its errors were raised by a store of the test",
    ),
    Fault("R05", "What the password store holds is damaged"),
    Fault("R06", "A key with a letter of another alphabet"),
    Fault("R07", "A key with a line end, a mark, quotes or a word in front of it"),
    Fault(
        "R08",
        "A key longer than a store can hold",
        elsewhere="the store of Windows, whose limit it is",
    ),
    Fault("R09", "The password store takes a key and gives another one, or none"),
    Fault("R10", "The password store does not let go of the key"),
    Fault("R11", "Another password store is there at the next start"),
    Fault("R12", "A store that keeps keys in plain text is set up"),
    Fault("R13", "The key is revoked while tasks run"),
    Fault("R14", "Another key is entered while tasks run"),
)
