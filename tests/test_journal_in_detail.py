"""The journal, byte by byte: another version of the program must be able to read it."""

from __future__ import annotations

import errno
import json
import os
import zlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.engine_bench import EngineBench, request
from tests.faults.bench import job
from tests.scripted_service import Answer, ScriptedService
from vidgo_desktop.core.errors import Charge, ListNotWritable
from vidgo_desktop.core.journal import Journal, Kind, read
from vidgo_desktop.core.store_rows import request_text
from vidgo_desktop.core.task import ResultState, Task, TaskState

TASK = Task(
    7,
    request("n1"),
    "Walk",
    TaskState.SUBMITTING,
    1_800_000_000.0,
    attempts=2,
    parent=3,
    submitted_at=5.0,
    task_id="ID7",
)
ABOUT = {
    "id": 7,
    "n": 2,
    "request": request_text(request("n1")),
    "title": "Walk",
    "created_at": 1_800_000_000.0,
    "submitted_at": 5.0,
    "parent": 3,
}
STANDING: dict[str, object] = {
    "state": "submitting",
    "result": "none",
    "path": None,
    "saved_at": None,
    "ended_at": None,
    "charge": None,
    "charged": None,
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "tasks.journal"


def lines_of(path: Path) -> list[dict[str, object]]:
    """What another reader sees: a checksum of eight digits, a blank, JSON without blanks, the end of the line."""
    found: list[dict[str, object]] = []
    for line in path.read_bytes().splitlines(keepends=True):
        assert line.endswith(b"\n")
        assert line[:9] == b"%08x " % zlib.crc32(line[9:-1])
        document = json.loads(line[9:])
        assert line[9:-1] == json.dumps(document, separators=(",", ":")).encode("ascii")
        found.append(document)
    return found


def test_every_line_as_it_lies_on_the_disk(path: Path) -> None:
    journal = Journal.open(path)
    journal.intent(TASK)
    journal.sending(replace(TASK, balance_before=80.5, extra={"account": "0a1b"}))
    journal.accepted("n1", "ABCD")
    journal.state(TASK)
    saved = replace(TASK, state=TaskState.FINISHED, result=ResultState.SAVED, result_path=Path("/v/ä.mp4"))
    journal.state(replace(saved, saved_at=5.5, ended_at=4.5, charge=Charge.CHARGED, charged=70.0))
    journal.publishing("n1", Path("/v/ä.mp4"), 12, "ff")
    journal.forgotten(["n1", "n2"])
    journal.close()
    done = {"state": "finished", "result": "saved", "path": "/v/ä.mp4", "saved_at": 5.5, "ended_at": 4.5}
    assert lines_of(path) == [
        {"kind": "head", "nonce": "", "name": journal.name, "version": 1},
        {"kind": "intent", "nonce": "n1", **ABOUT},
        {"kind": "sending", "nonce": "n1", **ABOUT, "balance": 80.5, "extra": {"account": "0a1b"}},
        {"kind": "accepted", "nonce": "n1", "task_id": "ABCD"},
        {"kind": "state", "nonce": "n1", **STANDING},
        {"kind": "state", "nonce": "n1", **done, "charge": "charged", "charged": 70.0},
        {"kind": "publishing", "nonce": "n1", "path": "/v/ä.mp4", "size": 12, "sha256": "ff"},
        {"kind": "forgotten", "nonce": "n1"},
        {"kind": "forgotten", "nonce": "n2"},
    ]


def test_a_list_that_is_older_is_taken_in_line_by_line(path: Path) -> None:
    journal = Journal.open(path)
    unclear = replace(TASK, state=TaskState.UNKNOWN, task_id=None, charge=Charge.UNCLEAR)
    journal.keep([replace(TASK, state=TaskState.SUBMITTED), unclear])
    assert lines_of(path)[1:] == [
        {"kind": "sending", "nonce": "n1", **ABOUT},
        {"kind": "accepted", "nonce": "n1", "task_id": "ID7"},
        {"kind": "state", "nonce": "n1", **STANDING, "state": "submitted"},
        {"kind": "sending", "nonce": "n1", **ABOUT},
        {"kind": "state", "nonce": "n1", **STANDING, "state": "unknown", "charge": "unclear"},
    ]
    journal.close()


def test_what_must_survive_a_power_cut_is_synced_before_it_counts(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And the rest is not waited for: the list has it too."""
    synced: list[int] = []
    real = os.fsync

    def fsync(descriptor: int) -> None:
        real(descriptor)
        synced.append(os.fstat(descriptor).st_size)

    monkeypatch.setattr(os, "fsync", fsync)
    journal = Journal.open(path)
    # The head, and then the folder with the new name.
    assert len(synced) == 2
    assert synced[0] == journal.end
    calls: list[tuple[Callable[[], None], bool]] = [
        (lambda: journal.intent(TASK), False),
        (lambda: journal.sending(TASK), True),
        (lambda: journal.accepted("n1", "ABCD"), True),
        (lambda: journal.state(TASK), False),
        (lambda: journal.publishing("n1", path, 1, "ff"), True),
        (lambda: journal.forgotten(["n1"]), False),
        (lambda: journal.keep([TASK]), True),
    ]
    for call, waits in calls:
        synced.clear()
        call()
        assert synced == ([journal.end] if waits else [])
    journal.close()


def test_a_second_start_writes_nothing_by_itself(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Journal.open(path).close()
    before = path.read_bytes()
    monkeypatch.setattr(os, "fsync", lambda _: pytest.fail("nothing to be kept"))
    journal = Journal.open(path)
    assert not journal.is_new
    journal.close()
    assert path.read_bytes() == before


def test_the_first_head_gives_the_name_and_a_later_one_when_it_is_damaged(path: Path) -> None:
    first = Journal.open(path)
    first.close()
    lines = path.read_bytes()
    # A second head, as two programs that began it at the same time would leave.
    other = b'{"kind":"head","nonce":"","name":"other","version":1}'
    path.write_bytes(lines + b"%08x %s\n" % (zlib.crc32(other), other))
    assert Journal.open(path).name == first.name
    path.write_bytes(b"x" + path.read_bytes())
    again = Journal.open(path)
    assert again.name == "other"
    assert not again.is_new


def test_a_number_is_found_after_a_head_without_a_name(path: Path) -> None:
    text = b'{"kind":"head","nonce":""}'
    path.write_bytes(b"%08x %s\n" % (zlib.crc32(text), text))
    journal = Journal.open(path)
    assert len(journal.name) == 32
    assert journal.is_new
    journal.close()


def test_a_system_without_modes_or_folders_that_can_be_synced_will_do(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real_open, real_chmod = os.open, Path.chmod

    def open_(name: str | Path, flags: int, mode: int = 0o777) -> int:
        if Path(name) == path.parent:
            raise PermissionError(errno.EACCES, "folders cannot be opened")
        return real_open(name, flags, mode)

    def chmod(self: Path, mode: int) -> None:
        if self == path:
            raise PermissionError(errno.EPERM, "no modes here")
        real_chmod(self, mode)

    monkeypatch.setattr(os, "open", open_)
    monkeypatch.setattr(Path, "chmod", chmod)
    journal = Journal.open(path)
    journal.accepted("n1", "ABCD")
    journal.close()
    assert [entry.kind for entry in read(path)] == [Kind.HEAD, Kind.ACCEPTED]


def test_what_is_said_when_it_cannot_be_written(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    journal = Journal.open(path)
    monkeypatch.setattr(os, "fsync", lambda _: (_ for _ in ()).throw(OSError(errno.EIO, "broken")))
    with pytest.raises(ListNotWritable, match=r"^the journal cannot be written$"):
        journal.accepted("n1", "ABCD")
    with pytest.raises(ListNotWritable, match=r"^the journal cannot be written: broken$"):
        journal.keep([])
    journal.make_room = lambda: True
    with pytest.raises(ListNotWritable, match=r"^the journal cannot be written: broken$"):
        journal.accepted("n1", "ABCD")
    monkeypatch.undo()
    journal.close()
    (path.parent / "folder").mkdir()
    with pytest.raises(ListNotWritable, match=r"^the journal cannot be opened: Is a directory$"):
        Journal.open(path.parent / "folder")


def test_a_journal_for_reading_takes_nothing(path: Path) -> None:
    journal = Journal.unused(path)
    assert (journal.path, journal.name, journal.is_new) == (path, "", False)
    with pytest.raises(ListNotWritable):
        journal.accepted("n1", "ABCD")
    journal.close()
    assert not path.exists()


def test_not_a_number_is_no_line(path: Path) -> None:
    journal = Journal.open(path)
    before = journal.end
    with pytest.raises(ValueError, match="JSON"):
        journal.state(replace(TASK, charged=float("nan")))
    assert journal.end == before
    journal.close()


@pytest.mark.parametrize("end", [b"\r\n", b" \n", b"X\n"])
def test_a_line_with_more_behind_it_is_none(path: Path, end: bytes) -> None:
    journal = Journal.open(path)
    journal.accepted("n1", "ABCD")
    journal.close()
    path.write_bytes(path.read_bytes()[:-1] + end)
    assert [entry.kind for entry in read(path)] == [Kind.HEAD]


def test_a_torn_end_is_seen_at_the_next_start_alone(path: Path) -> None:
    Journal.open(path).close()
    with path.open("ab") as file:
        file.write(b"torn")
    journal = Journal.open(path)
    journal.accepted("n1", "A")
    journal.accepted("n1", "B")
    journal.close()
    assert path.read_bytes().count(b"\n\n") == 0
    assert [entry.data.get("task_id") for entry in read(path)] == [None, "A", "B"]
    assert b"torn\n" in path.read_bytes()


def test_a_number_that_the_user_found_is_kept_like_one_that_came_by_itself(tmp_path: Path) -> None:
    """The model's find: a number that was only in the list was gone with the list."""
    with ScriptedService() as service:
        service.steps = [{"status": "running", "progress": 5}]
        service.submit_answers.append(Answer(drop=True, charges=True))
        with EngineBench(tmp_path, service.url) as bench:
            bench.engine.submit(job())
            bench.until(lambda: bench.state() is TaskState.UNKNOWN)
            number = next(iter(service.looks))
            bench.engine.adopt(1, number)
            bench.until(lambda: bench.state() is TaskState.RUNNING)
        for left in (tmp_path / "account").glob("tasks.db*"):
            left.unlink()
        with EngineBench(tmp_path, service.url) as bench:
            bench.until(lambda: bench.state() is TaskState.RUNNING)
            assert bench.heard.tasks[1].task_id == number
        assert sum(service.posts.values()) == 1
