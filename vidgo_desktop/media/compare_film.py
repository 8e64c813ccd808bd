"""Writes the film of a comparison: H.264 that plays everywhere, with the chosen sound in step."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

import av
from av.container import OutputContainer
from av.video.frame import PictureType, VideoFrame
from av.video.stream import VideoStream

from vidgo_desktop.core.cancel import Cancel
from vidgo_desktop.core.errors import MediaError, SaveError
from vidgo_desktop.core.film_export import ENDINGS, ExportKind, FilmSink, FilmWish
from vidgo_desktop.core.made_part import MadePart
from vidgo_desktop.media.compare_frames import as_yuv, frame_of
from vidgo_desktop.media.compare_gif import GifSink
from vidgo_desktop.media.compare_sound import ExportSound
from vidgo_desktop.media.compare_trouble import writing

# High enough that two coders in a row are not seen.
_ENCODER = {"preset": "veryfast", "crf": "18"}
_KEY_FRAME_SECONDS = 2
_BT709 = 1
# How far the sound is written ahead of the picture, in seconds.
_AHEAD = 0.5


def make_sink(wish: FilmWish, cancel: Cancel) -> FilmSink:
    """Begin a film or a moving picture, see the protocol ``SinkMaker``. Raises ``SaveError`` and ``MediaError``."""
    part = MadePart(wish.target, ENDINGS[wish.kind])
    try:
        return GifSink(part, wish, cancel) if wish.kind is ExportKind.GIF else FilmFileSink(part, wish, cancel)
    except BaseException:
        part.discard()
        raise


class FilmFileSink:
    """An MP4 whose index stands in front. See the protocol ``FilmSink``."""

    def __init__(self, part: MadePart, wish: FilmWish, cancel: Cancel) -> None:
        self._part, self._wish, self._cancel = part, wish, cancel
        self._count = 0
        self._lengths: dict[int, int] = {}
        self._sound: ExportSound | None = None
        with writing():
            self._file: OutputContainer = av.open(str(part.path), "w", format="mp4", options={"movflags": "+faststart"})
        try:
            with writing():
                self._stream = self._picture_stream()
            if wish.sound is not None:
                self._sound = ExportSound(wish.sound, self._file, float(wish.ends * wish.tick), cancel)
        except BaseException:
            self._close()
            raise

    def _picture_stream(self) -> VideoStream:
        wish = self._wish
        stream = self._file.add_stream("libx264", rate=wish.rate, options=dict(_ENCODER))
        stream.width, stream.height, stream.pix_fmt = wish.width, wish.height, "yuv420p"
        context = stream.codec_context
        context.time_base = wish.tick
        context.gop_size = max(1, round(wish.rate * _KEY_FRAME_SECONDS))
        # One core stays for the window.
        context.thread_count = max(1, (os.cpu_count() or 2) - 1)
        context.colorspace = context.color_primaries = context.color_trc = _BT709
        return stream

    @property
    def passes(self) -> int:
        """Once is enough."""
        return 1

    def add(self, rows: bytes) -> None:
        """The next picture."""
        self._cancel.check()
        wish = self._wish
        moment = wish.moments[self._count]
        self._count += 1
        after = wish.moments[self._count] if self._count < len(wish.moments) else wish.ends
        self._lengths[moment] = max(1, after - moment)
        with writing():
            frame = as_yuv(frame_of(rows, wish.width, wish.height))
            frame.pts, frame.time_base, frame.pict_type = moment, wish.tick, PictureType.NONE
            self._mux(frame)
        if self._sound is not None:
            self._sound.write_until(float(moment * wish.tick) + _AHEAD)

    def finish(self) -> Path:
        """Write what the encoders hold, the index, and give the file its name."""
        self._cancel.check()
        if self._sound is not None:
            self._sound.finish()
        with writing():
            self._mux(None)
            self._file.close()
        return self._part.publish(self._cancel)

    def discard(self) -> None:
        """Leave nothing behind, unless it was finished."""
        self._close()
        self._part.discard()

    def _close(self) -> None:
        if self._sound is not None:
            self._sound.close()
        # A disk that is full cannot take the index either.
        with contextlib.suppress(SaveError, MediaError), writing():
            self._file.close()

    def _mux(self, frame: VideoFrame | None) -> None:
        for packet in self._stream.encode(frame):
            # Without it the last picture would last no time.
            packet.duration = self._lengths.pop(packet.pts or 0, 1)
            self._file.mux(packet)
