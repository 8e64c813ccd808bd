"""The rows of the list: heads and tasks, filters, pages that are asked for, and changes one by one."""

from __future__ import annotations

import random
from array import array
from dataclasses import replace
from itertools import groupby

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from tests.task_samples import NOW, TODAY, failed, index_of, make_task, ready, running
from vidgo_desktop.core.facts import GROUP_CODES, TaskIndex, UploadProgress
from vidgo_desktop.core.task import Group, ResultState, Task, TaskState
from vidgo_desktop.ui.task_model import BesideRole, DayRole, TaskListModel, TaskRole
from vidgo_desktop.ui.task_pages import SendingLine
from vidgo_desktop.ui.task_rows import RowMap
from vidgo_desktop.ui.task_text import NOTHING_BESIDE, Beside, words_of

DAY = 86_400
Row = tuple[str, int]


def rows_of(ids: list[int], days: list[int]) -> list[Row]:
    """The slow and plain way: what the rows must be."""
    rows: list[Row] = []
    for day, run in groupby(zip(ids, days, strict=True), key=lambda pair: pair[1]):
        rows.append(("day", day))
        rows += [("task", number) for number, _ in run]
    return rows


def read(rows: RowMap) -> list[Row]:
    found: list[Row] = []
    for row in range(len(rows)):
        number, day = rows.id_at(row), rows.day_at(row)
        assert (number is None) != (day is None)
        if number is not None:
            assert rows.row_of(number) == row
            found.append(("task", number))
        elif day is not None:
            found.append(("day", day))
    return found


@given(days=st.lists(st.integers(1, 6), max_size=30), order=st.randoms(use_true_random=False))
def test_row_map_is_the_same_however_it_was_made(days: list[int], order: random.Random) -> None:
    days = sorted(days, reverse=True)
    ids = list(range(2 * len(days), 0, -2))
    whole = rows_of(ids, days)
    assert read(RowMap(array("q", ids), array("l", days))) == whole

    pairs = list(zip(ids, days, strict=True))
    order.shuffle(pairs)
    grown = RowMap(array("q"), array("l"))
    for number, day in pairs:
        first, last = grown.rows_of_insert(number, day)
        size = len(grown)
        grown.insert(number, day)
        assert len(grown) - size == last - first + 1
        assert grown.id_at(last) == number
    assert read(grown) == whole

    order.shuffle(pairs)
    for number, _ in pairs:
        first, last = grown.rows_of_remove(number)
        before = read(grown)
        grown.remove(number)
        assert read(grown) == before[:first] + before[last + 1 :]
    assert len(grown) == 0


def test_row_map_without_the_task() -> None:
    rows = RowMap(array("q", [5, 3]), array("l", [9, 9]))
    assert rows.row_of(4) is None
    assert rows.id_at(99) is None
    assert rows.id_at(-1) is None
    with pytest.raises(KeyError):
        rows.remove(4)


def test_a_task_of_a_clock_set_back_joins_the_run_around_it() -> None:
    rows = RowMap(array("q", [5, 3]), array("l", [9, 9]))
    rows.insert(4, 7)
    assert read(rows) == [("day", 9), ("task", 5), ("task", 4), ("task", 3)]


def build(*tasks: Task) -> TaskListModel:
    model = TaskListModel(clock=lambda: NOW)
    model.set_index(index_of(tasks))
    model.put_tasks(tasks)
    return model


def shown(model: TaskListModel) -> list[int | str]:
    """Numbers of tasks and texts of heads, row by row."""
    found: list[int | str] = []
    for row in range(model.rowCount()):
        number = model.id_at(row)
        found.append(str(model.index(row, 0).data()) if number is None else number)
    return found


def sample() -> tuple[Task, ...]:
    return (
        running(4),
        ready(3),
        make_task(2, TaskState.FINISHED, ResultState.SAVED, created_at=NOW - DAY),
        make_task(1, TaskState.FAILED, created_at=NOW - DAY),
    )


def test_model_keeps_the_rules_of_qt(qtmodeltester: ModelTester) -> None:
    model = build(*sample())
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # the plug-in says no types here
    model.add_task(make_task(5))
    model.set_filter(Group.READY)
    model.put_tasks((ready(4),))
    model.remove_task(3)
    model.set_filter(None)


def test_heads_come_before_each_day() -> None:
    model = build(*sample())
    assert shown(model) == ["Today", 4, 3, "Yesterday", 2, 1]
    assert model.index(0, 0).data(DayRole) == TODAY.toordinal()
    assert model.index(1, 0).data(DayRole) is None


def test_heads_are_no_places_for_the_keyboard() -> None:
    model = build(*sample())
    assert not model.flags(model.index(0, 0)) & (Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
    assert model.flags(model.index(1, 0)) & Qt.ItemFlag.ItemIsSelectable
    assert model.task_at(0) is None
    assert model.index(0, 0).data(TaskRole) is None
    assert model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "Today"


@pytest.mark.usefixtures("qapp")
def test_texts_of_a_row() -> None:
    model = build(running(1))
    place = model.index(1, 0)
    assert place.data() == "Skate park × Neon fox Making your video 42 % 2 min 40 s, checked 4 s ago"
    assert place.data(Qt.ItemDataRole.AccessibleTextRole) == (
        "Skate park with Neon fox, replace, 480p, making your video, 42 percent, 2 minutes 40"
    )
    assert place.data(Qt.ItemDataRole.DecorationRole) is None


def test_a_title_from_outside_is_no_markup() -> None:
    model = build(make_task(1, title="<b>bold</b> × <img src=x>"))
    tip = str(model.index(1, 0).data(Qt.ItemDataRole.ToolTipRole))
    assert "&lt;b&gt;bold" in tip
    assert "<b>" not in tip and "<img" not in tip


def test_pages_are_asked_for_once_and_around_the_wanted_row(qtbot: QtBot) -> None:
    tasks = [make_task(number) for number in range(300, 0, -1)]
    model = TaskListModel(clock=lambda: NOW)
    model.set_index(index_of(tasks))
    with qtbot.waitSignal(model.page_requested) as asked:
        for row in range(1, 12):
            place = model.index(row, 0)
            assert place.data(TaskRole) is None
            assert place.data() == "Loading…"
    page = asked.args[0]
    assert set(range(290, 301)) <= set(page)
    assert 40 <= len(page) <= 80
    with qtbot.assertNotEmitted(model.page_requested, wait=20):
        model.index(1, 0).data(TaskRole)
    model.put_tasks(tuple(task for task in tasks if task.id in page))
    assert model.index(1, 0).data(TaskRole) == tasks[0]
    assert model.task_at(1) == tasks[0]
    assert model.known(300) == tasks[0]


def test_memory_is_bounded_and_what_was_asked_for_is_kept(qtbot: QtBot) -> None:
    tasks = {number: make_task(number) for number in range(1, 3001)}
    model = TaskListModel(clock=lambda: NOW)
    model.set_index(index_of(list(tasks.values())))
    model.put_tasks(tuple(tasks.values()))
    known = [number for number in tasks if model.known(number) is not None]
    assert len(known) <= 1024
    hidden = next(number for number in tasks if model.known(number) is None)
    row = model.row_of(hidden)
    assert row is not None
    with qtbot.waitSignal(model.page_requested) as asked:
        model.index(row, 0).data(TaskRole)
    model.put_tasks(tuple(tasks[number] for number in asked.args[0]))
    assert model.known(hidden) == tasks[hidden]


def test_a_hundred_thousand_rows_ask_for_what_was_wanted_last(qtbot: QtBot) -> None:
    count = 100_000
    model = TaskListModel(clock=lambda: NOW)
    days = array("l", [TODAY.toordinal() - place // 50 for place in range(count)])
    model.set_index(TaskIndex(array("q", range(count, 0, -1)), days, bytes([1]) * count))
    assert model.rowCount() == count + count // 50
    with qtbot.waitSignal(model.page_requested) as asked:
        for number in range(count, 0, -500):
            row = model.row_of(number)
            assert row is not None
            model.index(row, 0).data(TaskRole)
    assert len(asked.args[0]) <= 400
    assert 500 in asked.args[0]


def test_counts_follow_the_groups(qtbot: QtBot) -> None:
    model = build(*sample())
    assert model.counts() == {None: 4, Group.RUNNING: 1, Group.READY: 2, Group.PROBLEM: 1}
    with qtbot.waitSignal(model.counts_changed):
        model.put_tasks((ready(4),))
    assert model.counts() == {None: 4, Group.RUNNING: 0, Group.READY: 3, Group.PROBLEM: 1}
    with qtbot.assertNotEmitted(model.counts_changed):
        model.put_tasks((ready(4),))


def test_filter_shows_one_group_with_its_days() -> None:
    model = build(*sample())
    model.set_filter(Group.READY)
    assert shown(model) == ["Today", 3, "Yesterday", 2]
    assert model.row_of(4) is None
    model.set_filter(Group.PROBLEM)
    assert shown(model) == ["Yesterday", 1]
    model.set_filter(None)
    assert shown(model) == ["Today", 4, 3, "Yesterday", 2, 1]


def test_task_enters_and_leaves_a_filter_by_itself() -> None:
    model = build(*sample())
    model.set_filter(Group.RUNNING)
    removed, inserted = [], []
    model.rowsRemoved.connect(lambda parent, first, last: removed.append((first, last)))
    model.rowsInserted.connect(lambda parent, first, last: inserted.append((first, last)))
    model.put_tasks((ready(4),))
    assert shown(model) == []
    assert removed == [(0, 1)]
    model.put_tasks((running(4),))
    assert shown(model) == ["Today", 4]
    assert inserted == [(0, 1)]


def test_the_chosen_task_stays_in_sight_until_another_is_chosen() -> None:
    model = build(running(5), running(4))
    model.set_filter(Group.RUNNING)
    model.keep(5)
    model.put_tasks((ready(5),))
    assert shown(model) == ["Today", 5, 4]
    model.keep(4)
    assert shown(model) == ["Today", 4]


def test_new_task_comes_on_top_and_makes_its_day() -> None:
    model = build(make_task(1, created_at=NOW - DAY))
    inserted: list[tuple[int, int]] = []
    model.rowsInserted.connect(lambda parent, first, last: inserted.append((first, last)))
    model.add_task(make_task(2))
    model.add_task(make_task(3))
    assert shown(model) == ["Today", 3, 2, "Yesterday", 1]
    assert inserted == [(0, 1), (1, 1)]
    model.add_task(ready(3))
    assert model.counts()[None] == 3
    assert model.known(3) == ready(3)


def test_new_task_outside_the_filter_is_counted_only() -> None:
    model = build(ready(1))
    model.set_filter(Group.READY)
    model.add_task(make_task(2))
    assert shown(model) == ["Today", 1]
    assert model.counts()[Group.RUNNING] == 1


def test_removed_task_takes_its_lonely_head_along() -> None:
    model = build(*sample())
    model.remove_task(3)
    model.remove_task(4)
    model.remove_task(4)
    assert shown(model) == ["Yesterday", 2, 1]
    assert model.known(4) is None


def changes(model: TaskListModel) -> list[tuple[int, int]]:
    told: list[tuple[int, int]] = []

    def note(first: QModelIndex, last: QModelIndex) -> None:
        told.append((first.row(), last.row()))

    model.dataChanged.connect(note)
    return told


def test_a_few_changes_are_told_one_by_one_and_many_as_one_range() -> None:
    tasks = [running(number, 10) for number in range(100, 0, -1)]
    model = build(*tasks)
    told = changes(model)
    model.put_tasks((running(100), running(90)))
    assert told == [(1, 1), (11, 11)]
    told.clear()
    model.put_tasks(tuple(running(number, 50) for number in range(20, 80)))
    assert told == [(22, 81)]


def test_unknown_tasks_are_ignored() -> None:
    model = build(ready(1))
    told = changes(model)
    model.put_tasks((ready(7),))
    model.show_upload(UploadProgress(7, 1, 2))
    model.repaint_task(7)
    assert told == []
    assert model.known(7) is None
    assert model.group_of(7) is None
    assert model.group_of(1) is Group.READY


def test_upload_is_shown_as_long_as_it_lasts() -> None:
    model = build(make_task(1, TaskState.UPLOADING))
    model.show_upload(UploadProgress(1, 28_000_000, 42_000_000))
    place = model.index(1, 0)
    assert place.data(BesideRole) == Beside(UploadProgress(1, 28_000_000, 42_000_000))
    assert "28 of 42 MB" in str(place.data())
    model.put_tasks((make_task(1, TaskState.CLAIMED),))
    assert place.data(BesideRole) == NOTHING_BESIDE


def test_another_index_forgets_the_tasks_of_the_former_one() -> None:
    model = build(ready(1))
    model.set_index(index_of([failed(1)]))
    assert model.known(1) is None
    assert model.counts()[Group.PROBLEM] == 1


def test_index_given_is_not_changed() -> None:
    index = index_of([ready(2), ready(1)])
    model = TaskListModel(clock=lambda: NOW)
    model.set_index(index)
    model.add_task(make_task(3))
    model.remove_task(1)
    assert list(index.ids) == [2, 1]
    assert len(index.groups) == 2
    assert GROUP_CODES[index.groups[0]] is Group.READY


# --- the line of tasks that wait, search, many at once --------------------------------------------------------


def detail_of(model: TaskListModel, task: int) -> str:
    row = model.row_of(task)
    known = model.known(task)
    assert row is not None and known is not None
    return words_of(known, NOW, model.index(row, 0).data(BesideRole)).detail


def test_a_waiting_task_tells_how_many_are_before_it() -> None:
    model = build(make_task(5), make_task(4), make_task(3, TaskState.UPLOADING), running(2), ready(1))
    assert detail_of(model, 5) == "starts by itself · 2 before it"
    assert detail_of(model, 4) == "starts by itself · 1 before it"
    told = changes(model)
    model.put_tasks((running(3),))
    assert detail_of(model, 5) == "starts by itself · 1 before it"
    assert detail_of(model, 4) == "starts by itself"
    assert {row for first, last in told for row in range(first, last + 1)} == {1, 2, 3}


def test_nothing_is_counted_while_some_tasks_are_not_known() -> None:
    tasks = (make_task(3), make_task(2), make_task(1))
    model = TaskListModel(clock=lambda: NOW)
    model.set_index(index_of(tasks))
    model.put_tasks(tasks[:2])
    assert detail_of(model, 3) == "starts by itself"
    model.put_tasks(tasks[2:])
    assert detail_of(model, 3) == "starts by itself · 2 before it"
    model.set_index(index_of(tasks))
    model.put_tasks(tasks[:1])
    assert detail_of(model, 3) == "starts by itself"


@given(moves=st.lists(st.tuples(st.integers(1, 9), st.booleans(), st.booleans()), max_size=60))
def test_sending_line_counts_older_ones(moves: list[tuple[int, bool, bool]]) -> None:
    line = SendingLine()
    runs: set[int] = set()
    waits: set[int] = set()
    for task, run, wait in moves:
        wait = wait and run
        assert line.put(task, runs=run, waits=wait) == ((task in waits) is not wait)
        (runs.add if run else runs.discard)(task)
        (waits.add if wait else waits.discard)(task)
        assert list(line.waiting) == sorted(waits)
    for task in range(1, 10):
        assert line.before(task, len(runs)) == sum(1 for other in waits if other < task)
        assert line.before(task, len(runs) + 1) == 0


def test_saving_row_names_the_folder() -> None:
    model = build(make_task(1, TaskState.FINISHED, ResultState.SAVING))
    model.show_folder("Videos › Vidgo")
    assert detail_of(model, 1) == "Videos › Vidgo"
    said = str(model.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole))
    assert said.endswith("saving, Videos, Vidgo")


def test_search_and_filter_go_together(qtbot: QtBot) -> None:
    model = build(*sample())
    with qtbot.waitSignal(model.counts_changed):
        model.set_found([4, 2])
    assert shown(model) == ["Today", 4, "Yesterday", 2]
    assert model.counts() == {None: 2, Group.RUNNING: 1, Group.READY: 1, Group.PROBLEM: 0}
    assert (model.found_count, model.ready_count, model.shown_count, model.task_count) == (2, 2, 2, 4)
    model.set_filter(Group.READY)
    assert shown(model) == ["Yesterday", 2]
    model.put_tasks((ready(4), running(3)))
    assert shown(model) == ["Today", 4, "Yesterday", 2]
    model.set_filter(None)
    model.set_found(None)
    assert shown(model) == ["Today", 4, 3, "Yesterday", 2, 1]
    assert model.found_count is None


def test_many_rows_go_and_come_back_to_their_places() -> None:
    tasks = [ready(number) for number in range(60, 0, -1)]
    model = build(*tasks)
    model.remove_tasks(range(11, 61, 2))
    assert shown(model) == ["Today", *range(60, 11, -2), *range(10, 0, -1)]
    assert model.counts()[Group.READY] == 35
    model.remove_tasks((10, 9, 999))
    assert model.counts()[Group.READY] == 33
    model.add_tasks([task for task in tasks if task.id % 2 or task.id == 10])
    assert shown(model) == ["Today", *range(60, 0, -1)]
    assert model.known(9) == ready(9)


@pytest.mark.parametrize("count", [5, 20, 200])
def test_many_that_come_back_stand_where_they_stood(count: int) -> None:
    tasks = [ready(number) if number % 3 else failed(number) for number in range(count * 2, 0, -1)]
    whole, model = TaskListModel(), TaskListModel()
    whole.set_index(index_of(tasks))
    away = tasks[::2]
    model.set_index(index_of([task for task in tasks if task not in away]))
    told: list[int] = []
    model.counts_changed.connect(lambda: told.append(1))
    newest_word = replace(away[0], title="Another")
    model.add_tasks([*away, tasks[1], newest_word])
    assert [model.id_at(row) for row in range(model.rowCount())] == [
        whole.id_at(row) for row in range(whole.rowCount())
    ]
    assert model.counts() == whole.counts()
    for task in tasks:
        assert (model.group_of(task.id), model.is_starred(task.id)) == (whole.group_of(task.id), task.starred)
    # What came last of a task is what is known, and the numbers are told once for all.
    assert model.known(away[0].id) == newest_word
    assert told == [1]
