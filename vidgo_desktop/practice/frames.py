"""Turns the frames of a clip into the frames of a pretend result, one for one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import av
from av.filter.context import FilterContext
from av.video.frame import VideoFrame

from vidgo_desktop.core.errors import MediaError
from vidgo_desktop.core.model_specs import MOVE
from vidgo_desktop.practice.clips import ClipFacts, picture_frame
from vidgo_desktop.practice.scene import Look, Scene, card_size

# AVCOL_SPC: 1 is BT.709, 2 is "not told"; of the others only BT.601 is found in clips.
_BT709, _UNTOLD = 1, 2
# Players take an untold clip for BT.709 when it is higher than this.
_LINES_OF_BT601 = 576


@dataclass(frozen=True, slots=True)
class Direction:
    """What to show. Without a ``picture`` the clip is a finished one and only gets the mark."""

    clip: Path
    picture: Path | None
    model: str
    mark: Path


class FrameMaker:
    """Feeds one scene. ``count`` is the number of frames that went in."""

    def __init__(self, direction: Direction, facts: ClipFacts, look: Look) -> None:
        self.count = 0
        self._direction = direction
        self._facts = facts
        self._look = look
        self._scene: Scene | None = None
        self._given = 0

    def made(self, frame: VideoFrame) -> Iterator[VideoFrame]:
        """Put the next frame of the clip in; gives what is ready."""
        scene = self._scene = self._scene or self._build(frame)
        # The scene counts frames, so that clips with uneven or odd times come through one for one.
        frame.pts, frame.time_base = self.count, 1 / self._look.rate
        self.count += 1
        scene.clip.push(frame)
        yield from self._ready(scene)

    def rest(self) -> Iterator[VideoFrame]:
        """The clip is over; gives what is still inside."""
        if self._scene is None:
            raise MediaError("no picture in the file can be decoded")
        self._scene.clip.push(None)
        yield from self._ready(self._scene)

    def _ready(self, scene: Scene) -> Iterator[VideoFrame]:
        while self._given < self.count:
            try:
                frame = scene.sink.pull()
            except (av.BlockingIOError, av.EOFError):
                return
            if isinstance(frame, VideoFrame):
                self._given += 1
                yield frame

    def _build(self, first: VideoFrame) -> Scene:
        scene = Scene(self._look, first, self._facts.upright, self._matrix(first))
        stage = self._stage(scene)
        mark, _ = picture_frame(self._direction.mark)
        scene.finish(scene.with_mark(stage, mark))
        return scene

    def _stage(self, scene: Scene) -> FilterContext:
        size = (self._look.width, self._look.height)
        if self._direction.picture is None:
            return scene.clip_as(size)
        picture, upright = picture_frame(self._direction.picture)
        if self._direction.model == MOVE.id:
            card = card_size(size, self._facts.width / self._facts.height)
            stage = scene.picture_as(picture, upright, size, fine=2)
            return scene.with_card(stage, scene.clip_as(card), card)
        turned = any(step.startswith("transpose") for step in upright)
        shape = picture.height / picture.width if turned else picture.width / picture.height
        card = card_size(size, shape)
        stage = scene.with_wash(scene.clip_as(size), average_colour(picture))
        return scene.with_card(stage, scene.picture_as(picture, upright, card, fine=4), card)

    def _matrix(self, first: VideoFrame) -> str:
        if first.colorspace == _UNTOLD:
            return "bt709" if self._look.height > _LINES_OF_BT601 else "bt601"
        return "bt709" if first.colorspace == _BT709 else "bt601"


def average_colour(picture: VideoFrame) -> str:
    """The mean colour of a picture, half as bright, as the filters write it: a tint that suits the picture."""
    small = picture.reformat(width=2, height=2, format="rgb24", interpolation="AREA").planes[0]
    data, stride = bytes(small), small.line_size
    pixels = [data[row * stride + column * 3 :][:3] for row in (0, 1) for column in (0, 1)]
    red, green, blue = (sum(pixel[part] for pixel in pixels) // 8 for part in range(3))
    return f"0x{red:02X}{green:02X}{blue:02X}"
