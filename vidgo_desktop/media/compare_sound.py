"""The sound of an exported film: decoded, cut at both ends, and written as AAC in step with the picture."""

from __future__ import annotations

from fractions import Fraction

from av.audio.frame import AudioFrame
from av.audio.stream import AudioStream
from av.container import OutputContainer

from vidgo_desktop.core.cancel import Cancel
from vidgo_desktop.core.film_export import SoundWish
from vidgo_desktop.core.film_sound import FRAME_BYTES, SOUND_RATE, FilmSound
from vidgo_desktop.media.compare_trouble import writing
from vidgo_desktop.media.film_sound import open_sound

BITS_PER_SECOND = 192_000
# Samples that are handed to the encoder at a time.
_PIECE = 1024


class ExportSound:
    """Lasts exactly as long as the film, with silence where the chosen sound has not begun or is over.

    A film without any sound adds no track. Raises ``MediaError`` and ``SaveError``.
    """

    def __init__(
        self, wish: SoundWish, file: OutputContainer, seconds: float, cancel: Cancel, *, at: float = 0.0
    ) -> None:
        """``at`` is the file's own time of the first picture, in seconds."""
        self._at = round(at * SOUND_RATE)
        self._file, self._cancel = file, cancel
        self._begin = wish.begin
        self._samples = round(seconds * SOUND_RATE)
        # How many are written, and what is decoded but not yet written.
        self._written = 0
        self._waiting = bytearray()
        self._is_over = False
        self._stream: AudioStream | None = None
        self._sound: FilmSound | None = open_sound(wish.path, cancel)
        if self._sound is None:
            return
        try:
            self._sound.begin(max(0.0, wish.begin), 1.0)
            with writing():
                self._stream = file.add_stream("aac", rate=SOUND_RATE, layout="stereo")
                self._stream.bit_rate = BITS_PER_SECOND
        except BaseException:
            self.close()
            raise

    @property
    def has_track(self) -> bool:
        """Whether there is anything to hear."""
        return self._stream is not None

    def write_until(self, seconds: float) -> None:
        """Write all that is heard before this moment of the film."""
        wanted = min(self._samples, round(seconds * SOUND_RATE))
        while self._stream is not None and self._written < wanted:
            self._cancel.check()
            self._write(min(_PIECE, self._samples - self._written))

    def finish(self) -> None:
        """Write the rest and what the encoder holds."""
        self.write_until(self._samples / SOUND_RATE)
        if self._stream is not None:
            with writing():
                self._file.mux(self._stream.encode(None))
        self.close()

    def close(self) -> None:
        """Let the file of the sound go. May be called twice."""
        if self._sound is not None:
            self._sound.close()
            self._sound = None

    def _write(self, samples: int) -> None:
        size = samples * FRAME_BYTES
        while len(self._waiting) < size and not self._is_over:
            self._read()
        data = bytes(self._waiting[:size]).ljust(size, b"\0")
        del self._waiting[:size]
        frame = AudioFrame(format="s16", layout="stereo", samples=samples)
        plane = frame.planes[0]
        plane.update(data.ljust(plane.buffer_size, b"\0"))
        frame.sample_rate, frame.pts, frame.time_base = SOUND_RATE, self._at + self._written, Fraction(1, SOUND_RATE)
        self._written += samples
        if self._stream is not None:
            with writing():
                self._file.mux(self._stream.encode(frame))

    def _read(self) -> None:
        block = None if self._sound is None else self._sound.block()
        if block is None:
            self._is_over = True
            return
        # Where the block belongs, counted in samples from the export's beginning; gaps are silence.
        place = round((block.seconds - self._begin) * SOUND_RATE) - self._written
        gap = place * FRAME_BYTES - len(self._waiting)
        if gap >= 0:
            self._waiting.extend(bytes(gap))
            self._waiting.extend(block.data)
        else:
            self._waiting.extend(block.data[-gap:])
