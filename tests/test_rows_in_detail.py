"""A task as a row and back, value by value: every limit at its edge, every column as it lies in the file."""

from __future__ import annotations

import json
import math
import re
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.test_store import NOW, add
from tests.test_store import request as good_request
from vidgo_desktop.core.errors import Charge, StoreError
from vidgo_desktop.core.store import Changes, TaskStore
from vidgo_desktop.core.store_changes import CHANGEABLE
from vidgo_desktop.core.store_rows import (
    MOST_REQUEST,
    MOST_URL,
    changeable_params,
    clean,
    cleaned,
    enum_of,
    exact,
    finite,
    finite_of,
    from_row,
    group_code,
    json_text,
    local_day,
    moment,
    new_params,
    request_text,
    shown,
    text_of,
)
from vidgo_desktop.core.task import JobRequest, Link, LocalFile, ParamValue, ResultState, Task, TaskProblem, TaskState

S = TaskState
R = ResultState


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "tasks.db"


@pytest.fixture
def store(path: Path) -> Iterator[TaskStore]:
    opened = TaskStore.open(path)
    yield opened
    opened.close()


def sql(path: Path, statement: str, *values: str | float | None) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(path)
    try:
        found = connection.execute(statement, values).fetchall()
        connection.commit()
        return found
    finally:
        connection.close()


TASK = Task(1, JobRequest("n", "m", {}), "t", S.QUEUED, NOW)


# --- small things of rows -------------------------------------------------------------------------------------------


def test_texts_are_cleaned_and_cut() -> None:
    assert clean("a\x00b\ud800c\udfffd\ue000", 100) == "a\ufffdb\ufffdc\ufffdd\ue000"
    assert clean("abc", 2) == "ab"
    for bad in ("", "abc", "\x00", "\ud800"):
        with pytest.raises(StoreError, match=r"^unusable thing$"):
            exact(bad, 2, "thing")
    assert exact("ab", 2, "thing") == "ab"


def test_texts_for_the_window_are_harmless_and_short() -> None:
    assert shown("a\nb", 3) == "a\nb"
    assert shown("abc", 3) == "abc"
    assert shown("abcd", 3) == "ab…"
    assert shown("a\x07b", 3) == "a\ufffdb"


def test_numbers_are_finite_or_nothing() -> None:
    assert [finite(value) for value in (None, math.nan, math.inf, -math.inf, 10**400, 3, 2.5)] == [
        *[None] * 5,
        3.0,
        2.5,
    ]
    assert isinstance(finite(3), float)
    assert [finite_of(value) for value in (True, "5", None, 3, 2.5, math.nan)] == [None, None, None, 3.0, 2.5, None]
    assert moment(5) == 5.0
    with pytest.raises(StoreError, match=r"^unusable time$"):
        moment(math.nan)
    with pytest.raises(StoreError, match=r"^unusable time$"):
        local_day(1e300)
    assert local_day(NOW) == datetime.fromtimestamp(NOW, UTC).astimezone().date().toordinal()


def test_words_and_members() -> None:
    assert [text_of(value) for value in ("a", 1, None, b"a")] == ["a", None, None, None]
    assert enum_of(TaskState, "queued") is S.QUEUED
    assert enum_of(TaskState, "x") is None
    assert enum_of(TaskState, None) is None


def test_json_is_canonical() -> None:
    assert json_text({"b": [1, None], "a": "ä\ud800"}) == '{"a":"\\u00e4\\ud800","b":[1,null]}'
    for bad in (math.nan, {1: 2, "1": 3}, object()):
        with pytest.raises(StoreError, match=r"^a value cannot be kept$"):
            json_text(bad)
    deep: list[object] = []
    for _ in range(100_000):
        deep = [deep]
    with pytest.raises(StoreError, match=r"^a value cannot be kept$"):
        json_text(deep)


def test_a_request_is_one_text() -> None:
    values: dict[str, ParamValue] = {
        "b": Link("https://a.example"),
        "a": LocalFile(Path("/x/ä")),
        "n": 1,
        "f": 0.5,
        "t": True,
        "s": "s",
    }
    asked = JobRequest("n", "m", values, "https://hook.example", 35.5, math.inf)
    assert json.loads(request_text(asked)) == {
        "callback_url": "https://hook.example",
        "estimate": 35.5,
        "model": "m",
        "seconds": None,
        "values": {"a": {"file": "/x/ä"}, "b": {"link": "https://a.example"}, "n": 1, "f": 0.5, "t": True, "s": "s"},
    }
    empty = len(request_text(JobRequest("n", "", {})))
    assert len(request_text(JobRequest("n", "m" * (MOST_REQUEST - empty), {}))) == MOST_REQUEST
    with pytest.raises(StoreError, match=r"^the request is too large to be kept$"):
        request_text(JobRequest("n", "m" * (MOST_REQUEST - empty + 1), {}))
    assert MOST_REQUEST == 1 << 20


def test_the_columns_of_a_new_task() -> None:
    asked = good_request("one")
    assert new_params(asked, "t" * 501, NOW, 7, {"k": "v"}) == {
        "nonce": "one",
        "request": request_text(asked),
        "title": "t" * 499 + "…",
        "state": "queued",
        "result": "none",
        "group_code": 0,
        "day": local_day(NOW),
        "created_at": NOW,
        "parent": 7,
        "extra": '{"k":"v"}',
        "model_size": f"{asked.model} {asked.values['resolution']}".strip(),
    }
    new_params(JobRequest("n" * 200, "m", {}), "", NOW, None, {})
    with pytest.raises(StoreError, match=r"^unusable nonce$"):
        new_params(JobRequest("n" * 201, "m", {}), "", NOW, None, {})


def test_the_columns_of_a_change() -> None:
    task = Task(
        id=3,
        request=good_request("one"),
        title="t",
        state=S.UNKNOWN,
        created_at=NOW,
        task_id="ID",
        status_word="w",
        progress=4,
        submitted_at=5.0,
        checked_at=6.0,
        ended_at=7.0,
        result=R.GONE,
        result_url="https://a.example",
        result_path=Path("/ä"),
        saved_at=8.0,
        problem=TaskProblem("K", "m", 9, "s"),
        charge=Charge.UNCLEAR,
        charged=10.0,
        balance_before=11.0,
        extra={"k": "v"},
    )
    assert changeable_params(task) == {
        "id": 3,
        "title": "t",
        "state": "unknown",
        "result": "gone",
        "group_code": 2,
        "unsure": 1,
        "task_id": "ID",
        "status_word": "w",
        "progress": 4,
        "submitted_at": 5.0,
        "checked_at": 6.0,
        "ended_at": 7.0,
        "result_url": "https://a.example",
        "result_path": '"/\\u00e4"',
        "saved_at": 8.0,
        "problem": '{"code":9,"kind":"K","message":"m","service_kind":"s"}',
        "charge": "unclear",
        "charged": 10.0,
        "balance_before": 11.0,
        "extra": '{"k":"v"}',
    }
    bare = changeable_params(TASK)
    assert [bare[name] for name in ("result_path", "problem", "charge", "unsure", "extra")] == [
        None,
        None,
        None,
        0,
        "{}",
    ]
    assert group_code(S.FINISHED, R.SAVED) == 1


# --- limits of a change ---------------------------------------------------------------------------------------------


def test_every_limit_of_a_change() -> None:
    new = cleaned(
        TASK,
        {
            "title": "t" * 501,
            "task_id": "i" * 1_024,
            "status_word": "w" * 201,
            "progress": 101,
            "result_url": "u" * MOST_URL,
            "result_path": Path("p" * MOST_URL),
            "problem": TaskProblem("k" * 201, "m" * 2_001, (1 << 62) - 1, "s" * 201),
            "extra": {f"{'k' * 300}{number}": "v" * 4_097 for number in range(3)},
            "submitted_at": math.nan,
            "checked_at": math.inf,
            "ended_at": -math.inf,
            "saved_at": math.nan,
            "charged": math.nan,
            "balance_before": math.nan,
        },
    )
    assert [len(text) for text in (new.title, new.task_id or "", new.status_word)] == [500, 1_024, 200]
    assert (new.progress, len(new.result_url), new.result_path) == (100, MOST_URL, Path("p" * MOST_URL))
    assert new.problem == TaskProblem("k" * 199 + "…", "m" * 1_999 + "…", (1 << 62) - 1, "s" * 199 + "…")
    assert new.title + new.status_word == "t" * 499 + "…" + "w" * 199 + "…"
    assert dict(new.extra) == {"k" * 200: "v" * 4_096}
    assert [new.submitted_at, new.checked_at, new.ended_at, new.saved_at, new.charged, new.balance_before] == [None] * 6
    assert MOST_URL == 16_384


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"task_id": "i" * 1_025}, "unusable task id"),
        ({"task_id": ""}, "unusable task id"),
        ({"result_url": "u" * 16_385}, "unusable link"),
        ({"result_url": "\x00"}, "unusable link"),
        ({"result_path": Path("p" * 16_385)}, "unusable path"),
        ({"result_path": Path("a\x00b")}, "unusable path"),
        ({"nonce": "x"}, "only the changeable fields of a task can be changed"),
        ({"attempts": 3, "title": "x"}, "only the changeable fields of a task can be changed"),
    ],
)
def test_what_cannot_be_kept_is_refused(change: Changes, words: str) -> None:
    with pytest.raises(StoreError, match=f"^{words}$"):
        cleaned(TASK, change)


def test_a_code_beyond_the_list_is_left_out() -> None:
    for code, kept in ((1 << 62, None), (-(1 << 62), None), (1 - (1 << 62), 1 - (1 << 62)), (0, 0), (None, None)):
        problem = cleaned(TASK, {"problem": TaskProblem("k", "m", code)}).problem
        assert problem is not None
        assert problem.code == kept


@pytest.mark.parametrize(("value", "kept"), [(-1, 0), (0, 0), (1, 1), (99, 99), (100, 100), (101, 100), (None, None)])
def test_progress_has_its_range(value: int | None, kept: int | None) -> None:
    assert cleaned(TASK, {"progress": value}).progress == kept


def test_sixty_four_marks_are_kept() -> None:
    assert len(cleaned(TASK, {"extra": {str(number): "" for number in range(65)}}).extra) == 64


def test_what_may_be_changed() -> None:
    of_the_row = {"own_name", "auto_title", "starred", "earlier", "shown_in"}
    fixed = {"id", "request", "created_at", "attempts", "parent"}
    assert {*CHANGEABLE, *fixed, *of_the_row} == set(Task.__dataclass_fields__)


# --- reading ----------------------------------------------------------------------------------------------------------


def test_an_odd_value_has_its_empty_value(store: TaskStore, path: Path) -> None:
    task = add(store)
    odd = "UPDATE tasks SET request = ?, problem = ?, extra = ?, result_path = ? WHERE id = ?"
    for text in ("", "[]", "7", "{", '"x"', "null", "[" * 200_000):
        sql(path, odd, text, text, text, text, task.id)
        found = store.get(task.id)
        assert found is not None
        assert found.request == JobRequest(task.request.nonce, "", {}, "", None, None)
        assert (found.problem, dict(found.extra)) == (None, {})
        assert found.result_path == (Path("x") if text == '"x"' else None)
    request = (
        '{"model":7,"callback_url":7,"estimate":"x","seconds":true,"values":{"a":null,"b":[],"c":{},"d":{"file":7},'
    )
    request += '"e":{"link":"l"},"f":{"file":"f"},"g":1,"h":0.5,"i":false,"j":"s"}}'
    sql(path, odd, request, '{"kind":"K","code":true}', '{"a":7,"b":"c"}', '""', task.id)
    found = store.get(task.id)
    assert found is not None
    assert (found.request.model, found.request.callback_url, found.request.estimate, found.request.seconds) == (
        "",
        "",
        None,
        None,
    )
    wanted = {"e": Link("l"), "f": LocalFile(Path("f")), "g": 1, "h": 0.5, "i": False, "j": "s"}
    assert dict(found.request.values) == wanted
    assert (found.problem, dict(found.extra), found.result_path) == (TaskProblem("K"), {"b": "c"}, None)
    sql(path, odd, '{"values":7}', '{"kind":"K","message":"m","code":5,"service_kind":"s"}', "{}", "{}", task.id)
    found = store.get(task.id)
    assert found is not None
    assert dict(found.request.values) == {}
    assert found.problem == TaskProblem("K", "m", 5, "s")


def test_a_row_of_another_program_is_read_all_the_same() -> None:
    connection = sqlite3.connect(":memory:")
    connection.row_factory = sqlite3.Row
    names = re.findall(r"\w+", _COLUMNS)
    nothing = ", ".join(f"NULL AS {name}" for name in names)
    assert from_row(connection.execute(f"SELECT {nothing}").fetchone()) == Task(
        0, JobRequest("None", "", {}), "None", S.UNKNOWN, 0.0
    )
    texts = ", ".join(f"'x' AS {name}" for name in names)
    found = from_row(connection.execute(f"SELECT {texts}").fetchone())
    named = {"own_name": "x", "auto_title": "x"}
    assert found == Task(0, JobRequest("x", "", {}), "x", S.UNKNOWN, 0.0, "x", "x", result_url="x", **named)  # type: ignore[arg-type]
    connection.close()


_COLUMNS = """
id nonce request title state created_at task_id status_word progress submitted_at checked_at ended_at result result_url
result_path saved_at problem charge charged balance_before attempts parent extra own_name starred earlier shown_in
"""
