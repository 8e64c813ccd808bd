"""The sound of a film by the film's own time, at any speed with the pitch kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from fractions import Fraction
from pathlib import Path

import av
from av.audio.frame import AudioFrame
from av.audio.resampler import AudioResampler
from av.audio.stream import AudioStream
from av.container import InputContainer
from av.filter import Graph
from av.filter.context import FilterContext
from av.video.stream import VideoStream

from vidgo_desktop.core.cancel import Cancel
from vidgo_desktop.core.errors import MediaError
from vidgo_desktop.core.film_sound import FRAME_BYTES, SOUND_RATE, SoundBlock
from vidgo_desktop.media.opening import opened

_TICK = Fraction(1, SOUND_RATE)
# Coders of sound need what came before: a jump begins so many seconds early, and that part is thrown away.
_RUN_UP = 0.15
# Holes up to this many samples are rounding of the container's clock.
_ROUNDING = SOUND_RATE // 100
# What a damaged time would otherwise fill with silence, in seconds.
_LONGEST_HOLE = 600
# The first picture in time is among the first packets.
_FIRST_PACKETS = 32
# The filter for the tempo gives everything too early by this part of its input (measured at eight speeds: 17 ms).
_EARLY_SAMPLES = 816


def open_sound(path: Path, cancel: Cancel) -> SoundReader | None:
    """Open the sound of a local video; None when it has none. Raises ``MediaError``."""
    with ExitStack() as stack:
        container, picture = stack.enter_context(opened(path))
        if not container.streams.audio or not hasattr(container.streams.audio[0].codec_context, "options"):
            return None
        reader = SoundReader(container, container.streams.audio[0], _first_picture(container, picture), cancel)
        reader.hold(stack.pop_all())
    return reader


def _first_picture(container: InputContainer, stream: VideoStream) -> float:
    """The file's own time of the first picture that is shown, in seconds."""
    times: list[int] = []
    for packet in container.demux(stream):
        if packet.pts is not None and not packet.is_discard:
            times.append(packet.pts)
        if len(times) >= _FIRST_PACKETS:
            break
    return float(min(times) * (stream.time_base or 0)) if times else 0.0


class SoundReader:
    """One open sound, see the protocol ``FilmSound``. Called on one thread."""

    def __init__(self, container: InputContainer, stream: AudioStream, origin: float, cancel: Cancel) -> None:
        stream.codec_context.thread_count = 1
        self._container = container
        self._stream = stream
        self._origin = origin
        self._cancel = cancel
        self._held = ExitStack()
        self._blocks: Iterator[SoundBlock] = iter(())

    def hold(self, held: ExitStack) -> None:
        """What ``close`` lets go."""
        self._held = held

    def begin(self, seconds: float, tempo: float) -> None:
        """Go on from this time of the film at this speed."""
        with _told():
            tick = self._stream.time_base or _TICK
            at = max(0.0, seconds + self._origin - _RUN_UP)
            self._container.seek(int(at / tick), stream=self._stream)
        pieces = self._aligned(seconds)
        self._blocks = self._blocks_of(pieces if tempo == 1.0 else _with_tempo(pieces, tempo), seconds, tempo)

    def block(self) -> SoundBlock | None:
        """The next samples; None after the end."""
        self._cancel.check()
        with _told():
            return next(self._blocks, None)

    def close(self) -> None:
        """Let the file go."""
        self._held.close()

    def _blocks_of(self, pieces: Iterator[bytes], seconds: float, tempo: float) -> Iterator[SoundBlock]:
        given = 0
        for data in pieces:
            if data:
                yield SoundBlock(seconds + given * tempo / SOUND_RATE, data)
                given += len(data) // FRAME_BYTES

    def _aligned(self, seconds: float) -> Iterator[bytes]:
        """Samples without hole or overlap, the first one exactly at this time of the film."""
        resampler = AudioResampler(format="s16", layout="stereo", rate=SOUND_RATE)
        place: int | None = None
        for frame in self._frames():
            if frame.time is not None:
                begins = round((frame.time - self._origin - seconds) * SOUND_RATE)
                if place is None or begins > place + _ROUNDING:
                    hole = begins - max(0, place or 0)
                    if 0 < hole < _LONGEST_HOLE * SOUND_RATE:
                        yield bytes(hole * FRAME_BYTES)
                    place = begins
            for made in resampler.resample(frame):
                data = bytes(made.planes[0])[: made.samples * FRAME_BYTES]
                place = place or 0
                yield data[max(0, -place) * FRAME_BYTES :]
                place += made.samples

    def _frames(self) -> Iterator[AudioFrame]:
        for packet in self._container.demux(self._stream):
            self._cancel.check()
            try:
                yield from self._stream.decode(packet)
            except (av.InvalidDataError, av.EOFError):
                continue


def _with_tempo(pieces: Iterator[bytes], tempo: float) -> Iterator[bytes]:
    # One filter reaches from a half to the double without dropping parts.
    steps = 1 if 0.5 <= tempo <= 2.0 else 2
    each = tempo ** (1 / steps)
    graph, source, sink = _tempo_graph(each, steps)
    pull = _puller(sink)
    early = _EARLY_SAMPLES / each
    yield bytes(round(early if steps == 1 else early / each + early) * FRAME_BYTES)
    given = 0
    for data in pieces:
        samples = len(data) // FRAME_BYTES
        if samples:
            source.push(_frame(data, samples, given))
            given += samples
            yield from pull()
    source.push(None)
    yield from pull()
    # Until here the name holds the graph that both ends belong to.
    del graph


def _tempo_graph(tempo: float, steps: int) -> tuple[Graph, FilterContext, FilterContext]:
    graph = Graph()
    source = graph.add_abuffer(sample_rate=SOUND_RATE, format="s16", layout="stereo", time_base=_TICK)
    last = source
    for _ in range(steps):
        step = graph.add("atempo", f"{tempo:.6f}")
        last.link_to(step)
        last = step
    exact = graph.add("aformat", f"sample_fmts=s16:channel_layouts=stereo:sample_rates={SOUND_RATE}")
    sink = graph.add("abuffersink")
    last.link_to(exact)
    exact.link_to(sink)
    graph.configure()
    return graph, source, sink


def _puller(sink: FilterContext) -> Callable[[], Iterator[bytes]]:
    def pull() -> Iterator[bytes]:
        while True:
            try:
                made = sink.pull()
            except (av.BlockingIOError, av.EOFError):
                return
            if isinstance(made, AudioFrame):
                yield bytes(made.planes[0])[: made.samples * FRAME_BYTES]

    return pull


def _frame(data: bytes, samples: int, place: int) -> AudioFrame:
    frame = AudioFrame(format="s16", layout="stereo", samples=samples)
    frame.planes[0].update(data.ljust(frame.planes[0].buffer_size, b"\0"))
    frame.sample_rate, frame.pts, frame.time_base = SOUND_RATE, place, _TICK
    return frame


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except (av.FFmpegError, ValueError, ArithmeticError, MemoryError) as error:
        raise MediaError(f"cannot be decoded: {error}") from error
