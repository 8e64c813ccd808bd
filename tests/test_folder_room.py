"""Little room is told beside *Generate*, before anything is spent."""

from __future__ import annotations

import pytest

from vidgo_desktop.core.low_disk import LOW_DISK_BYTES
from vidgo_desktop.ui.folder_line import words_with_room


@pytest.mark.parametrize(
    ("free", "warn", "said"),
    [
        (LOW_DISK_BYTES, True, "Videos"),
        (LOW_DISK_BYTES - 1, False, "Videos"),
        (1_200_000_000, True, "Videos · only 1.2 GB free, saving may have to wait"),
        (0, True, "Videos · only 0 bytes free, saving may have to wait"),
    ],
)
def test_little_room_is_told_with_the_folder(free: int, warn: bool, said: str) -> None:
    assert words_with_room("Videos", free, warn) == said
