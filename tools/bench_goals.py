"""The measurements of the bench, one function for each group of goals; each gives rows of the table."""

from __future__ import annotations

import http.client
import json
import shutil
from pathlib import Path
from urllib.parse import urlsplit

from tools.bench_machine import BenchError
from tools.bench_report import Row, median, paired, spread
from tools.bench_setup import HISTORY, Bench, Figures, number, numbers
from tools.bench_store import seed_open

OPEN = 1_000


# --- P1 and P2 ------------------------------------------------------------------------------------------------


def starts(bench: Bench) -> list[Row]:
    """Start of the process to the first picture: the empty window, ours without and with a long history, in turns."""
    times: dict[str, list[float]] = {"empty": [], "none": [], "history": []}
    delays: list[float] = []
    heavy: set[str] = set()
    for turn in range(bench.plan.starts + 1):
        order = ["empty", "none", "history"]
        for which in order if turn % 2 else reversed(order):
            figures, seconds = _one_start(bench, which)
            if turn == 0:
                continue  # warms the caches of the disk and of Python
            times[which].append(seconds)
            heavy.update(str(name) for name in _listed(figures.get("heavy")))
            if which == "history":
                delays.append(1000 * (number(figures, "full") - number(figures, "painted")))
    first, second = paired(times["none"], times["empty"]), paired(times["history"], times["none"])
    named = ", ".join(sorted(heavy)) or "none"
    return [
        Row(
            "P1",
            "first content, no history",
            spread(times["none"], "s", 3),
            spread(times["empty"], "s", 3),
            spread(first),
            "≤ 1.25 × empty window",
            median(first) <= 1.25,
        ),
        Row("P1", "heavy libraries imported by then", named, wanted="none", met=not heavy),
        Row(
            "P2",
            f"first content, {HISTORY:,} tasks",
            spread(times["history"], "s", 3),
            spread(times["none"], "s", 3),
            spread(second),
            "≤ 1.10 × no history",
            median(second) <= 1.10,
        ),
        Row("P2", "whole list after that", spread(delays, "ms", 0), wanted="≤ 150 ms", met=median(delays) <= 150),
    ]


def _one_start(bench: Bench, which: str) -> tuple[Figures, float]:
    words: tuple[object, ...] = ("start-empty",)
    data_dir: Path | None = None
    if which != "empty":
        data_dir = bench.profile() if which == "none" else bench.profile_with_history()
        words = ("start-app", data_dir, 0 if which == "none" else HISTORY)
    figures, started = bench.children.run(*words)
    if data_dir is not None:
        shutil.rmtree(data_dir)
    return figures, number(figures, "painted") - started


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else []


# --- P4 -------------------------------------------------------------------------------------------------------


def polling(bench: Bench) -> list[Row]:
    """A thousand open tasks, and the UI thread meanwhile."""
    plan = bench.plan
    floor: list[Figures] = []
    ours: list[Figures] = []
    for _ in range(plan.loads):
        floor.append(bench.children.run("beat-empty", 1, plan.load_seconds / 2)[0])
        data_dir = bench.profile()
        seed_open(data_dir, OPEN)
        ours.append(bench.children.run("poll", data_dir, bench.base, plan.load_settle, plan.load_seconds)[0])

    def both(name: str, factor: float = 1.0) -> tuple[list[float], list[float]]:
        return [factor * number(each, name) for each in ours], [factor * number(each, name) for each in floor]

    (p50, p50_floor), (p99, p99_floor), (worst, worst_floor) = both("p50"), both("p99"), both("max")
    (over, over_floor), (cores, cores_floor) = both("over_16", 100), both("cores")
    on_time = [100 * number(each, "on_time") for each in ours]
    due = sum(number(each, "due") for each in ours) / sum(plan.load_seconds for _ in ours)
    late = [number(each, "late_p99") for each in ours]
    return [
        Row("P4", "lateness of the UI, median", spread(p50, "ms"), spread(p50_floor, "ms")),
        Row(
            "P4", "lateness of the UI, p99", spread(p99, "ms"), spread(p99_floor, "ms"), "", "≤ 4 ms", median(p99) <= 4
        ),
        Row(
            "P4",
            "lateness of the UI, worst",
            spread(worst, "ms", 1),
            spread(worst_floor, "ms", 1),
            "",
            "≤ 50 ms",
            max(worst) <= 50,
        ),
        Row(
            "P4",
            "beats over 16 ms late",
            spread(over, "%"),
            spread(over_floor, "%"),
            "",
            "≤ 0.1 %",
            median(over) <= 0.1,
        ),
        Row(
            "P4",
            f"looks on time, of {due:.0f} due a second",
            spread(on_time, "%"),
            "",
            "",
            "≥ 99 %",
            median(on_time) >= 99,
        ),
        Row("P4", "lateness of a look, p99", spread(late, "ms", 0)),
        Row("P4", "processor, cores", spread(cores), spread(cores_floor), "", "≤ 0.4", median(cores) <= 0.4),
    ]


# --- P5 -------------------------------------------------------------------------------------------------------


def download(bench: Bench) -> list[Row]:
    """A large file over loopback."""
    figures, _ = bench.children.run("download", bench.base, bench.folder(), bench.plan.fetches)
    ours, raw = numbers(figures, "ours"), numbers(figures, "raw")
    synced, extra = numbers(figures, "raw_synced"), numbers(figures, "extra_mb")
    plain, safe = paired(ours, raw), paired(ours, synced)
    most = 16 * 1.048576
    return [
        Row(
            "P5",
            "download, beside a bare socket",
            spread(ours, "MB/s", 0),
            spread(raw, "MB/s", 0),
            spread(plain),
            "≥ 0.8 ×",
            median(plain) >= 0.8,
        ),
        Row(
            "P5",
            "the same, both safe on the disk",
            spread(ours, "MB/s", 0),
            spread(synced, "MB/s", 0),
            spread(safe),
            "≥ 0.8 ×",
            median(safe) >= 0.8,
        ),
        Row("P5", "extra memory of a download", spread(extra, "MB", 1), "", "", "≤ 16 MiB", max(extra) <= most),
    ]


# --- P7 -------------------------------------------------------------------------------------------------------


def clicks(bench: Bench) -> list[Row]:
    """*Generate*: until the row is painted, and until the request is at the service."""
    before = len(_posts(bench.base))
    figures, _ = bench.children.run("click", bench.profile(), bench.base, bench.plan.clicks)
    clicked, posts = numbers(figures, "clicked"), _posts(bench.base)[before:]
    if len(posts) != len(clicked):
        raise BenchError(f"{len(clicked)} clicks made {len(posts)} requests")
    wire = [1000 * (post - click) for post, click in zip(posts, clicked, strict=True)]
    row, floor = numbers(figures, "row_ms"), numbers(figures, "floor_ms")
    return [
        Row(
            "P7", "click to painted row", spread(row, "ms", 1), spread(floor, "ms", 1), "", "≤ 16 ms", median(row) <= 16
        ),
        Row(
            "P7",
            "click to request on the wire",
            spread(wire, "ms", 1),
            spread(floor, "ms", 1),
            "",
            "≤ 50 ms",
            median(wire) <= 50,
        ),
    ]


def _posts(base: str) -> list[float]:
    parts = urlsplit(base)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=10)
    try:
        connection.request("GET", "/bench/posts")
        found = json.loads(connection.getresponse().read())
    finally:
        connection.close()
    return [float(stamp) for stamp in found]


# --- P10 ------------------------------------------------------------------------------------------------------


def rest(bench: Bench) -> list[Row]:
    """Three windows at rest, beside each other: they do nothing, so they do not disturb each other."""
    plan = bench.plan
    found: dict[str, list[Figures]] = {"empty": [], "none": [], "history": []}
    for _ in range(plan.rests):
        times = (plan.rest_settle, plan.rest_seconds)
        started = {
            "empty": bench.children.start("idle-empty", *times)[0],
            "none": bench.children.start("idle-app", bench.profile(), *times)[0],
            "history": bench.children.start("idle-app", bench.profile_with_history(), *times)[0],
        }
        for which, child in started.items():
            found[which].append(bench.children.result(child))

    def all_of(which: str, name: str) -> list[float]:
        return [number(each, name) for each in found[which]]

    ours, floor = all_of("none", "memory"), all_of("empty", "memory")
    more = [a - b for a, b in zip(all_of("history", "memory"), ours, strict=True)]
    ratio = paired(ours, floor)
    cpu, woken = all_of("none", "cpu"), all_of("none", "wake_ups")
    return [
        Row(
            "P10",
            "memory at rest",
            spread(ours, "MB", 0),
            spread(floor, "MB", 0),
            spread(ratio),
            "≤ 2.0 × empty window",
            median(ratio) <= 2.0,
        ),
        Row("P10", f"{HISTORY:,} tasks add", spread(more, "MB", 1), "", "", "≤ 15 MB", median(more) <= 15),
        Row(
            "P10",
            "processor at rest",
            spread(cpu, "%"),
            spread(all_of("empty", "cpu"), "%"),
            "",
            "0.0 %",
            median(cpu) < 0.05,
        ),
        Row(
            "P10",
            "wake-ups a second at rest",
            spread(woken, "", 1),
            spread(all_of("empty", "wake_ups"), "", 1),
            "",
            "≤ 1",
            median(woken) <= 1,
        ),
    ]
