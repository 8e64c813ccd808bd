"""What a torture run has counted, and its report."""

from __future__ import annotations

import threading
from collections import Counter
from dataclasses import dataclass, field

from tests.torture.judge import Verdict

# A longer list of the same trouble helps nobody.
_MOST_TROUBLE = 30


@dataclass(slots=True)
class Plan:
    """How much is wanted; ``minutes`` ends the run earlier, None for no limit."""

    kills: int
    per_point: int
    closings: int
    naive_kills: int
    minutes: float | None = None
    seed: int = 1
    lanes: int = 2


@dataclass(slots=True)
class Figures:
    """Everything that was counted. Touched under ``lock`` only, because several lanes work at once."""

    plan: Plan
    kills: int = 0
    early_kills: int = 0
    points: Counter[str] = field(default_factory=Counter)
    closings: Counter[str] = field(default_factory=Counter)
    slowest_closing: float = 0.0
    program: Verdict = field(default_factory=Verdict)
    naive_kills: int = 0
    naive_charged: int = 0
    naive_twice: int = 0
    naive_extra: int = 0
    trouble: list[str] = field(default_factory=list)
    faults: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0
    is_cut: bool = False
    lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def all_kills(self) -> int:
        """Random ones and those at named points."""
        return self.kills + self.points.total()

    @property
    def is_good(self) -> bool:
        """Nothing broke, and the harness has shown that it would have seen it."""
        return not self.program.breaks and not self.trouble and (self.naive_extra > 0 or not self.naive_kills)


def report(figures: Figures, points: tuple[str, ...]) -> str:
    """The whole page, in Markdown."""
    told = figures.program
    lines = [
        "# Torture: killed at every moment, and nothing is paid twice",
        "",
        "Made by `make torture` from a run of the harness below `tests/torture`; not written by hand. The real",
        "program, with its window, runs against a service of which every second order goes wrong: slow, dropped before",
        "or after it was charged, 500, 503, 504, 429, 425, a cut answer, a web page, a number given before, an error",
        "inside of a good answer. It is killed with `SIGKILL`, started again on the same folder, and killed again; its",
        "user presses *Send now* where the program asks, and never *Send again*. In the end it runs until nothing is",
        "left to do. The service counts what each input was charged for.",
        "",
        f"**{'Nothing broke' if figures.is_good else 'SOMETHING BROKE'}** in {figures.seconds / 60:.0f} minutes"
        f" with {figures.plan.lanes} programs at a time (seed {figures.plan.seed})"
        f"{'; the time was over before the plan was' if figures.is_cut else ''}.",
        "",
        "| | this program | repeats on error, resumes after a crash |",
        "|---|---|---|",
        f"| kills at a random moment | {figures.kills} of {figures.plan.kills} | {figures.naive_kills} |",
        f"| of these while it was starting | {figures.early_kills} | – |",
        f"| kills at a named point | {figures.points.total()} ({len(figures.points)} points) | – |",
        f"| orders | {told.intents} | – |",
        f"| charged | {told.charged} | {figures.naive_charged} |",
        f"| **charged more than once** | **{told.extra}** | **{figures.naive_twice}** |",
        f"| **charges too many** | **{told.extra}** | **{figures.naive_extra}** |",
        f"| **paid and lost** | **{told.lost}** | – |",
        f"| **damaged lists** | **{told.damaged}** | – |",
        f"| numbers at the wrong task | {told.wrong_numbers} | – |",
        f"| videos cut, wrong or shown twice | {told.broken_videos} | – |",
        f"| tasks that never came to an end | {told.not_settled} | – |",
        f"| shown as *Not sure* | {told.unknown} | – |",
        f"| videos saved | {told.saved} | – |",
        f"| whole videos in the folder that no task knows | {told.spare_files} | – |",
        "",
        "The second client is there to show that a double charge would be seen.",
        "",
        "## Named points",
        "",
        "| the process dies | times |",
        "|---|---|",
        *(f"| {name} | {figures.points[name]} of {figures.plan.per_point} |" for name in points),
        "",
        "## Closing",
        "",
        f"{figures.closings.total()} of {figures.plan.closings} times the program was closed in the middle of"
        f" something: by its window, by SIGTERM, by SIGINT. The slowest took **{figures.slowest_closing:.2f} s**, from"
        " the wish to the end of the process. Every exit code was 0 and nothing was written to the error output, unless"
        " it stands below.",
        "",
        "| while | times |",
        "|---|---|",
        *(f"| {name} | {times} |" for name, times in sorted(figures.closings.items())),
        "",
        "## What the service did with the orders",
        "",
        "| answer | times |",
        "|---|---|",
        *(f"| {name} | {times} |" for name, times in figures.faults.most_common()),
        "",
    ]
    if figures.trouble:
        lines += ["## Trouble", "", *(f"- {text}" for text in figures.trouble[:_MOST_TROUBLE]), ""]
    return "\n".join(lines)
