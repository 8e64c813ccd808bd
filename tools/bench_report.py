"""Figures, verdicts and the table of the bench, as text."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass

_HEADINGS = ("Goal", "What", "Vidgo Desktop", "Floor beside it", "Ratio, paired", "Wanted", "Met")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table. ``met`` None means that the line is there to be read, not judged."""

    goal: str
    what: str
    ours: str
    floor: str = ""
    ratio: str = ""
    wanted: str = ""
    met: bool | None = None


def median(values: Sequence[float]) -> float:
    """The middle of all rounds."""
    return statistics.median(values)


def spread(values: Sequence[float], unit: str = "", digits: int = 2) -> str:
    """``0.24 s (0.22–0.27)``: the median, the smallest and the largest."""
    middle, low, high = (f"{value:.{digits}f}" for value in (median(values), min(values), max(values)))
    shown = f"{middle} {unit}".rstrip()
    return shown if low == high else f"{shown} ({low}–{high})"


def paired(ours: Sequence[float], floor: Sequence[float]) -> list[float]:
    """What ours is of the floor, round by round, because a machine changes its pace from minute to minute."""
    return [a / b for a, b in zip(ours, floor, strict=True)]


def verdict(met: bool | None) -> str:
    """The last column."""
    return "" if met is None else "yes" if met else "**no**"


def table(rows: Sequence[Row]) -> str:
    """A Markdown table with even columns, fit for a terminal too."""
    cells = [list(_HEADINGS)]
    cells += [[r.goal, r.what, r.ours, r.floor, r.ratio, r.wanted, verdict(r.met)] for r in rows]
    widths = [max(len(line[column]) for line in cells) for column in range(len(_HEADINGS))]
    lines = [_line([cell.ljust(width) for cell, width in zip(line, widths, strict=True)]) for line in cells]
    lines.insert(1, _line(["-" * width for width in widths]))
    return "\n".join(lines)


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def summary(rows: Sequence[Row]) -> str:
    """How many goals were met, and which were not."""
    judged = [row for row in rows if row.met is not None]
    missed = [f"{row.goal} ({row.what})" for row in judged if not row.met]
    if not missed:
        return f"All {len(judged)} goals were met."
    return f"{len(judged) - len(missed)} of {len(judged)} goals were met. Missed: {'; '.join(missed)}."


_HOW = """\
## How to read it

`make bench` writes this file anew; nothing in it is typed by hand, and a goal that was missed is shown as missed.
Every figure stands beside a floor that was measured in the same run, in turns with it. Figures are medians, with the
smallest and the largest in brackets. A ratio is taken round by round and then its median, because a machine changes
its pace from minute to minute; seconds of another machine say little, ratios say more.

- **P1, P2.** From the start of the process until the first picture is painted, for our window and for a main window of
  PySide6 with nothing in it, both of the same size. The 100,000 tasks are ended ones; their profile is copied afresh
  for each round. "Whole list" means that the list holds every row, scrolls to its end, and was painted after that.
- **P4.** 1,000 tasks that were sent just now, at a service in its own process that answers after 50 ms. A precise timer
  of 5 ms on the UI thread says how late each beat comes; the floor is the same timer in the empty window. A look is on
  time when a thread begins with it within 250 ms of its appointment.
- **P5.** 200 MiB over loopback by the program, with its checks and everything on the disk at the end, beside a bare
  socket that writes into a file. The second floor waits for the disk, too (`fsync`): the same promise. Decoding a frame
  is left out, because the file is no video.
- **P7.** From before the mouse is pressed on *Generate* until the new row is painted, and until the service reads the
  request. The floor is a signal to another thread, one durable SQLite commit there, and a signal back.
- **P10.** Memory is the resident set after the settling time; wake-ups are voluntary context switches of all threads.
  The three windows rest beside each other.

The window is the studio of somebody who was welcomed before. Its sample shows still pictures: no video is opened or
played in any of these measurements.

Not measured here: the other goals, other programs, a real network, Windows, macOS and Wayland.
"""


def document(rows: Sequence[Row], facts: Sequence[str]) -> str:
    """The whole file."""
    listed = "\n".join(f"- {fact}" for fact in facts)
    return f"# Performance\n\n{summary(rows)}\n\n{table(rows)}\n\n## The machine\n\n{listed}\n\n{_HOW}"
