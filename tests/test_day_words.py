"""A day is found by the words by which people know it, in the language of the window."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from vidgo_desktop.core.search_words import SearchWords
from vidgo_desktop.core.store import TaskStore
from vidgo_desktop.core.task import JobRequest
from vidgo_desktop.ui.day_words import day_words, words_of_day
from vidgo_desktop.ui.language import use_language
from vidgo_desktop.ui.time_words import day_text, local_day

# A Monday, noon in every zone's day or the one beside it: the tests count from its local day.
MONDAY = date(2026, 11, 23).toordinal()
NAMES = {0: "Robot", 1: "Market day", 3: "Sunset", 30: "Collage"}


@pytest.fixture(autouse=True)
def _english_again(qapp: QApplication) -> Iterator[None]:
    yield
    use_language(qapp, "en")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[TaskStore]:
    """Tasks of Monday, of the Sunday and the Friday before, and of 24 October, a Saturday."""
    made = TaskStore.open(tmp_path / "tasks.db")
    noon = float((MONDAY - date(1970, 1, 1).toordinal()) * 86_400 + 43_200)
    # Noon by Greenwich may be another day here.
    noon -= (local_day(noon) - MONDAY) * 86_400.0
    for ago, name in sorted(NAMES.items(), reverse=True):
        made.add(JobRequest(f"n{ago}", "wan-animate-move", {}), title=name, now=noon - ago * 86_400.0)
    yield made
    made.close()


def found(store: TaskStore, text: str) -> list[str]:
    tasks = store.page(store.search(text, SearchWords(lambda day: words_of_day(day, MONDAY))))
    return [task.title for task in tasks]


@pytest.mark.parametrize(
    ("code", "text", "names"),
    [
        ("en", "today", ["Robot"]),
        ("en", "Yesterday", ["Market day"]),
        ("en", "november", ["Robot", "Market day", "Sunset"]),
        ("en", "Nov", ["Robot", "Market day", "Sunset"]),
        ("en", "october", ["Collage"]),
        ("en", "2026-11-23", ["Robot"]),
        ("en", "2026-10", ["Collage"]),
        ("en", "monday", ["Robot"]),
        ("en", "Sunday, November 22, 2026", ["Market day"]),
        ("en", "11/20/26", ["Sunset"]),
        ("en", "11/20/2026", ["Sunset"]),
        ("en", "sun", ["Market day", "Sunset"]),
        ("en", "sun november", ["Market day", "Sunset"]),
        ("en", "robot today", ["Robot"]),
        ("en", "robot yesterday", []),
        # The middle of a word is no day, or this would find everything.
        ("en", "day", ["Market day"]),
        ("de", "heute", ["Robot"]),
        ("de", "GESTERN", ["Market day"]),
        ("de", "november", ["Robot", "Market day", "Sunset"]),
        ("de", "Oktober", ["Collage"]),
        ("de", "montag", ["Robot"]),
        ("de", "Freitag", ["Sunset"]),
        ("de", "22.11.", ["Market day"]),
        ("de", "22.11.2026", ["Market day"]),
        ("de", "2026-11-23", ["Robot"]),
        ("de", "tag", []),
        # Two letters are looked for in names only.
        ("de", "so", []),
        ("zh_CN", "今天", ["Robot"]),
        ("zh_CN", "昨天", ["Market day"]),
        ("zh_CN", "11月", ["Robot", "Market day", "Sunset"]),
        ("zh_CN", "十一月", ["Robot", "Market day", "Sunset"]),
        ("zh_CN", "10月24日", ["Collage"]),
        ("zh_CN", "星期一", ["Robot"]),
        ("zh_CN", "周日", ["Market day"]),
        ("zh_CN", "2026-11-23", ["Robot"]),
        ("zh_CN", "2026/11/23", ["Robot"]),
        ("zh_CN", "日", []),
    ],
)
def test_a_day_is_found_as_the_list_says_it(
    qapp: QApplication, store: TaskStore, code: str, text: str, names: list[str]
) -> None:
    use_language(qapp, code)
    assert found(store, text) == names


@pytest.mark.parametrize("code", ["en", "de", "zh_CN"])
def test_every_head_can_be_typed(qapp: QApplication, store: TaskStore, code: str) -> None:
    use_language(qapp, code)
    for ago, name in NAMES.items():
        assert found(store, day_text(MONDAY - ago, MONDAY)) == [name]


def test_today_is_the_day_of_the_clock(qapp: QApplication) -> None:
    import time

    use_language(qapp, "en")
    today = local_day(time.time())
    assert "Today" in day_words(today) + day_words(local_day(time.time()))
    assert "Today" not in day_words(today - 3)


@pytest.mark.parametrize("day", [0, -5, 10**15])
def test_what_is_no_day_has_no_words(day: int) -> None:
    assert words_of_day(day, MONDAY) == ""


def test_the_words_follow_the_language(qapp: QApplication) -> None:
    use_language(qapp, "de")
    assert "Montag" in words_of_day(MONDAY, MONDAY + 9)
    use_language(qapp, "en")
    assert "Monday" in words_of_day(MONDAY, MONDAY + 9)
    assert QLocale().language() is QLocale.Language.English
