"""Hands the media part's hands for exports and line-ups to the window; the decoder is imported at the first use."""

from __future__ import annotations

from pathlib import Path

from vidgo_desktop.core.cancel import Cancel
from vidgo_desktop.core.decoder_turn import DECODER_TURN
from vidgo_desktop.core.film import Film
from vidgo_desktop.core.film_export import ExportTools, FilmSink, FilmWish
from vidgo_desktop.core.film_line_up import LineUp


def export_tools() -> ExportTools:
    """What writes films, and what lines two of them up. All of it is for threads of its own."""
    return ExportTools(_open, _sink, _write, _line_up)


def _open(path: Path, cancel: Cancel) -> Film:
    with DECODER_TURN:
        from vidgo_desktop.media.film import open_film

    return open_film(path, cancel)


def _sink(wish: FilmWish, cancel: Cancel) -> FilmSink:
    with DECODER_TURN:
        from vidgo_desktop.media.compare_film import make_sink

    return make_sink(wish, cancel)


def _write(target: Path, content: bytes, cancel: Cancel) -> Path:
    from vidgo_desktop.core.made_part import write_made

    return write_made(target, content, cancel)


def _line_up(source: Path, result: Path, cancel: Cancel) -> LineUp:
    with DECODER_TURN:
        from vidgo_desktop.media.line_up import find_line_up

    return find_line_up(source, result, cancel)
