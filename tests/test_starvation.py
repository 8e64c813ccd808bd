"""Errors that mean that the system gives nothing more for now, wherever they are hidden."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from vidgo_desktop.core.errors import MediaError, Starved
from vidgo_desktop.core.starvation import starved
from vidgo_desktop.media import verify


def _led_to(cause: BaseException) -> BaseException:
    try:
        try:
            raise cause
        except BaseException as error:
            raise ValueError("something else") from error
    except ValueError as found:
        return found


@pytest.mark.parametrize(
    "error",
    [
        MemoryError(),
        OSError(errno.EMFILE, "Too many open files"),
        OSError(errno.ENFILE, "Too many open files in system"),
        OSError(errno.ENOMEM, "Cannot allocate memory"),
        RuntimeError("can't start new thread"),
        ImportError("libav.so: failed to map segment from shared object"),
        Starved("before"),
    ],
)
def test_nothing_is_left(error: BaseException) -> None:
    assert isinstance(starved(error), Starved)
    assert isinstance(starved(_led_to(error)), Starved)


@pytest.mark.parametrize(
    "error",
    [
        OSError(errno.ENOSPC, "No space left on device"),
        OSError("no number"),
        RuntimeError("dictionary changed size during iteration"),
        ImportError("No module named 'av'"),
        ValueError("memory"),
    ],
)
def test_another_trouble(error: BaseException) -> None:
    assert starved(error) is None
    assert starved(_led_to(error)) is None


def test_a_chain_without_end() -> None:
    first, second = ValueError("a"), ValueError("b")
    first.__context__, second.__context__ = second, first
    assert starved(first) is None


def test_a_video_is_not_called_broken_for_want_of_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_files(*_: object) -> object:
        raise MediaError("cannot be opened") from OSError(errno.EMFILE, "Too many open files")

    monkeypatch.setattr(verify, "opened", no_files)
    path = tmp_path / "video.mp4"
    path.write_bytes(b"\0\0\0\x18ftypmp42")
    with pytest.raises(Starved):
        verify.verify_video(path)
