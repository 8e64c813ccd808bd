"""The media room as the engine sees it. The decoder is imported with the first use, never at the start."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from vidgo_desktop.core.cancel import Cancel
from vidgo_desktop.core.catalog import ParamKind
from vidgo_desktop.core.decoder_turn import DECODER_TURN
from vidgo_desktop.core.errors import SaveError
from vidgo_desktop.core.facts import SourceInfo
from vidgo_desktop.core.keep_sound import SoundFinding


class MediaLooker:
    """Callable from any thread."""

    def verify(self, path: Path) -> None:
        """Raise ``NotAVideo`` when this is not a whole, playable video."""
        with DECODER_TURN:
            from vidgo_desktop.media.verify import verify_video

        verify_video(path)

    def thumbnail(self, source: Path, target: Path) -> bool:
        """Write a small picture of a video or picture; False when there is none to be had."""
        with DECODER_TURN:
            from vidgo_desktop.media.thumbnails import make_thumbnail

        return make_thumbnail(source, target)

    def look_at(self, path: Path, kind: str) -> SourceInfo:
        """What a chosen file is."""
        with DECODER_TURN:
            from vidgo_desktop.media.probe import look_at

        return look_at(path, ParamKind(kind))

    def mime_of(self, path: Path) -> str:
        """The kind of a file by its first bytes, empty when unknown."""
        from vidgo_desktop.media.mime import mime_of

        return mime_of(path)

    def write_tags(self, path: Path, title: str, comment: str) -> bool:
        """Put two texts into a video without touching picture or sound; False when it is left as it is.

        After OSError it is what it was. Raises ``SaveError`` when it must not be used any more.
        """
        from vidgo_desktop.media.mp4_tags import TagsStuck, write_tags

        try:
            return write_tags(path, title, comment)
        except TagsStuck as error:
            raise SaveError(str(error)) from error

    def read_tags(self, path: Path) -> Mapping[str, str]:
        """The texts inside a video, such as ``comment``; none for files of another kind. Raises OSError."""
        from vidgo_desktop.media.mp4_tags import read_tags

        return read_tags(path)

    def sound_finding(self, result: Path, source: Path | None, cancel: Cancel) -> SoundFinding:
        """Whether a result is silent, and whether its source's sound fits. Raises ``MediaError`` and ``Cancelled``."""
        with DECODER_TURN:
            from vidgo_desktop.media.sound_finding import sound_finding

        return sound_finding(result, source, cancel)

    def lay_sound(self, result: Path, source: Path, cancel: Cancel) -> Path:
        """Make a second file of a result, with its source's sound. Raises as ``media.sound_keep.lay_sound`` does."""
        with DECODER_TURN:
            from vidgo_desktop.media.sound_keep import lay_sound

        return lay_sound(result, source, cancel)
