"""Damaged lists, journals, settings and media: opened, repaired or refused in time, and no number of a task lost."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.engine_bench import request
from tests.fuzz import hostile
from tests.fuzz.figures import IS_LONG, bounded_memory, figure, quick, rng
from vidgo_desktop.core import resources
from vidgo_desktop.core.errors import StoreError, StoreTooNew, VidgoError
from vidgo_desktop.core.journal import Journal, read
from vidgo_desktop.core.recovery import recover
from vidgo_desktop.core.settings import Settings, load_settings, save_settings
from vidgo_desktop.core.store import TaskStore
from vidgo_desktop.core.task import TaskState

pytestmark = pytest.mark.timeout(0 if IS_LONG else 120)

NOW = 1_800_000_000.0
TASKS = 12
NUMBERS = {f"NUMBER{number:06d}" for number in range(TASKS)}
CLIPS = ("street_walk.mp4",)
PICTURES = ("fox.png",)


@dataclass(frozen=True)
class Profile:
    """A list with its helpers and its journal, copied for each try."""

    folder: Path

    @property
    def database(self) -> Path:
        return self.folder / "tasks.db"

    @property
    def journal(self) -> Path:
        return self.folder / "tasks.journal"

    def copy(self, target: Path) -> Profile:
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(self.folder, target)
        return Profile(target)


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Profile:
    """Tasks with numbers, some of them only in the write-ahead log, as after a kill."""
    first = Profile(tmp_path_factory.mktemp("list") / "first")
    first.folder.mkdir()
    store, journal = TaskStore.open(first.database), Journal.open(first.journal)
    for number in range(TASKS):
        task, _ = store.add(request(f"n{number}"), title=f"Task {number}", now=NOW)
        journal.intent(task)
        store.claim(task.id)
        journal.sending(store.update(task.id, state=TaskState.SUBMITTING, submitted_at=NOW))
        journal.accepted(task.request.nonce, f"NUMBER{number:06d}")
        store.update(task.id, state=TaskState.SUBMITTED, task_id=f"NUMBER{number:06d}")
    kept = first.copy(tmp_path_factory.mktemp("list") / "kept")
    store.close()
    journal.close()
    return kept


def _opened(profile: Profile) -> set[str]:
    """The numbers that are known after a start, as the engine begins; a second start where damage was met."""
    for _ in range(3):
        try:
            store = TaskStore.open(profile.database)
        except StoreTooNew:
            raise
        except StoreError:
            continue
        try:
            journal = Journal.open(profile.journal)
            try:
                recover(store, journal, NOW)
                return {task.task_id for task in store.page(store.index().ids) if task.task_id}
            finally:
                journal.close()
        except StoreError:
            continue
        finally:
            store.close()
    raise AssertionError("the list could not be opened in three starts")


def _hurt(path: Path, chance: random.Random) -> None:
    if chance.random() < 0.05:
        path.unlink(missing_ok=True)
    elif path.exists():
        path.write_bytes(hostile.damaged(path.read_bytes(), chance, 8))


def test_a_sound_profile_has_all_numbers(sound: Profile, tmp_path: Path) -> None:
    assert _opened(sound.copy(tmp_path / "p")) == NUMBERS


def test_no_damage_of_the_list_loses_a_number(sound: Profile, tmp_path: Path) -> None:
    chance = rng("list")
    with bounded_memory():
        for number in range(figure(1_500, 60)):
            profile = sound.copy(tmp_path / "p")
            before = {path.name: path.read_bytes() for path in profile.folder.iterdir()}
            for name in chance.choice((["tasks.db"], ["tasks.db-wal"], ["tasks.db", "tasks.db-wal", "tasks.db-shm"])):
                _hurt(profile.folder / name, chance)
            try:
                found = quick(lambda profile=profile: _opened(profile), number)  # type: ignore[misc]
            except StoreTooNew:
                # A version from the future is left as it is; nothing is lost, a newer program reads it.
                assert profile.journal.read_bytes() == before["tasks.journal"]
                continue
            assert found >= NUMBERS, f"try {number}: lost {NUMBERS - found}"


def test_a_damaged_journal_says_nothing_that_was_never_written(sound: Profile, tmp_path: Path) -> None:
    chance = rng("journal")
    written = {(entry.kind, entry.nonce, repr(entry.data)) for entry in read(sound.journal)}
    assert len(written) > TASKS
    with bounded_memory():
        for number in range(figure(1_500, 60)):
            profile = sound.copy(tmp_path / "p")
            _hurt(profile.journal, chance)
            entries = quick(lambda profile=profile: list(read(profile.journal)), number)  # type: ignore[misc]
            assert {(entry.kind, entry.nonce, repr(entry.data)) for entry in entries} <= written
            assert quick(lambda profile=profile: _opened(profile), number) == NUMBERS  # type: ignore[misc]


def test_hostile_lines_in_a_journal_stop_nothing(sound: Profile, tmp_path: Path) -> None:
    """Lines with a right checksum and a wrong content: somebody else's, or a later version's."""
    from vidgo_desktop.core.journal import _line

    chance = rng("lines")
    for number in range(figure(400, 25)):
        profile = sound.copy(tmp_path / "p")
        with profile.journal.open("ab") as file:
            for _ in range(20):
                kind = chance.choice(
                    ("head", "intent", "sending", "accepted", "state", "publishing", "forgotten", "later")
                )
                data = {"kind": kind, "nonce": f"odd{chance.randint(0, 9)}"}
                for name in (
                    "id",
                    "n",
                    "request",
                    "title",
                    "created_at",
                    "task_id",
                    "state",
                    "path",
                    "charged",
                    "parent",
                ):
                    value = hostile.value(chance)
                    if chance.random() < 0.6 and _is_finite(value):
                        data[name] = value  # type: ignore[assignment]
                file.write(_line(data))
        found = quick(lambda profile=profile: _opened(profile), number)  # type: ignore[misc]
        assert found >= NUMBERS


def _is_finite(value: object) -> bool:
    import json

    try:
        json.dumps(value, allow_nan=False).encode()
    except ValueError:
        return False
    return True


def test_damaged_settings_are_read(tmp_path: Path) -> None:
    chance, path = rng("settings"), tmp_path / "settings.json"
    save_settings(path, Settings(theme="dark", proxy="p.example:1", proxy_mode="manual", most_per_day=50.0))
    raw = path.read_bytes()
    with bounded_memory():
        for number in range(figure(3_000, 250)):
            for other in tmp_path.iterdir():
                other.unlink()
            path.write_bytes(
                hostile.damaged(raw, chance) if number % 2 else hostile.encoded(hostile.value(chance), chance)
            )
            found, _ = quick(lambda: load_settings(path), number)
            assert found.proxy_mode in ("system", "none", "manual")


# --- media --------------------------------------------------------------------------------------------------------


def _look(path: Path, folder: Path) -> None:
    from vidgo_desktop.media.looker import MediaLooker

    looker = MediaLooker()
    for kind in ("video", "image"):
        info = looker.look_at(path, kind)
        assert info.seconds is None or 0 <= info.seconds < 1e9
    for work in (
        lambda: looker.verify(path),
        lambda: looker.thumbnail(path, folder / "t.jpg"),
        lambda: looker.mime_of(path),
    ):
        try:
            work()
        except VidgoError as error:
            assert len(error.message) <= 2_000


@pytest.mark.parametrize("name", [*CLIPS, *PICTURES])
def test_damaged_media_are_looked_at(name: str, tmp_path: Path) -> None:
    chance, raw = rng(name), resources.path("samples", name).read_bytes()
    raw = raw[: 200_000 if IS_LONG else 60_000] if chance.random() < 0.3 else raw
    path = tmp_path / name
    _look(resources.path("samples", name), tmp_path)
    with bounded_memory():
        for number in range(figure(600, 8)):
            path.write_bytes(_damaged_media(raw, chance))
            begun = f"{name} {number}"
            quick(lambda: _look(path, tmp_path), begun)


def _damaged_media(raw: bytes, chance: random.Random) -> bytes:
    kind = chance.random()
    if kind < 0.3:
        # The head decides how much room somebody believes to need.
        return hostile.damaged(raw[:4_096], chance, 8) + raw[4_096:]
    if kind < 0.5:
        return raw[:-8_192] + hostile.damaged(raw[-8_192:], chance, 8)
    return hostile.damaged(raw, chance, 30)


WRONG: tuple[tuple[str, bytes], ...] = (
    ("empty.mp4", b""),
    ("page.mp4", b"<html>" * 100),
    ("list.mp4", b"#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n"),
    ("concat.mp4", b"ffconcat version 1.0\nfile /etc/passwd\n"),
    ("zeros.mov", bytes(100_000)),
    ("only_head.mp4", b"\0\0\0\x20ftypisom" + bytes(24)),
    ("huge_box.mp4", b"\0\0\0\x20ftypisom" + bytes(20) + b"\xff\xff\xff\xffmoov" + bytes(100)),
    ("deep.mp4", b"\0\0\0\x08moov" * 10_000),
    ("bomb.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\x7f\xff\xff\xff\x7f\xff\xff\xff\x08\x06\0\0\0" + bytes(50)),
    ("drawing.png", b'<svg xmlns="http://www.w3.org/2000/svg" width="99999" height="99999"/>'),
)


@pytest.mark.parametrize(("name", "content"), WRONG, ids=[name for name, _ in WRONG])
def test_what_is_no_media_is_told_so(name: str, content: bytes, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    check: Callable[[], None] = lambda: _look(path, tmp_path)  # noqa: E731
    with bounded_memory():
        quick(check, name)
