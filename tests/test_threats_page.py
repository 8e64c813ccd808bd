"""The page about threats: each of them is there once, and every file and every test that it names exists."""

from __future__ import annotations

import ast
import re
from functools import lru_cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "threats.md"
THREATS = [f"T{number:02}" for number in range(1, 43)]
_LONGEST_CELL = 420
_CODE = re.compile(r"`([^`]+)`")


def _rows() -> dict[str, list[str]]:
    """The cells of each threat."""
    rows: dict[str, list[str]] = {}
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if re.fullmatch(r"T\d\d", cells[0]):
            assert cells[0] not in rows, f"{cells[0]} is there twice"
            rows[cells[0]] = cells
    return rows


@lru_cache
def _tests_of(file: Path) -> frozenset[str]:
    found = ast.walk(ast.parse(file.read_text(encoding="utf-8")))
    return frozenset(each.name for each in found if isinstance(each, ast.FunctionDef) and each.name.startswith("test_"))


def test_every_threat_is_there_once_and_in_order() -> None:
    assert list(_rows()) == THREATS


@pytest.mark.parametrize("threat", THREATS)
def test_what_is_named_is_there(threat: str) -> None:
    _, stake, means, shown = _rows()[threat]
    assert re.search(r"\((?:[NSILUC](?:, )?)+\)$", stake), "who does it"
    assert all(len(cell) <= _LONGEST_CELL for cell in (stake, means, shown))
    names = _CODE.findall(shown)
    for name in names:
        file, _, test = name.partition("::")
        assert test in _tests_of(ROOT / "tests" / file), name
    files = [name for name in _CODE.findall(means) if re.search(r"\.(?:py|txt)$", name)]
    for name in files:
        assert (ROOT / "vidgo_desktop" / name).is_file() or (ROOT / name).is_file(), name
    assert bool(names) == (shown != "none")
    assert files or "**not here**" in means
    assert names or "**not here**" in means


def test_the_page_can_be_read_in_one_go() -> None:
    lines = PAGE.read_text(encoding="utf-8").splitlines()
    assert len(lines) <= 120
