"""Whether a result came back silent, and whether the sound of its source would fit under it."""

from __future__ import annotations

from array import array
from pathlib import Path

from vidgo_desktop.core.cancel import Cancel
from vidgo_desktop.core.errors import MediaError
from vidgo_desktop.core.keep_sound import SoundFinding
from vidgo_desktop.media.film_index import FilmIndex, read_index
from vidgo_desktop.media.film_sound import open_sound
from vidgo_desktop.media.opening import opened

# Of 32,767: about -60 dB, the hum of a coder.
_SILENT = 32
# The same number of frames in another time means that the film runs faster or slower.
_FRAMES_APART, _FEWEST_FRAMES, _SPEED_APART = 2, 10, 0.02


def sound_finding(result: Path, source: Path | None, cancel: Cancel) -> SoundFinding:
    """What both files have to say; ``source`` None is one that is not on this computer.

    Raises ``MediaError`` when the result cannot be read, and ``Cancelled``.
    """
    if has_sound(result, None, cancel):
        return SoundFinding.HAS_SOUND
    own = _index_of(result, cancel)
    if source is None:
        return SoundFinding.SOURCE_GONE
    try:
        their = _index_of(source, cancel)
        if not has_sound(source, own.seconds, cancel):
            return SoundFinding.SOURCE_SILENT
    except MediaError:
        return SoundFinding.SOURCE_GONE
    return SoundFinding.OTHER_SPEED if _runs_otherwise(own, their) else SoundFinding.SILENT


def has_sound(path: Path, seconds: float | None, cancel: Cancel) -> bool:
    """Whether anything can be heard in the first seconds of a video (None: in all of it). Raises ``MediaError``."""
    sound = open_sound(path, cancel)
    if sound is None:
        return False
    try:
        sound.begin(0.0, 1.0)
        while (block := sound.block()) is not None and (seconds is None or block.seconds < seconds):
            samples = array("h", block.data)
            if samples and max(max(samples), -min(samples)) > _SILENT:
                return True
    finally:
        sound.close()
    return False


def _runs_otherwise(own: FilmIndex, their: FilmIndex) -> bool:
    frames, others = len(own.times), len(their.times)
    if min(frames, others) < _FEWEST_FRAMES or abs(frames - others) > _FRAMES_APART:
        return False
    return abs(own.seconds - their.seconds) > _SPEED_APART * max(own.seconds, their.seconds)


def _index_of(path: Path, cancel: Cancel) -> FilmIndex:
    with opened(path) as (container, stream):
        return read_index(container, stream, cancel)
