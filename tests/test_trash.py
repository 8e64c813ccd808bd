"""The recycle bin of the system, asked by Qt."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from vidgo_desktop.ui.trash import move_to_trash

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a test must not fill the user's bin")


def test_a_file_goes_to_a_place_that_is_told(tmp_path: Path) -> None:
    home = Path(os.environ["XDG_DATA_HOME"])
    home.mkdir(parents=True)
    for content in (b"one", b"two"):
        video = tmp_path / "Zoë 🎬.mp4"
        video.write_bytes(content)
        place = move_to_trash(video)
        assert place is not None
        assert not video.exists()
        assert Path(place).read_bytes() == content
        assert Path(place).is_relative_to(home)


def test_what_is_not_there_is_told_as_not_taken(tmp_path: Path) -> None:
    assert move_to_trash(tmp_path / "nothing.mp4") is None
