"""The small parts of the core: agenda, lanes, titles, catalogue, the table of moves."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from vidgo_desktop.core.agenda import Agenda
from vidgo_desktop.core.cancel import Cancel
from vidgo_desktop.core.catalog import ParamKind, estimate_credits, missing_values, request_input
from vidgo_desktop.core.errors import Cancelled, NetworkError
from vidgo_desktop.core.lanes import Done, Lane, Lanes
from vidgo_desktop.core.model_specs import MODELS, MOVE, REPLACE
from vidgo_desktop.core.naming import USUAL_TEMPLATE
from vidgo_desktop.core.task import MOVES, JobRequest, Link, LocalFile, ParamValue, Task, TaskState, may_move
from vidgo_desktop.core.titles import file_stem, title_of


def test_agenda_keeps_order_and_moves_names() -> None:
    agenda, done = Agenda(), list[str]()
    agenda.at(3, "a", lambda: done.append("a"))
    agenda.at(1, "b", lambda: done.append("b"))
    agenda.at(2, "a", lambda: done.append("a again"))
    agenda.at(1.5, "c", lambda: done.append("c"))
    agenda.drop("c")
    assert agenda.next_due() == 1
    agenda.run_due(2)
    assert done == ["b", "a again"]
    assert agenda.next_due() is None


def test_agenda_action_may_set_itself_again() -> None:
    agenda, done = Agenda(), list[int]()

    def tick() -> None:
        done.append(1)
        agenda.at(0, "tick", tick)

    agenda.at(0, "tick", tick)
    agenda.run_due(10)
    assert done == [1]
    assert agenda.has("tick")


@pytest.fixture
def inbox() -> queue.Queue[Callable[[], None]]:
    return queue.Queue()


def test_lane_brings_value_and_error_back(inbox: queue.Queue[Callable[[], None]]) -> None:
    lanes, got = Lanes(inbox.put), list[Done[int]]()

    def fails(_: Cancel) -> int:
        raise NetworkError("no way")

    lanes.run(Lane.ASK, lambda _: 5, got.append)
    inbox.get(timeout=5)()
    lanes.run(Lane.ASK, fails, got.append)
    inbox.get(timeout=5)()
    assert got[0].unwrap() == 5
    assert isinstance(got[1].error, NetworkError)
    assert lanes.stop(2.0)


def test_submit_lane_is_one_at_a_time(inbox: queue.Queue[Callable[[], None]]) -> None:
    lanes, running, most = Lanes(inbox.put), list[int](), list[int]()
    gate = threading.Event()

    def work(_: Cancel) -> None:
        running.append(1)
        most.append(len(running))
        gate.wait(5)
        running.pop()

    for _ in range(3):
        lanes.run(Lane.SUBMIT, work, lambda _: None)
    gate.set()
    for _ in range(3):
        inbox.get(timeout=5)
    assert max(most) == 1
    assert lanes.stop(2.0)


def test_stop_wakes_and_delivers_nothing(inbox: queue.Queue[Callable[[], None]]) -> None:
    lanes, begun = Lanes(inbox.put), threading.Event()

    def work(cancel: Cancel) -> None:
        begun.set()
        cancel.wait(30)

    lanes.run(Lane.ASK, work, lambda _: None)
    assert begun.wait(5)
    assert lanes.stop(2.0)
    assert inbox.empty()


def test_on_engine_is_not_run_after_the_stop(inbox: queue.Queue[Callable[[], None]]) -> None:
    lanes, ran, errors = Lanes(inbox.put), list[int](), queue.Queue[BaseException]()

    def work(cancel: Cancel) -> None:
        try:
            lanes.on_engine(lambda: ran.append(1), cancel)
        except Cancelled as error:
            errors.put(error)

    lanes.run(Lane.SUBMIT, work, lambda _: None)
    posted = inbox.get(timeout=5)
    assert lanes.stop(2.0)
    posted()
    assert isinstance(errors.get(timeout=5), Cancelled)
    assert not ran


def test_titles_and_file_names() -> None:
    values: dict[str, ParamValue] = {
        "video_url": LocalFile(Path("x/Rooftop_dance.MP4")),
        "image_urls": Link("https://a.example/pics/astro-naut.png?sig=1"),
        "resolution": "480p",
    }
    title = title_of(REPLACE, values)
    assert title == "Rooftop dance × Astro naut"
    assert file_stem(_finished(values, title), USUAL_TEMPLATE, 0.0) == "rooftop-dance_astro-naut_480p"


def _finished(values: dict[str, ParamValue], title: str = "Task") -> Task:
    return Task(1, JobRequest("n", REPLACE.id, values), title, TaskState.FINISHED, 0.0, ended_at=0.0)


@pytest.mark.parametrize("name", ["../../etc/passwd", "con", "nul.mp4", "..", "a" * 400, "ü/ö:*?", "\x00", "‮gpj.exe"])
def test_file_names_are_safe(name: str) -> None:
    stem = file_stem(_finished({"video_url": LocalFile(Path(name))}), USUAL_TEMPLATE, 0.0)
    assert 0 < len(stem) <= 120
    assert not set(stem) & set('/\\:*?"<>|\x00.‮')
    assert stem not in {"con", "nul"}


def test_request_holds_documented_fields_only() -> None:
    values: dict[str, ParamValue] = {
        "video_url": LocalFile(Path("a.mp4")),
        "image_urls": Link("https://e.example/p.png"),
    }
    body = request_input(MOVE, values, {"video_url": "https://s.example/temp/a.mp4"})
    assert body == {
        "video_url": "https://s.example/temp/a.mp4",
        "image_urls": ["https://e.example/p.png"],
        "resolution": "480p",
    }


def test_missing_and_price() -> None:
    missing = [m.param for m in missing_values(REPLACE, {"resolution": "999p"})]
    assert missing == ["video_url", "image_urls", "resolution"]
    assert estimate_credits(REPLACE, {"resolution": "580p"}, 10) == 120
    assert estimate_credits(REPLACE, {}, None) is None
    for spec in MODELS.values():
        assert spec.of_kind(ParamKind.VIDEO) is spec.param("video_url")


def test_nothing_leads_from_unclear_to_sending() -> None:
    reachable, todo = set[TaskState](), [TaskState.UNKNOWN]
    while todo:
        state = todo.pop()
        for after in MOVES[state] - reachable:
            reachable.add(after)
            todo.append(after)
    assert not reachable & {TaskState.QUEUED, TaskState.CLAIMED, TaskState.SUBMITTING}
    assert may_move(TaskState.RUNNING, TaskState.RUNNING)
