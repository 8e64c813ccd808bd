"""The media room as the engine sees it. The decoder is imported with the first use, never at the start."""

from __future__ import annotations

from pathlib import Path

from vidgo_desktop.core.catalog import ParamKind
from vidgo_desktop.core.facts import SourceInfo


class MediaLooker:
    """Callable from any thread."""

    def verify(self, path: Path) -> None:
        """Raise ``NotAVideo`` when this is not a whole, playable video."""
        from vidgo_desktop.media.verify import verify_video

        verify_video(path)

    def thumbnail(self, source: Path, target: Path) -> bool:
        """Write a small picture of a video or picture; False when there is none to be had."""
        from vidgo_desktop.media.thumbnails import make_thumbnail

        return make_thumbnail(source, target)

    def look_at(self, path: Path, kind: str) -> SourceInfo:
        """What a chosen file is."""
        from vidgo_desktop.media.probe import look_at

        return look_at(path, ParamKind(kind))

    def mime_of(self, path: Path) -> str:
        """The kind of a file by its first bytes, empty when unknown."""
        from vidgo_desktop.media.mime import mime_of

        return mime_of(path)
