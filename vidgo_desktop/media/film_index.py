"""Which frames a clip shows, when each begins, and where its decoding can begin: read from packets, nothing decoded."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from av.container import InputContainer
from av.video.stream import VideoStream

from vidgo_desktop.core.cancel import Cancel
from vidgo_desktop.core.errors import MediaError
from vidgo_desktop.media.timing import frame_rate

# Every packet of these holds exactly one frame that is shown. Of others (VP8 has hidden frames) the frames are
# decoded once to be counted.
_ONE_TO_ONE = frozenset({"h264", "hevc", "av1", "vp9", "mpeg4", "mpeg2video", "mjpeg", "prores", "png", "h263", "flv1"})
_USUAL_RATE = 25.0
# Between two looks at the stop sign.
_LOOK_EVERY = 256
# A last frame is never taken to be longer than this many usual ones: damaged headers tell hours.
_LONGEST_LAST = 10


@dataclass(frozen=True, slots=True)
class FilmIndex:
    """``times`` are the shown frames' own times in ticks of ``tick`` seconds, ascending.

    ``keys`` are the numbers of frames at which decoding can begin, ascending, ``key_ticks`` what to seek for each.
    """

    times: tuple[int, ...]
    tick: Fraction
    end: int
    keys: tuple[int, ...]
    key_ticks: tuple[int, ...]
    rate: float

    @property
    def starts(self) -> tuple[float, ...]:
        """When each frame begins, in seconds from the first."""
        first, tick = self.times[0], self.tick
        over, under = tick.numerator, tick.denominator
        return tuple((time - first) * over / under for time in self.times)

    @property
    def seconds(self) -> float:
        """Until the end of the last frame."""
        return float((self.end - self.times[0]) * self.tick)

    def key_for(self, frame: int, back: int = 0) -> int:
        """Place in ``keys`` of the key from which this frame can be reached; ``back`` keys earlier; at least 0."""
        return max(0, bisect_right(self.keys, frame) - 1 - back)


@dataclass(slots=True)
class _Found:
    time: int
    seek: int
    is_key: bool
    length: int


def read_index(container: InputContainer, stream: VideoStream, cancel: Cancel) -> FilmIndex:
    """The table of an open clip. Leaves the container at its end. Raises ``MediaError`` and ``Cancelled``."""
    found = _from_packets(container, stream, cancel)
    if found is None:
        container.seek(0)
        stream.codec_context.flush_buffers()
        found = _from_frames(container, stream, cancel)
    if not found:
        raise MediaError("no picture in the file can be decoded")
    return _index(found, stream)


def _from_packets(container: InputContainer, stream: VideoStream, cancel: Cancel) -> list[_Found] | None:
    """None when the packets do not tell enough."""
    if stream.codec_context.name not in _ONE_TO_ONE:
        return None
    found: list[_Found] = []
    # What lies before the first key in time cannot be decoded (a clip cut from an open group of pictures).
    first_key: int | None = None
    for count, packet in enumerate(container.demux(stream)):
        if count % _LOOK_EVERY == 0:
            cancel.check()
        if packet.size == 0:
            continue
        if packet.pts is None:
            return None
        if first_key is None:
            if not packet.is_keyframe:
                continue
            first_key = packet.pts
        # An edit list hides frames that are needed for decoding only.
        if not packet.is_discard and packet.pts >= first_key:
            seek = packet.pts if packet.dts is None else min(packet.dts, packet.pts)
            found.append(_Found(packet.pts, seek, packet.is_keyframe, packet.duration or 0))
        elif packet.is_keyframe:
            found.append(_Found(packet.pts, packet.pts, True, -1))
    return found


def _from_frames(container: InputContainer, stream: VideoStream, cancel: Cancel) -> list[_Found]:
    found: list[_Found] = []
    for frame in container.decode(stream):
        cancel.check()
        if frame.pts is not None:
            found.append(_Found(frame.pts, frame.pts, bool(frame.key_frame), frame.duration or 0))
    return found


def _index(found: Iterable[_Found], stream: VideoStream) -> FilmIndex:
    tick = stream.time_base or Fraction(1, 1000)
    ordered = sorted(found, key=lambda each: each.time)
    times: list[int] = []
    keys: list[int] = []
    seeks: list[int] = []
    for each in ordered:
        if each.length >= 0 and (not times or each.time > times[-1]):
            times.append(each.time)
        if each.is_key and each.length >= 0:
            keys.append(len(times) - 1)
            seeks.append(each.time)
        elif each.is_key:
            # A hidden key: decoding can begin there for everything that follows it.
            keys.append(len(times))
            seeks.append(each.time)
    if not times:
        raise MediaError("no picture in the file can be decoded")
    if not keys or keys[0] != 0:
        keys.insert(0, 0)
        seeks.insert(0, ordered[0].seek)
    shown = [each for each in ordered if each.length >= 0]
    rate = _rate(times, tick, stream)
    usual = max(1, round(1 / (rate * float(tick))))
    last = shown[-1].length
    end = times[-1] + (last if 0 < last <= usual * _LONGEST_LAST else usual)
    return FilmIndex(tuple(times), tick, end, tuple(keys), tuple(seeks), rate)


def _rate(times: list[int], tick: Fraction, stream: VideoStream) -> float:
    """Frames in a second as people would name it; measured where the headers contradict the frames."""
    told = frame_rate(stream)
    if len(times) < 2:
        return told or _USUAL_RATE
    measured = float((len(times) - 1) / ((times[-1] - times[0]) * tick))
    if told is not None and abs(told - measured) <= 0.02 * measured:
        return told
    return measured
