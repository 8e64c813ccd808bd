"""How many wrong versions of the money path do the tests notice? Changes it line by line and counts.

    make mutate                             every file, with the bounds below
    make mutate ARGS="store_rows"           one file
    make mutate ARGS="--minutes 5 --jobs 4" a sample of each file that fits into the time

Needs ``fork`` (Linux, macOS). Nothing is written to the tree. The exit code is 1 when a file is below the goal.
"""

from __future__ import annotations

import argparse
import ast
import random
import sys
import time
from dataclasses import dataclass, field

from tools.mutate_equal import EQUAL
from tools.mutate_make import Mutant, mutants_of
from tools.mutate_run import Ending, Reach, Try, file_of, reach_of, warm_up

GOAL = 90.0
_ROOM = "vidgo_desktop.core."
_ENGINE = (
    "tests/test_engine.py",
    "tests/test_engine_charges.py",
    "tests/test_engine_faults.py",
    "tests/test_engine_list.py",
    "tests/test_engine_money.py",
    "tests/test_engine_sending.py",
    "tests/test_retry_conformance.py",
    "tests/test_spending.py",
    "tests/test_sending_in_detail.py",
    "tests/test_sending_waits.py",
)
_ANSWERS = (
    "tests/test_responses.py",
    "tests/test_answers_in_detail.py",
    "tests/test_words_of_answers.py",
    "tests/test_retry_conformance.py",
)
_LIST = (
    "tests/test_store.py",
    "tests/test_store_files.py",
    "tests/test_store_in_detail.py",
    "tests/test_rows_in_detail.py",
    "tests/test_files_in_detail.py",
    "tests/test_files_of_the_list.py",
    "tests/test_opening_of_the_list.py",
    "tests/faults/test_database_damage.py",
    "tests/faults/test_database_read_only.py",
)
_START = (
    "tests/test_journal.py",
    "tests/test_recovery.py",
    "tests/test_journal_in_detail.py",
    "tests/test_recovery_in_detail.py",
    "tests/test_memory_of_lines.py",
    "tests/model/test_recovery_as_modelled.py",
)
_RULES = ("tests/model/test_model.py", "tests/test_rules_in_detail.py", "tests/test_small_core.py")
# The files of the money path, and the tests that speak for each.
FILES: dict[str, tuple[str, ...]] = {
    "responses": _ANSWERS,
    "service_errors": _ANSWERS,
    "status_words": _ANSWERS,
    "verdicts": _RULES,
    "submit_rules": _RULES,
    "task": (*_RULES, *_LIST),
    "sending": _ENGINE,
    "journal": _START,
    "recovery": _START,
    "store": (*_LIST, *_START),
    "store_base": (*_LIST, *_START, "tests/test_store_search.py", "tests/test_store_library.py"),
    "store_library": (*_LIST, "tests/test_store_library.py"),
    "store_order": ("tests/test_store_library.py",),
    "store_repair": (*_START, "tests/test_store_library.py"),
    "store_rows": (*_LIST, *_START),
    "store_schema": _LIST,
    "store_files": _LIST,
    "store_opening": _LIST,
}


@dataclass(slots=True)
class Score:
    """What became of one file's mutants."""

    name: str
    made: int
    killed: int = 0
    equal: int = 0
    survivors: list[tuple[Mutant, Ending]] = field(default_factory=list)

    @property
    def tried(self) -> int:
        """How many were run and can be told from the original."""
        return self.killed + len(self.survivors)

    @property
    def percent(self) -> float:
        """The share of them that the tests noticed."""
        return 100.0 * self.killed / self.tried if self.tried else 100.0


def main(arguments: list[str]) -> int:
    """Run and print; 0 when every file reaches the goal."""
    options = _options(arguments)
    warm_up()
    scores = [_score(name, options.jobs, options.minutes * 60.0 / len(options.files)) for name in options.files]
    _print_table(scores)
    return 0 if all(score.percent >= GOAL for score in scores) else 1


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make mutate", description="Change the money path; see who notices.")
    parser.add_argument("files", nargs="*", metavar="FILE", help=f"of: {', '.join(FILES)}; all of them when none")
    parser.add_argument("--minutes", type=float, default=90.0, help="the most for the whole run (default 90)")
    parser.add_argument("--jobs", type=int, default=2, help="how many at a time (default 2)")
    options = parser.parse_args(arguments)
    unknown = set(options.files) - FILES.keys()
    if unknown:
        parser.error(f"not of the money path: {', '.join(sorted(unknown))}")
    options.files = options.files or list(FILES)
    return options


def _score(name: str, jobs: int, seconds: float) -> Score:
    module = _ROOM + name
    source = file_of(module).read_text(encoding="utf-8")
    tests = [test for test in FILES[name] if (file_of(module).parents[2] / test).exists()]
    reach = reach_of(module, tests)
    spans = _spans(source)
    end = time.monotonic() + seconds
    mutants = mutants_of(source)
    equal = EQUAL.get(name, {})
    score = Score(name, len(mutants), equal=sum(1 for mutant in mutants if mutant.changed in equal))
    told_apart = [mutant for mutant in mutants if mutant.changed not in equal]
    # In any order the first ones are a fair sample, should the time not be enough for all.
    random.Random(1).shuffle(told_apart)  # noqa: S311  # no secret

    running: dict[Try, Mutant] = {}
    while told_apart or running:
        while told_apart and len(running) < jobs and time.monotonic() < end:
            mutant = told_apart.pop()
            chosen = _tests_for(mutant, reach, spans)
            if chosen:
                limit = 10.0 + 4.0 * sum(reach.seconds[test] for test in chosen)
                running[Try(module, mutant.source, chosen, limit)] = mutant
            else:
                _count(score, mutant, Ending.NOT_RUN)
        if not running:
            break
        for tried, mutant in list(running.items()):
            ending = tried.ending()
            if ending is not None:
                del running[tried]
                _count(score, mutant, ending)
        time.sleep(0.005)
    score.survivors.sort(key=lambda pair: pair[0].line)
    _print_file(score, module)
    return score


def _count(score: Score, mutant: Mutant, ending: Ending) -> None:
    if ending in (Ending.KILLED, Ending.TIMED_OUT):
        score.killed += 1
    else:
        score.survivors.append((mutant, ending))


def _spans(source: str) -> list[range]:
    """The lines of each function; what is outside of all runs when the module is loaded."""
    found: list[range] = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef):
            found.append(range(node.body[0].lineno, (node.end_lineno or node.lineno) + 1))
    return found


def _tests_for(mutant: Mutant, reach: Reach, spans: list[range]) -> list[str]:
    inside = [span for span in spans if mutant.line in span]
    if not inside:
        return reach.all
    return reach.of_lines(max(inside, key=len))


def _print_file(score: Score, module: str) -> None:
    path = file_of(module).relative_to(file_of(module).parents[2])
    for mutant, ending in score.survivors:
        print(f"{path}:{mutant.line} {ending.value}\n    {mutant.name}", flush=True)
    print(_line(score), flush=True)


def _line(score: Score) -> str:
    left = score.made - score.equal - score.tried
    rest = f", {left} not tried in the time" if left else ""
    return (
        f"{score.name:16} {score.percent:5.1f} %   {score.killed} of {score.tried} noticed"
        f" ({score.equal} equal to the original{rest})"
    )


def _print_table(scores: list[Score]) -> None:
    print("\n" + "\n".join(_line(score) for score in scores))
    killed, tried = sum(score.killed for score in scores), sum(score.tried for score in scores)
    print(f"{'all':16} {100.0 * killed / max(1, tried):5.1f} %   {killed} of {tried} noticed; the goal is {GOAL:g} %")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
