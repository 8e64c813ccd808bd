"""What a single line of the journal adds to what is known of a task."""

from __future__ import annotations

import pytest

from vidgo_desktop.core.journal import Entry, Kind
from vidgo_desktop.core.recovery import Memory, fold


def test_what_each_line_adds() -> None:
    memory = Memory("n1")
    assert memory == Memory("n1", {}, 0, None, None, False)
    memory.take(Entry(Kind.INTENT, "n1", {"title": "a"}))
    assert memory == Memory("n1", {"title": "a"}, 0, None, None, False)
    memory.take(Entry(Kind.STATE, "n1", {"state": "queued"}))
    assert memory.standing == {"state": "queued"}
    memory.take(Entry(Kind.SENDING, "n1", {"title": "b", "n": 1}))
    assert memory == Memory("n1", {"title": "b", "n": 1}, 1, None, None, False)
    memory.take(Entry(Kind.STATE, "n1", {"state": "unknown"}))
    memory.take(Entry(Kind.ACCEPTED, "n1", {"task_id": "ABCD"}))
    assert memory == Memory("n1", {"title": "b", "n": 1}, 1, "ABCD", None, False)
    memory.take(Entry(Kind.STATE, "n1", {"state": "running"}))
    for kind in (Kind.PUBLISHING, Kind.HEAD):
        memory.take(Entry(kind, "n1", {"path": "x"}))
    assert (memory.standing, memory.forgotten) == ({"state": "running"}, False)
    memory.take(Entry(Kind.FORGOTTEN, "n1", {}))
    assert memory.forgotten is True


@pytest.mark.parametrize("number", [None, "", "none", 7, "a b", ["x"]])
def test_what_cannot_be_a_number_is_none(number: object) -> None:
    memory = Memory("n1", standing={"state": "queued"})
    memory.take(Entry(Kind.ACCEPTED, "n1", {"task_id": number}))
    assert (memory.task_id, memory.standing) == (None, {"state": "queued"})


@pytest.mark.parametrize(
    ("n", "sent"),
    [(0, 1), (1, 1), (2, 2), ((1 << 31) - 1, (1 << 31) - 1), (1 << 31, 1), (-1, 1), ("5", 1), (5.0, 1), (None, 1)],
)
def test_the_number_of_tries_is_counted_and_told(n: object, sent: int) -> None:
    memory = Memory("n1")
    memory.take(Entry(Kind.SENDING, "n1", {"n": n}))
    assert memory.sent == sent
    memory.take(Entry(Kind.SENDING, "n1", {"n": 0}))
    assert memory.sent == sent + 1


def test_lines_of_nobody_are_left_out() -> None:
    entries = [
        Entry(Kind.HEAD, "", {}),
        Entry(Kind.INTENT, "b", {}),
        Entry(Kind.INTENT, "a", {}),
        Entry(Kind.INTENT, "b", {}),
    ]
    assert list(fold(entries)) == ["b", "a"]
