"""``make bench``: what a person waits for, measured beside its floor. Options: ``--quick``, ``--only P1 ...``.

A whole run writes docs/performance.md. A quick one (three rounds) and one of chosen goals are only printed. A missed
goal is a finding, not a failure; the exit code tells whether everything could be measured.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from tools import bench_goals
from tools.bench_machine import ROOT, BenchError, Children, Others, display, facts, service
from tools.bench_report import Row, document, summary, table
from tools.bench_setup import Bench, Plan

REPORT = ROOT / "docs" / "performance.md"
FULL = Plan(
    starts=11, loads=2, load_settle=1, load_seconds=20, rests=2, rest_settle=5, rest_seconds=10, clicks=15, fetches=7
)
QUICK = Plan(
    starts=3, loads=1, load_settle=1, load_seconds=10, rests=1, rest_settle=5, rest_seconds=5, clicks=5, fetches=3
)
LATENCY_MS = 50
FILE_MB = 200


@dataclass(frozen=True, slots=True)
class Part:
    """A measurement and the goals that it answers."""

    goals: tuple[str, ...]
    measure: Callable[[Bench], list[Row]]


PARTS = (
    Part(("P1", "P2"), bench_goals.starts),
    Part(("P4",), bench_goals.polling),
    Part(("P5",), bench_goals.download),
    Part(("P7",), bench_goals.clicks),
    Part(("P10",), bench_goals.rest),
)


def parse(argv: list[str]) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(prog="make bench", description="Measure the program beside its floors.")
    parser.add_argument("--quick", action="store_true", help="three rounds; printed, not written down")
    known = [goal for part in PARTS for goal in part.goals]
    parser.add_argument("--only", nargs="+", choices=known, help="only these goals; printed, not written down")
    return parser.parse_args(argv)


def measure(bench: Bench, only: list[str] | None) -> tuple[list[Row], list[str]]:
    """The rows of all parts, and what could not be measured."""
    rows: list[Row] = []
    troubles: list[str] = []
    for part in PARTS:
        if only and not set(only) & set(part.goals):
            continue
        name = ", ".join(part.goals)
        started = time.monotonic()
        print(f"Measuring {name} ...", end=" ", flush=True)
        try:
            rows += part.measure(bench)
        except BenchError as error:
            troubles.append(f"{name}: {error}")
            rows.append(Row(name, "not measured", "", met=False))
        print(f"{time.monotonic() - started:.0f} s", flush=True)
    return rows, troubles


def run(options: argparse.Namespace, environment: Mapping[str, str]) -> tuple[list[Row], list[str]]:
    """Measure with everything that is needed around it; all of it has ended afterwards."""
    with (
        tempfile.TemporaryDirectory(prefix="vidgo-bench-") as folder,
        service(LATENCY_MS, FILE_MB) as base,
        Children(Path(folder) / "home", environment) as children,
    ):
        return measure(Bench(children, Path(folder), base, QUICK if options.quick else FULL), options.only)


def report(rows: list[Row], troubles: list[str], known: list[str], *, write: bool) -> None:
    """Print what was found, and write it down."""
    print("\n" + "\n".join(known) + "\n\n" + table(rows) + "\n\n" + summary(rows))
    for trouble in troubles:
        print(f"NOT measured: {trouble}")
    if write and not troubles:
        REPORT.write_text(document(rows, known), encoding="utf-8")
        print(f"\nWritten to {REPORT.relative_to(ROOT)}")


def main(argv: list[str]) -> int:
    """The whole bench; 0 when everything could be measured."""
    options = parse(argv)
    if not sys.platform.startswith("linux"):
        print("The bench reads its figures off Linux; it does not run here.")
        return 1
    others = Others()
    try:
        with display() as (environment, screen):
            rows, troubles = run(options, environment)
    except BenchError as error:
        print(f"The bench could not run: {error}.")
        return 1
    report(rows, troubles, facts(screen, others.cores()), write=not (options.quick or options.only))
    return 1 if troubles else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
