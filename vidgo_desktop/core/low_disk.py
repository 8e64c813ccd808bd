"""When a disk counts as almost full: one figure for the form, which warns before, and for the saving, which waits."""

from __future__ import annotations

# The words in the settings name this figure.
LOW_DISK_BYTES = 2_000_000_000
