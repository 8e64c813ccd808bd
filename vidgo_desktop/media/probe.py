"""A look into a chosen local file: what it is, how it looks, and whether it can be used at all."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from vidgo_desktop.core.catalog import ParamKind
from vidgo_desktop.core.errors import MediaError
from vidgo_desktop.core.facts import SourceInfo
from vidgo_desktop.media.mime import mime_of
from vidgo_desktop.media.opening import first_frame, is_picture, opened
from vidgo_desktop.media.pictures import displayed_size, jpeg, upright_filters
from vidgo_desktop.media.timing import frame_rate, seconds_of

_LONG_SIDE = 320


def look_at(path: Path, kind: ParamKind) -> SourceInfo:
    """What the file is, for a field of this kind. Callable from any thread; never raises.

    The size is the displayed one, turned upright and with square pixels. A file that cannot be used carries the
    reason in ``problem``, with everything that could be found out beside it.
    """
    info = SourceInfo(path=path)
    try:
        info = replace(info, size=path.stat().st_size)
        mime = mime_of(path)
        info = replace(info, container=mime.partition("/")[2].removeprefix("x-"))
        if is_picture(mime) and kind is ParamKind.VIDEO:
            raise MediaError(f"this is a picture, not a video ({mime})")
        if mime.startswith("video/") and kind is ParamKind.IMAGE:
            raise MediaError(f"this is a video, not a picture ({mime})")
        return _looked(info)
    except MediaError as error:
        return replace(info, problem=error)
    except OSError as error:
        return replace(info, problem=MediaError(f"cannot be read: {error.strerror}"))


def _looked(info: SourceInfo) -> SourceInfo:
    with opened(info.path) as (container, stream):
        frame = first_frame(container, stream)
        filters = upright_filters(info.path, frame)
        size = displayed_size(frame, stream.sample_aspect_ratio, filters)
        is_clip = info.container != "" and not is_picture(f"image/{info.container}")
        return replace(
            info,
            width=size[0],
            height=size[1],
            seconds=seconds_of(container, stream) if is_clip else None,
            fps=frame_rate(stream) if is_clip else None,
            kind=stream.codec_context.name,
            has_sound=bool(container.streams.audio),
            thumbnail=jpeg(frame, filters, size, _LONG_SIDE),
        )
