"""Looking at results leaves no file open, whatever lies in their place, however many there are."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.media_files import write_clip
from vidgo_desktop.core.cancel import Cancel
from vidgo_desktop.core.errors import Cancelled, NotAVideo
from vidgo_desktop.core.published import Announced, is_whole
from vidgo_desktop.media.looker import MediaLooker

_OPEN = Path("/proc/self/fd")
pytestmark = pytest.mark.skipif(not _OPEN.is_dir(), reason="counts the open files of the process in /proc")


def _left_open(work: Callable[[], object], times: int) -> int:
    """By how many the open files grow; what is opened once and for all, with the first time, does not count."""
    work()
    before = len(os.listdir(_OPEN))  # noqa: PTH208 — only how many
    for _ in range(times):
        work()
    return len(os.listdir(_OPEN)) - before  # noqa: PTH208 — only how many


@pytest.fixture(scope="module")
def clip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_clip(tmp_path_factory.mktemp("clip") / "clip.mp4", size=(32, 32), frames=4)


def _announced(path: Path, content: bytes) -> Announced:
    return Announced(path, len(content), hashlib.sha256(content).hexdigest())


def test_is_whole_leaves_nothing_open(tmp_path: Path, clip: Path) -> None:
    content = clip.read_bytes()
    other, folder, pipe, link = (tmp_path / name for name in ("other.mp4", "folder.mp4", "pipe.mp4", "link.mp4"))
    other.write_bytes(bytes(len(content)))
    folder.mkdir()
    os.mkfifo(pipe)
    link.symlink_to(clip)
    short = tmp_path / "short.mp4"
    short.write_bytes(content[:-1])
    found: dict[Path, bool] = {}

    def look() -> None:
        for path in (clip, other, folder, pipe, link, short, tmp_path / "gone.mp4"):
            found[path] = is_whole(_announced(path, content), Cancel())

    assert _left_open(look, 1000) == 0
    assert [path for path, whole in found.items() if whole] == [clip]


def test_a_look_that_is_cut_off_leaves_nothing_open(clip: Path) -> None:
    cancel = Cancel()
    cancel.set()

    def look() -> None:
        with pytest.raises(Cancelled):
            is_whole(_announced(clip, clip.read_bytes()), cancel)

    assert _left_open(look, 100) == 0


def test_the_check_of_a_result_leaves_no_container_open(tmp_path: Path, clip: Path) -> None:
    looker, content = MediaLooker(), clip.read_bytes()
    broken = {
        "cut.mp4": content[: len(content) // 2],
        "head.mp4": content[:64],
        "empty.mp4": b"",
        "text.mp4": b"not a video at all",
        "zeros.mp4": content[:200] + bytes(len(content) - 200),
    }
    for name, data in broken.items():
        (tmp_path / name).write_bytes(data)

    def look() -> None:
        looker.verify(clip)
        assert looker.thumbnail(clip, tmp_path / "small.jpg")
        for name in broken:
            with pytest.raises(NotAVideo):
                looker.verify(tmp_path / name)
            assert not looker.thumbnail(tmp_path / name, tmp_path / "none.jpg")

    assert _left_open(look, 100) == 0
