"""The journal: what was written is there, what was torn costs itself alone."""

from __future__ import annotations

import errno
import os
import stat
import threading
import zlib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.engine_bench import request
from vidgo_desktop.core.ballast import SIZE, Ballast
from vidgo_desktop.core.errors import Charge, ListNotWritable
from vidgo_desktop.core.journal import Journal, Kind, read
from vidgo_desktop.core.task import ResultState, Task, TaskState

TASK = Task(7, request("n1"), "Walk with Coat", TaskState.SUBMITTING, 1_800_000_000.0, attempts=2, parent=3)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "account" / "tasks.journal"


def _kinds(path: Path) -> list[Kind]:
    return [entry.kind for entry in read(path)]


def test_each_event_is_a_line_that_can_be_read(path: Path) -> None:
    journal = Journal.open(path)
    journal.intent(TASK)
    journal.sending(replace(TASK, balance_before=80.5, extra={"account": "0a1b2c3d"}))
    journal.accepted("n1", "ABCD")
    done = replace(TASK, state=TaskState.FINISHED, result=ResultState.SAVED, result_path=Path("/v/ä b.mp4"))
    journal.state(replace(done, saved_at=5.0, ended_at=4.0, charge=Charge.CHARGED, charged=70.0))
    journal.publishing("n1", Path("/v/ä b.mp4"), 12, "ff")
    journal.forgotten(["n1", "n2"])
    journal.close()
    journal.close()
    head, intent, sending, accepted, state, publishing, first, second = read(path)
    assert head.kind is Kind.HEAD
    assert head.data["name"] == journal.name
    assert (intent.kind, intent.nonce, intent.data["id"], intent.data["n"]) == (Kind.INTENT, "n1", 7, 2)
    assert '"model":"wan-animate-replace"' in str(intent.data["request"])
    assert (sending.kind, sending.data["balance"], sending.data["parent"]) == (Kind.SENDING, 80.5, 3)
    assert sending.data["extra"] == {"account": "0a1b2c3d"}
    assert (accepted.kind, accepted.nonce, accepted.data["task_id"]) == (Kind.ACCEPTED, "n1", "ABCD")
    wanted = {"state": "finished", "result": "saved", "path": "/v/ä b.mp4", "charge": "charged", "charged": 70.0}
    assert wanted.items() <= state.data.items()
    assert (state.data["saved_at"], state.data["ended_at"]) == (5.0, 4.0)
    assert (publishing.data["path"], publishing.data["size"], publishing.data["sha256"]) == ("/v/ä b.mp4", 12, "ff")
    assert [(first.kind, first.nonce), (second.kind, second.nonce)] == [(Kind.FORGOTTEN, "n1"), (Kind.FORGOTTEN, "n2")]


def test_a_second_start_goes_on_in_the_same_journal(path: Path) -> None:
    first = Journal.open(path)
    assert first.is_new
    first.accepted("n1", "A")
    first.close()
    again = Journal.open(path)
    assert not again.is_new
    assert again.name == first.name
    assert again.end == path.stat().st_size
    again.accepted("n2", "B")
    again.close()
    assert _kinds(path) == [Kind.HEAD, Kind.ACCEPTED, Kind.ACCEPTED]


def test_reading_begins_where_it_is_told(path: Path) -> None:
    journal = Journal.open(path)
    journal.accepted("n1", "A")
    middle = journal.end
    journal.accepted("n2", "B")
    journal.close()
    assert [entry.nonce for entry in read(path, middle)] == ["n2"]
    assert list(read(path, path.stat().st_size)) == []
    assert list(read(path.with_name("none"))) == []


def test_the_file_is_the_users_alone(path: Path) -> None:
    old = os.umask(0)
    try:
        Journal.open(path).close()
    finally:
        os.umask(old)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    path.chmod(0o644)
    Journal.open(path).close()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_line_that_lacks_its_end_alone_counts(path: Path) -> None:
    journal = Journal.open(path)
    journal.accepted("n1", "A")
    journal.close()
    os.truncate(path, path.stat().st_size - 1)
    again = Journal.open(path)
    again.accepted("n2", "B")
    again.close()
    assert [entry.nonce for entry in read(path)] == ["", "n1", "n2"]


@pytest.mark.parametrize("cut", range(2, 40))
def test_a_torn_last_line_costs_itself_alone(path: Path, cut: int) -> None:
    journal = Journal.open(path)
    journal.accepted("n1", "A")
    journal.accepted("n2", "B")
    journal.close()
    os.truncate(path, path.stat().st_size - cut)
    again = Journal.open(path)
    again.accepted("n3", "C")
    again.close()
    assert [entry.nonce for entry in read(path)] == ["", "n1", "n3"]


def test_a_damaged_head_is_no_reason_to_begin_anew_each_time(path: Path) -> None:
    journal = Journal.open(path)
    journal.accepted("n1", "A")
    journal.close()
    content = bytearray(path.read_bytes())
    content[3] ^= 1
    path.write_bytes(bytes(content))
    second = Journal.open(path)
    second.close()
    assert second.is_new
    assert second.name != journal.name
    third = Journal.open(path)
    third.close()
    assert (third.is_new, third.name) == (False, second.name)
    assert [entry.nonce for entry in read(path) if entry.kind is Kind.ACCEPTED] == ["n1"]


@given(st.binary(max_size=2_000), st.integers(0, 400))
@settings(max_examples=150, deadline=None)
def test_any_bytes_can_be_read(tmp_path_factory: pytest.TempPathFactory, junk: bytes, place: int) -> None:
    path = tmp_path_factory.mktemp("journal") / "tasks.journal"
    journal = Journal.open(path)
    journal.accepted("n1", "A")
    journal.close()
    content = path.read_bytes()
    path.write_bytes(content[:place] + junk + content[place:])
    again = Journal.open(path)
    again.accepted("n2", "B")
    again.close()
    assert [entry.data["task_id"] for entry in read(path) if entry.kind is Kind.ACCEPTED][-1:] == ["B"]


@pytest.mark.parametrize(
    "text", [b"7", b"null", b"[]", b'{"kind":"accepted"}', b'{"kind":"other","nonce":"n"}', b"[" * 100_000]
)
def test_a_sound_line_that_is_none_of_ours_is_left_out(path: Path, text: bytes) -> None:
    Journal.open(path).close()
    with path.open("ab") as file:
        file.write(b"%08x %s\n" % (zlib.crc32(text), text))
    assert _kinds(path) == [Kind.HEAD]


def test_a_line_longer_than_any_of_ours_takes_no_memory(path: Path) -> None:
    journal = Journal.open(path)
    with path.open("ab") as file:
        file.write(b"x" * (9 << 20) + b"\n")
    journal.accepted("n1", "A")
    journal.close()
    assert [entry.nonce for entry in read(path)] == ["", "n1"]


def test_many_threads_write_whole_lines(path: Path) -> None:
    journal = Journal.open(path)

    def write(start: int) -> None:
        for number in range(50):
            journal.forgotten([f"{start}-{number}"])

    threads = [threading.Thread(target=write, args=(start,)) for start in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    journal.close()
    assert len({entry.nonce for entry in read(path)}) == 401


def test_a_list_without_a_journal_is_taken_in(path: Path) -> None:
    journal = Journal.open(path)
    sent = replace(TASK, state=TaskState.RUNNING, task_id="ABCD")
    unsure = replace(TASK, request=request("n2"), state=TaskState.UNKNOWN)
    journal.keep([sent, unsure])
    journal.close()
    assert [(entry.kind, entry.nonce) for entry in read(path)][1:] == [
        (Kind.SENDING, "n1"),
        (Kind.ACCEPTED, "n1"),
        (Kind.STATE, "n1"),
        (Kind.SENDING, "n2"),
        (Kind.STATE, "n2"),
    ]


# --- a disk that does not take it ---------------------------------------------------------------------------------


class _ShortDisk:
    """Stands before ``os.write`` and takes only so many bytes more, as a disk that is nearly full."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, left: int) -> None:
        self.left = left
        self._real = os.write
        monkeypatch.setattr(os, "write", self.write)

    def write(self, descriptor: int, data: bytes) -> int:
        taken = self._real(descriptor, data[: self.left])
        self.left -= taken
        if not taken:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return taken


@pytest.mark.parametrize("left", [0, 1, 20])
def test_a_full_disk_is_told_and_the_rest_is_sound(path: Path, monkeypatch: pytest.MonkeyPatch, left: int) -> None:
    journal = Journal.open(path)
    disk = _ShortDisk(monkeypatch, left)
    with pytest.raises(ListNotWritable):
        journal.accepted("n1", "A")
    disk.left = 10_000
    journal.accepted("n2", "B")
    journal.close()
    assert [entry.nonce for entry in read(path)] == ["", "n2"]


@pytest.mark.parametrize("left", [0, 20])
def test_the_ballast_makes_room_for_an_answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, left: int) -> None:
    ballast = Ballast(tmp_path / "ballast")
    ballast.make()
    journal = Journal.open(tmp_path / "tasks.journal")
    disk = _ShortDisk(monkeypatch, left)

    def make_room() -> bool:
        freed = ballast.free()
        disk.left += SIZE if freed else 0
        return freed

    journal.make_room = make_room
    journal.accepted("n1", "A")
    disk.left = 0
    with pytest.raises(ListNotWritable):
        journal.accepted("n2", "B")
    journal.close()
    assert [entry.nonce for entry in read(journal.path)] == ["", "n1"]
    assert not (tmp_path / "ballast").exists()


def test_a_line_that_is_not_safe_yet_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    journal = Journal.open(path)

    def fail(_: int) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(ListNotWritable):
        journal.accepted("n1", "A")
    with pytest.raises(ListNotWritable):
        journal.keep([])
    journal.intent(TASK)
    journal.close()


def test_a_closed_journal_takes_nothing(path: Path) -> None:
    journal = Journal.open(path)
    journal.close()
    with pytest.raises(ListNotWritable):
        journal.accepted("n1", "A")


def test_a_place_that_is_a_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(ListNotWritable):
        Journal.open(tmp_path)


def test_the_ballast_is_laid_down_once(tmp_path: Path) -> None:
    ballast = Ballast(tmp_path / "ballast")
    assert not ballast.free()
    ballast.make()
    first = (tmp_path / "ballast").stat()
    ballast.make()
    assert (tmp_path / "ballast").stat().st_mtime_ns == first.st_mtime_ns
    assert (first.st_size, stat.S_IMODE(first.st_mode)) == (SIZE, 0o600)
    (tmp_path / "ballast").write_bytes(b"short")
    ballast.make()
    assert (tmp_path / "ballast").stat().st_size == SIZE
    assert ballast.free()
    assert not ballast.free()
    Ballast(tmp_path / "none" / "ballast").make()
