"""Hands the media part's hands for films to the window. The decoder is imported for the first film, never at start."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from vidgo_desktop.core.cancel import Cancel
from vidgo_desktop.core.decoder_turn import DECODER_TURN
from vidgo_desktop.core.film import Film, FilmTools
from vidgo_desktop.core.film_sound import FilmSound


def film_tools() -> FilmTools:
    """What opens films, makes their small pictures and reads their sound. All of it is for threads of its own."""
    return FilmTools(_open, _strip, _sound, _prepare)


def _prepare() -> None:
    with DECODER_TURN:
        import vidgo_desktop.media.film  # noqa: F401


def _open(path: Path, cancel: Cancel) -> Film:
    with DECODER_TURN:
        from vidgo_desktop.media.film import open_film

    return open_film(path, cancel)


def _strip(path: Path, height: int, every: int, tell: Callable[[int, bytes], None], cancel: Cancel) -> None:
    with DECODER_TURN:
        from vidgo_desktop.media.film_strip import make_strip

    make_strip(path, height, every, tell, cancel)


def _sound(path: Path, cancel: Cancel) -> FilmSound | None:
    with DECODER_TURN:
        from vidgo_desktop.media.film_sound import open_sound

    return open_sound(path, cancel)
