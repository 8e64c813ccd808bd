"""Lays the sound of a source under its silent result: the picture's packets are copied bit by bit, into a new file."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import av
from av.audio.stream import AudioStream
from av.container import InputContainer, OutputContainer
from av.packet import Packet
from av.video.stream import VideoStream

from vidgo_desktop.core.cancel import Cancel
from vidgo_desktop.core.errors import MediaError
from vidgo_desktop.core.film_export import SoundWish
from vidgo_desktop.core.made_part import MadePart
from vidgo_desktop.media.compare_sound import ExportSound
from vidgo_desktop.media.compare_trouble import writing
from vidgo_desktop.media.film_index import read_index
from vidgo_desktop.media.opening import opened

# Sound that stays as it is: every player knows it in an MP4. Other kinds are coded anew.
_COPIED = frozenset({"aac", "alac", "mp3", "mp3float"})
# Pictures that an MP4 may hold.
_PICTURES = frozenset({"h264", "hevc", "av1", "vp9", "mpeg4"})
# Room beside the picture: thirty seconds of sound at the highest rate.
_ROOM = 4 << 20
_MOST_NAMES = 20
# How far the sound is written ahead of the picture, in seconds.
_AHEAD = 0.5


@dataclass(frozen=True, slots=True)
class _Span:
    """When the picture of a file begins, in the file's own seconds, and how long it is."""

    begins: Fraction
    seconds: Fraction


def lay_sound(result: Path, source: Path, cancel: Cancel) -> Path:
    """Make ``<result>_sound.mp4`` beside the result, or tell which one was made before. Both files are only read.

    The first pictures of both belong together: the service answers every frame with one. The sound ends with the
    picture. Raises ``MediaError``, ``SaveError`` and ``Cancelled``; then nothing is left behind.
    """
    target = result.with_name(f"{result.stem}_sound.mp4")
    former = _made_before(result, target, cancel)
    if former is not None:
        return former
    spans = [_span_of(path, cancel) for path in (result, source)]
    try:
        size = result.stat().st_size
    except OSError as error:
        raise MediaError(f"cannot be read: {error.strerror}") from error
    part = MadePart(target, "mp4", size + _ROOM)
    try:
        with ExitStack() as stack:
            picture, stream = stack.enter_context(opened(result))
            if stream.codec_context.name not in _PICTURES:
                raise MediaError(f"an MP4 cannot hold this picture: {stream.codec_context.name}")
            sound, _ = stack.enter_context(opened(source))
            _Remux((result, picture, stream), (source, sound), part.path, spans, cancel).run()
        return part.publish(cancel)
    finally:
        part.discard()


class _Remux:
    """One new file of two old ones."""

    def __init__(
        self,
        result: tuple[Path, InputContainer, VideoStream],
        source: tuple[Path, InputContainer],
        path: Path,
        spans: list[_Span],
        cancel: Cancel,
    ) -> None:
        self._result, self._picture, self._stream = result
        self._source, self._sound = source
        self._path, self._cancel = path, cancel
        self._own, self._their = spans

    def run(self) -> None:
        """Write it. Raises ``MediaError``, ``SaveError`` and ``Cancelled``."""
        with ExitStack() as stack:
            with writing():
                options = {"movflags": "+faststart"}
                file = stack.enter_context(av.open(str(self._path), "w", format="mp4", options=options))
                for name, text in self._picture.metadata.items():
                    if name in ("title", "comment"):
                        file.metadata[name] = text
                target = file.add_stream_from_template(self._stream)
                target.time_base = self._stream.time_base
            copied = self._copied_sound(file)
            coded = None if copied is not None else self._coded_sound(file)
            if coded is not None:
                stack.callback(coded.close)
            for packet in self._pictures():
                seconds = float((packet.dts or 0) * packet.time_base)
                if copied is not None:
                    copied.write_until(seconds + _AHEAD)
                elif coded is not None:
                    coded.write_until(seconds - float(self._own.begins) + _AHEAD)
                packet.stream = target
                with writing():
                    file.mux(packet)
            if copied is not None:
                copied.write_until(float("inf"))
            elif coded is not None:
                coded.finish()
            with writing():
                file.close()

    def _pictures(self) -> Iterator[Packet[VideoStream]]:
        """Every packet, with a time to decode it at; Matroska does not keep that."""
        decoding = _decoding_times(self._result, self._cancel)
        for place, packet in enumerate(_packets(self._picture, self._stream)):
            self._cancel.check()
            if decoding:
                packet.dts = decoding[place]
            yield packet

    def _copied_sound(self, file: OutputContainer) -> _CopiedSound | None:
        stream = next((each for each in self._sound.streams.audio if hasattr(each.codec_context, "options")), None)
        if stream is None or stream.codec_context.name not in _COPIED:
            return None
        if stream.codec_context.name == "aac" and not stream.codec_context.extradata:
            # As in transport streams: such packets do not fit into an MP4.
            return None
        with writing():
            target = file.add_stream_from_template(stream)
            target.time_base = stream.time_base
        move = self._own.begins - self._their.begins
        return _CopiedSound(self._sound, stream, file, target, move, self._own, self._cancel)

    def _coded_sound(self, file: OutputContainer) -> ExportSound:
        coded = ExportSound(
            SoundWish(self._source), file, float(self._own.seconds), self._cancel, at=float(self._own.begins)
        )
        if not coded.has_track:
            raise MediaError("the source has no sound that can be read")
        return coded


class _CopiedSound:
    """Packets of a sound, moved in time; what lies wholly outside of the picture is left out."""

    def __init__(
        self,
        container: InputContainer,
        stream: AudioStream,
        file: OutputContainer,
        target: AudioStream,
        move: Fraction,
        span: _Span,
        cancel: Cancel,
    ) -> None:
        self._packets = (packet for packet in container.demux(stream) if packet.pts is not None)
        self._file, self._target, self._cancel = file, target, cancel
        self._move, self._begin, self._end = move, span.begins, span.begins + span.seconds
        self._next: Packet[AudioStream] | None = next(self._packets, None)

    def write_until(self, seconds: float) -> None:
        """Write everything that begins before this time of the new file."""
        while self._next is not None:
            packet = self._next
            tick = packet.time_base
            begins = (packet.pts or 0) * tick + self._move
            if begins > seconds:
                return
            self._cancel.check()
            length = (packet.duration or 0) * tick
            if begins + length / 2 > self._end:
                self._next = None
                return
            if begins + length > self._begin:
                moved = round(self._move / tick)
                packet.pts = (packet.pts or 0) + moved
                packet.dts = (packet.dts if packet.dts is not None else packet.pts - moved) + moved
                packet.stream = self._target
                with writing():
                    self._file.mux(packet)
            self._next = next(self._packets, None)


def _packets(container: InputContainer, stream: VideoStream) -> Iterator[Packet[VideoStream]]:
    # The mark of the end is a packet of nothing.
    return (packet for packet in container.demux(stream) if packet.size)


def _decoding_times(path: Path, cancel: Cancel) -> list[int]:
    """When each packet is to be decoded, in the order of the file; empty where the file itself says so."""
    shown: list[int] = []
    is_told = True
    with opened(path) as (container, stream):
        for packet in _packets(container, stream):
            cancel.check()
            if packet.pts is None:
                raise MediaError("a frame of the picture has no time")
            is_told = is_told and packet.dts is not None
            shown.append(packet.pts)
    if is_told:
        return []
    ordered = sorted(shown)
    # As much earlier as the frame that is shown soonest after frames that follow it.
    early = max(ready - seen for ready, seen in zip(ordered, shown, strict=True))
    return [time - early for time in ordered]


def picture_hash(path: Path, cancel: Cancel) -> str:
    """A hash of the bytes of the picture's packets, in hexadecimal. Raises ``MediaError`` and ``Cancelled``."""
    digest = hashlib.sha256()
    with opened(path) as (container, stream):
        for packet in _packets(container, stream):
            cancel.check()
            digest.update(bytes(packet))
    return digest.hexdigest()


def _made_before(result: Path, target: Path, cancel: Cancel) -> Path | None:
    """A file of an earlier run that was cut off before it was written down."""
    wanted: str | None = None
    for copy in range(1, _MOST_NAMES):
        path = target if copy == 1 else target.with_name(f"{target.stem} ({copy}){target.suffix}")
        try:
            if not path.is_file():
                return None
            with opened(path) as (container, _stream):
                has_sound = bool(container.streams.audio)
            wanted = wanted or picture_hash(result, cancel)
            if has_sound and picture_hash(path, cancel) == wanted:
                return path
        except (MediaError, OSError):
            continue
    return None


def _span_of(path: Path, cancel: Cancel) -> _Span:
    with opened(path) as (container, stream):
        index = read_index(container, stream, cancel)
    first = index.times[0]
    return _Span(first * index.tick, (index.end - first) * index.tick)
