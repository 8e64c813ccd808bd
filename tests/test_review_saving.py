"""Videos that lost their last bytes on the way, though the storage says that all of them came."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.loopback import Answer, ScriptedServer
from tests.media_files import write_clip
from vidgo_desktop.core.cancel import Cancel
from vidgo_desktop.core.errors import NotAVideo
from vidgo_desktop.core.transfer import TransferLimits, fetch_result
from vidgo_desktop.media.looker import MediaLooker
from vidgo_desktop.media.verify import verify_video

LIMITS = TransferLimits(connect=2.0, read=0.5, total=8.0, tries=3, pause=0.01)
PATH = "/generated/a.mp4"


@pytest.fixture(scope="module")
def clips(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("clips")
    return {
        "index first": write_clip(folder / "f.mp4", frames=48, sound="aac", options={"movflags": "faststart"}),
        "index last": write_clip(folder / "l.mp4", frames=48, sound="aac"),
    }


@pytest.mark.parametrize("name", ["index first", "index last"])
@pytest.mark.parametrize("missing", [1, 90, 600])
def test_a_video_without_its_last_bytes_is_not_saved(
    name: str, missing: int, clips: dict[str, Path], tmp_path: Path
) -> None:
    whole = clips[name].read_bytes()
    with ScriptedServer() as server:
        server.on("GET", PATH, Answer(200, whole[:-missing]))
        with pytest.raises(NotAVideo):
            _fetch(server.base + PATH, tmp_path)
        assert list(tmp_path.iterdir()) == []
        server.on("GET", PATH, Answer(200, whole))
        assert _fetch(server.base + PATH, tmp_path).read_bytes() == whole


@pytest.mark.parametrize("more", [b"\0", b"\0\0\0\0", b"\0\0\x01\0freehalf", b"\0\0\x01\0moovhalf", b"odd words"])
def test_what_is_cut_off_behind_the_video_was_never_needed(more: bytes, clips: dict[str, Path], tmp_path: Path) -> None:
    for clip in clips.values():
        path = tmp_path / clip.name
        path.write_bytes(clip.read_bytes() + more)
        assert verify_video(path) == verify_video(clip)


def _fetch(url: str, folder: Path) -> Path:
    return fetch_result(
        url,
        folder,
        "walk",
        cancel=Cancel(),
        progress=lambda _done, _total: None,
        verify=MediaLooker().verify,
        allow_loopback=True,
        limits=LIMITS,
    ).path
