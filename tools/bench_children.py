"""The measured programs: ``python -m tools.bench_children WHAT ...`` prints one line of JSON and ends.

Each is a process of its own, so that nothing of one measurement is left in the next. Only what a child needs is
imported, because the time until the first picture counts from the start of the process.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path


def run(what: str, rest: list[str]) -> dict[str, object]:
    """The figures of one measurement; see the functions that are called here."""
    if what == "download":
        from tools import bench_download

        return bench_download.measure(rest[0], Path(rest[1]), int(rest[2]))
    if what in ("poll", "click"):
        from tools import bench_load

        data_dir, base = Path(rest[0]), rest[1]
        if what == "poll":
            return bench_load.poll(data_dir, base, float(rest[2]), float(rest[3]))
        return bench_load.click(data_dir, base, int(rest[2]))
    from tools import bench_window

    match what:
        case "start-empty":
            return bench_window.start_empty()
        case "start-app":
            return bench_window.start_app(Path(rest[0]), int(rest[1]))
        case "idle-empty":
            return bench_window.idle_empty(float(rest[0]), float(rest[1]))
        case "idle-app":
            return bench_window.idle_app(Path(rest[0]), float(rest[1]), float(rest[2]))
        case "beat-empty":
            return bench_window.beat_empty(float(rest[0]), float(rest[1]))
    raise ValueError(f"unknown measurement: {what}")


def main(argv: list[str]) -> int:
    """Print the figures."""
    print(json.dumps(run(argv[0], argv[1:])), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
