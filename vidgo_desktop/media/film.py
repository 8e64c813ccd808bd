"""Any frame of a local video by its number, exactly: the reader behind *Compare* and the export."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import av
from av.container import InputContainer
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from vidgo_desktop.core.cancel import Cancel
from vidgo_desktop.core.errors import MediaError
from vidgo_desktop.core.film import FilmFacts, FilmPicture
from vidgo_desktop.media.film_decode import FrameFinder
from vidgo_desktop.media.film_index import read_index
from vidgo_desktop.media.film_scale import Scaler
from vidgo_desktop.media.mime import mime_of
from vidgo_desktop.media.opening import is_picture, opened
from vidgo_desktop.media.pictures import displayed_size, is_turned, upright_filters


def open_film(path: Path, cancel: Cancel) -> FilmReader:
    """Open a local video and find all its frames. Raises ``MediaError`` and ``Cancelled``. Callable from any thread.

    Reads the whole file once without decoding it: about a millisecond for each megabyte that the system still holds.
    """
    if is_picture(mime_of(path)):
        raise MediaError("this is a picture, not a video")
    with ExitStack() as stack:
        container, stream = stack.enter_context(opened(path))
        reader = FilmReader(path, container, stream, cancel)
        reader.hold(stack.pop_all())
    return reader


class FilmReader:
    """One open video, see the protocol ``Film``. Called on one thread at a time."""

    def __init__(self, path: Path, container: InputContainer, stream: VideoStream, cancel: Cancel) -> None:
        # One thread for each film: with more, every jump costs as many frames again, and two films share two cores.
        stream.codec_context.thread_count = 1
        index = read_index(container, stream, cancel)
        self._finder = FrameFinder(container, stream, index, cancel)
        self._held = ExitStack()
        first = self._finder.frame(0)
        filters = upright_filters(path, first)
        size = displayed_size(first, stream.sample_aspect_ratio, filters)
        self._scaler = Scaler(size, filters, is_turned(filters))
        self._facts = FilmFacts(
            path, index.starts, index.seconds, index.rate, *size, has_sound=bool(container.streams.audio)
        )

    def hold(self, held: ExitStack) -> None:
        """What ``close`` lets go."""
        self._held = held

    @property
    def facts(self) -> FilmFacts:
        """What was found at the opening."""
        return self._facts

    def picture(self, frame: int, box: tuple[int, int], is_unwanted: Callable[[], bool] | None = None) -> FilmPicture:
        """This very frame; numbers outside are taken to the nearest. Raises ``MediaError`` and ``Cancelled``."""
        number = max(0, min(frame, self._facts.last))
        with _told():
            made = self._scaler.scaled(self._finder.frame(number, is_unwanted), box)
            plane = made.planes[0]
            return FilmPicture(number, made.width, made.height, plane.line_size, bytes(plane))

    def small(self, frame: int, box: tuple[int, int]) -> VideoFrame:
        """This frame as the JPEG encoder takes it. Raises ``MediaError`` and ``Cancelled``."""
        with _told():
            return self._scaler.scaled(self._finder.frame(frame), box, "yuvj420p")

    def close(self) -> None:
        """Let the file go."""
        self._held.close()


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except (av.FFmpegError, ValueError, ArithmeticError, MemoryError) as error:
        raise MediaError(f"cannot be decoded: {error}") from error
