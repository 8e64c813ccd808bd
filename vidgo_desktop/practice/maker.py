"""Makes a pretend result: a real MP4 from a clip and a picture, plainly marked as practice."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import av

from vidgo_desktop.core import resources
from vidgo_desktop.core.cancel import Cancel
from vidgo_desktop.core.errors import MediaError
from vidgo_desktop.practice.clips import clip_facts, opened
from vidgo_desktop.practice.frames import Direction, FrameMaker
from vidgo_desktop.practice.recognise import finished_result
from vidgo_desktop.practice.scene import Look, even
from vidgo_desktop.practice.sound import SoundTrack
from vidgo_desktop.practice.writer import PictureTrack

SHORT_SIDES = {"480p": 480, "580p": 580, "720p": 720}
# What H.264 players still take, for very long and thin clips.
_LONGEST_SIDE = 4096
_MARK, _STAND_IN_MARK = "mark.png", "mark-sample.png"


def make_clip(
    video: Path,
    image: Path,
    target: Path,
    *,
    model: str,
    resolution: str,
    progress: Callable[[float], None],
    cancel: Cancel,
    stand_in: bool = False,
) -> None:
    """Write the result of a pretend task: H.264 with the clip's own sound, as long as the clip to the frame.

    ``resolution`` names the short side in pixels (``480p``). ``progress`` gets 0 to 1, after each frame. With
    ``stand_in`` the mark also says that a sample took the place of an input. The target appears whole or not at
    all. Takes seconds; raises ``MediaError`` for inputs that cannot be read, and ``Cancelled``.
    """
    part = target.with_name(f"{target.name}.part")
    try:
        finished = finished_result(video, image, model)
        direction = Direction(
            clip=finished or video,
            picture=None if finished else image,
            model=model,
            mark=resources.path("practice", _STAND_IN_MARK if stand_in else _MARK),
        )
        _make(direction, part, resolution, progress, cancel)
        part.replace(target)
    except (av.FFmpegError, OSError, ValueError) as error:
        raise MediaError(f"the clip cannot be made: {error}") from error
    finally:
        part.unlink(missing_ok=True)


def output_size(width: int, height: int, resolution: str) -> tuple[int, int]:
    """The size of a result: the source's shape with this short side, both sides even."""
    short = SHORT_SIDES[resolution]
    long = even(min(short * max(width, height) / min(width, height), _LONGEST_SIDE))
    return (short, long) if width <= height else (long, short)


def _make(direction: Direction, part: Path, resolution: str, progress: Callable[[float], None], cancel: Cancel) -> None:
    facts = clip_facts(direction.clip)
    look = Look(*output_size(facts.width, facts.height, resolution), rate=facts.rate.limit_denominator(100_000))
    # The encoder keeps the mode of a file that is there.
    part.touch(mode=0o600)
    with (
        opened(direction.clip) as (source, stream),
        av.open(str(part), "w", format="mp4", options={"movflags": "+faststart"}) as result,
    ):
        maker = FrameMaker(direction, facts, look)
        picture = PictureTrack(result, stream, look)
        sound = SoundTrack(source, result, picture.start)
        for packet in source.demux([stream, *sound.inputs]):
            cancel.check()
            if packet.stream is not stream:
                sound.take(packet)
                continue
            for frame in stream.codec_context.decode(packet):
                picture.expect(frame)
                for made in maker.made(frame):
                    picture.write(made)
                progress(min(1.0, maker.count / facts.frames))
        for made in maker.rest():
            picture.write(made)
        picture.finish()
        sound.finish()
    progress(1.0)
