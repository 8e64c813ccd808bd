"""Writes ``docs/faults.md`` out of a test run: who was told what, and whether it passed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from tests.faults.matrix import COUNTS, HEADINGS, TEST_NAME, Area, Fault

TOLD = "told"
_MOST_TOLD = 3
_HEAD = """# What can go wrong, and what then happens

Made by `make faults` from a run of the tests below `tests/faults`; not written by hand. Each row is one numbered fault.
*The user sees* is what the program told in that run, word by word. In every row it is also held that no task and no
number of a task is lost, nothing is charged twice without consent, no secret is written anywhere, and no part of a
video is shown as a whole one.
"""


@dataclass(slots=True)
class Outcome:
    """What the tests of one fault did."""

    passed: int = 0
    failed: int = 0
    skipped: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    files: list[str] = field(default_factory=list)


class Collected:
    """The outcomes of a run by fault id."""

    def __init__(self) -> None:
        self.outcomes: dict[str, Outcome] = defaultdict(Outcome)

    def add(self, node: str, result: str, told: Iterable[str], why: str = "") -> None:
        """One finished test; ``node`` is its id within the run."""
        match = TEST_NAME.search(node)
        if match is None:
            return
        outcome = self.outcomes[match.group(1)]
        if result == "passed":
            outcome.passed += 1
        elif result == "skipped":
            outcome.skipped.append(why)
        else:
            outcome.failed += 1
        outcome.told += [text for text in told if text not in outcome.told]
        file = Path(node.partition("::")[0]).name
        if file not in outcome.files:
            outcome.files.append(file)


def document(faults: Iterable[Fault], collected: Collected) -> str:
    """The whole page."""
    rows = tuple(faults)
    parts = [_HEAD, _sum_of(rows, collected)]
    for area in Area:
        mine = [fault for fault in rows if fault.id.startswith(area)]
        parts.append(f"## {area}: {HEADINGS[area]} ({COUNTS[area]})\n\n{_table(mine, collected)}")
    return "\n".join(parts)


def result_of(fault: Fault, collected: Collected) -> str:
    """The last column: never *passed* for what did not run."""
    if fault.does_not_apply:
        return f"does not apply: {fault.does_not_apply}"
    outcome = collected.outcomes.get(fault.id)
    if outcome is None or (not outcome.passed and not outcome.failed):
        why = outcome.skipped[0] if outcome and outcome.skipped else "no test ran"
        return f"**not run here**: {why}"
    if outcome.failed:
        return f"**failed** ({outcome.failed} of {outcome.failed + outcome.passed})"
    rest = f"; not run here: {fault.elsewhere}" if fault.elsewhere else ""
    return f"passed{f' ({outcome.passed} cases)' if outcome.passed > 1 else ''}{rest}"


def _sum_of(faults: tuple[Fault, ...], collected: Collected) -> str:
    results = [result_of(fault, collected) for fault in faults]
    passed = sum(result.startswith("passed") for result in results)
    parts = sum("; not run here" in result for result in results)
    other = sum(result.startswith("does not apply") for result in results)
    failed = sum(result.startswith("**failed") for result in results)
    away = sum(result.startswith("**not run") for result in results)
    return (
        f"**{len(results)} faults: {passed} passed ({parts} of them on this system only), {failed} failed, "
        f"{away} not run here, {other} do not apply.**\n"
    )


def _table(faults: Iterable[Fault], collected: Collected) -> str:
    lines = ["| # | Fault | The user sees | Result | Tests |", "|---|---|---|---|---|"]
    for fault in faults:
        outcome = collected.outcomes.get(fault.id, Outcome())
        told = "<br>".join(_cell(text) for text in outcome.told[:_MOST_TOLD]) or "–"
        files = ", ".join(sorted(outcome.files)) or "–"
        lines.append(f"| {fault.id} | {_cell(fault.title)} | {told} | {_cell(result_of(fault, collected))} | {files} |")
    return "\n".join(lines) + "\n"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|").replace("<", "&lt;")
