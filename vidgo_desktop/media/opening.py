"""Opens one media file and nothing else. Import this only where work is done: it brings the decoder with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType

import av
from av.container import InputContainer
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from vidgo_desktop.core.errors import MediaError
from vidgo_desktop.media.mime import mime_of

# The demuxer is chosen by us from the first bytes, never by the library from the name or the content: a list of
# other files (a playlist, a concat script, a numbered series of pictures) is then no format at all.
_VIDEO_FORMATS: Mapping[str, str] = MappingProxyType(
    {
        "video/mp4": "mov",
        "video/quicktime": "mov",
        "video/3gpp": "mov",
        "video/x-matroska": "matroska",
        "video/webm": "matroska",
        "video/x-msvideo": "avi",
        "video/x-flv": "flv",
        "video/x-ms-wmv": "asf",
        "video/ogg": "ogg",
        "video/mpeg": "mpeg",
        "video/mp2t": "mpegts",
    }
)
_IMAGE_FORMATS: Mapping[str, str] = MappingProxyType(
    {
        "image/jpeg": "jpeg_pipe",
        "image/png": "png_pipe",
        "image/webp": "webp_pipe",
        "image/gif": "gif",
        "image/bmp": "bmp_pipe",
    }
)
FORMATS: Mapping[str, str] = MappingProxyType({**_VIDEO_FORMATS, **_IMAGE_FORMATS})

# 64 megapixels: above what a phone's picture has, below what would take gigabytes to decode.
MAX_PIXELS = 64_000_000
# Nothing but the named file; also not what a file points to.
_SAFE = {"protocol_whitelist": "file", "max_pixels": str(MAX_PIXELS)}


def is_picture(mime: str) -> bool:
    """Whether files of this type are opened as a picture."""
    return mime in _IMAGE_FORMATS


@contextmanager
def opened(path: Path) -> Iterator[tuple[InputContainer, VideoStream]]:
    """The open file and its picture stream, ready to decode.

    Raises ``MediaError`` for everything that cannot be used, also from the decoding inside the block.
    """
    mime = mime_of(path)
    try:
        if path.stat().st_size == 0:
            raise MediaError("the file is empty")
        if mime not in FORMATS:
            raise MediaError(f"neither a video nor a picture that can be read ({mime or 'unknown kind'})")
        with av.open(str(path.absolute()), format=FORMATS[mime], options=_SAFE) as container:
            yield container, _picture_stream(container)
    except OSError as error:
        # The decoder's own errors are OSErrors too, but not all of them.
        raise MediaError(f"cannot be read: {error.strerror or error}") from error
    except (av.FFmpegError, ValueError, ArithmeticError, MemoryError) as error:
        # Numbers of a damaged header may be too large for the decoder, or nought where one divides.
        raise MediaError(f"cannot be decoded: {error}") from error


def first_frame(container: InputContainer, stream: VideoStream) -> VideoFrame:
    """The next frame that can be decoded. Raises ``MediaError`` when there is none."""
    for frame in container.decode(stream):
        return frame
    raise MediaError("no picture in the file can be decoded")


def _picture_stream(container: InputContainer) -> VideoStream:
    # A cover picture inside a sound file is a video stream too, marked as attached.
    streams = [stream for stream in container.streams.video if "ATTACHED_PIC" not in str(stream.disposition)]
    if not streams:
        raise MediaError("there is no picture in the file")
    # The context of a codec that this decoder does not know is None, whatever the stubs say.
    if not hasattr(streams[0].codec_context, "options"):
        raise MediaError("its picture is of a kind that cannot be decoded")
    stream = streams[0]
    stream.codec_context.options = {"max_pixels": str(MAX_PIXELS)}
    return stream
