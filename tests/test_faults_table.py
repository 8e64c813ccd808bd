"""The matrix is whole: 157 faults, each with a test or a reason, and its page in ``docs`` is about these very rows."""

from __future__ import annotations

import ast
import re
from collections import Counter
from pathlib import Path

import pytest

from tests.faults.matrix import COUNTS, TEST_NAME, Area, Fault, all_faults
from tests.faults.table import Collected, document, result_of

_FOLDER = Path(__file__).parent / "faults"
_PAGE = Path(__file__).parent.parent / "docs" / "faults.md"


def _tests() -> Counter[str]:
    """How many test functions carry each id."""
    names = (
        node.name
        for file in sorted(_FOLDER.glob("test_*.py"))
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef)
    )
    return Counter(match.group(1) for name in names if (match := TEST_NAME.match(name)))


def test_every_fault_is_there_once() -> None:
    assert sum(COUNTS.values()) == 157
    ids = [fault.id for fault in all_faults()]
    assert ids == [f"{area}{number:02d}" for area in Area for number in range(1, COUNTS[area] + 1)]


def test_every_fault_has_a_test_or_a_reason() -> None:
    tests = _tests()
    without = [fault.id for fault in all_faults() if not fault.does_not_apply and not tests[fault.id]]
    assert without == []
    both = [fault.id for fault in all_faults() if fault.does_not_apply and tests[fault.id]]
    assert both == []
    assert set(tests) <= {fault.id for fault in all_faults()}


def test_the_page_is_about_these_rows_and_nothing_failed() -> None:
    page = _PAGE.read_text("utf-8")
    rows = re.findall(r"^\| ([SPDKBUR]\d\d) \| (.*?) \| .* \| (.*?) \| [^|]*\|$", page, re.MULTILINE)
    assert [(id, title) for id, title, _ in rows] == [(fault.id, fault.title) for fault in all_faults()]
    assert [(id, result) for id, _, result in rows if "failed" in result or "no test ran" in result] == []


@pytest.mark.parametrize(
    ("outcomes", "fault", "result"),
    [
        ([], Fault("S01", "x"), "**not run here**: no test ran"),
        ([("passed", "")], Fault("S01", "x"), "passed"),
        ([("passed", ""), ("passed", "")], Fault("S01", "x"), "passed (2 cases)"),
        ([("passed", ""), ("failed", "")], Fault("S01", "x"), "**failed** (1 of 2)"),
        ([("skipped", "needs Windows: locks")], Fault("S01", "x"), "**not run here**: needs Windows: locks"),
        ([("passed", "")], Fault("S01", "x", elsewhere="macOS"), "passed; not run here: macOS"),
        ([], Fault("S01", "x", does_not_apply="no such part"), "does not apply: no such part"),
    ],
)
def test_no_row_is_called_passed_that_did_not_run(outcomes: list[tuple[str, str]], fault: Fault, result: str) -> None:
    collected = Collected()
    for outcome, why in outcomes:
        collected.add("tests/faults/test_submit.py::test_S01_x[case]", outcome, ["In line."], why)
    collected.add("tests/faults/test_submit.py::test_helper", "failed", [])
    assert result_of(fault, collected) == result
    page = document([fault], collected)
    assert f"| S01 | x | {'In line.' if outcomes else '–'} |" in page
