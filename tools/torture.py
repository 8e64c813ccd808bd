"""Kill the program at random and at named points, close it in the middle of everything, and count who paid for what.

    python -m tools.torture --minutes 30                      the full plan, at most half an hour of it
    python -m tools.torture --kills 100 --points 0 --closings 0 --seed 7
    python -m tools.torture --out docs/torture.md             keep the figures

The full plan takes about an hour on two cores: 1,000 random kills, 50 kills at each named point, 500 closings. The exit
code is 1 when anything broke, or when the naive client was not seen to pay twice.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.torture.figures import Plan, report
from tests.torture.harness import Harness
from tests.torture.points import NAMES


def main(arguments: Sequence[str] | None = None) -> int:
    """Carry out the plan; the value is the exit code."""
    plan, out, keep = _parse(arguments)
    folder = Path(tempfile.mkdtemp(prefix="vidgo-torture-"))
    figures = Harness(plan, folder, lambda text: print(text, flush=True)).run()
    text = report(figures, NAMES)
    print(text)
    if out is not None:
        out.write_text(text, encoding="utf-8")
    if figures.is_good and not keep:
        shutil.rmtree(folder)
    else:
        print(f"The profiles are kept in {folder}", flush=True)
    return 0 if figures.is_good else 1


def _parse(arguments: Sequence[str] | None) -> tuple[Plan, Path | None, bool]:
    parser = argparse.ArgumentParser(prog="tools.torture", description=__doc__.partition("\n")[0])
    parser.add_argument("--minutes", type=float, default=None, help="begin nothing new after this time")
    parser.add_argument("--kills", type=int, default=1000, help="kills at a random moment")
    parser.add_argument("--points", type=int, default=50, help="kills at each named point")
    parser.add_argument("--closings", type=int, default=500)
    parser.add_argument("--naive", type=int, default=100, help="orders of the naive client, killed as often at most")
    parser.add_argument("--lanes", type=int, default=2, help="programs at a time")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, default=None, help="write the figures into this file")
    parser.add_argument("--keep", action="store_true", help="keep the profiles also when nothing broke")
    given = parser.parse_args(arguments)
    plan = Plan(
        kills=given.kills,
        per_point=given.points,
        closings=given.closings,
        naive_kills=given.naive,
        minutes=given.minutes,
        seed=given.seed,
        lanes=given.lanes,
    )
    return plan, given.out, given.keep


if __name__ == "__main__":
    sys.exit(main())
