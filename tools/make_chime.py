"""Writes ``resources/sounds/chime.wav``, our own soft chime: ``python -m tools.make_chime``."""

from __future__ import annotations

import math
import struct
import wave
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RATE = 22_050
SECONDS = 0.9
# Two notes of a fifth, the second a little later; each with a weak octave above it.
NOTES = ((0.0, 659.26), (0.12, 987.77))
LOUDNESS = 0.22


def sample(second: float) -> float:
    """The chime at one moment, from -1 to 1."""
    value = 0.0
    for start, pitch in NOTES:
        age = second - start
        if age >= 0:
            swell = min(1.0, age / 0.012) * math.exp(-age * 5.5)
            value += swell * (math.sin(math.tau * pitch * age) + 0.25 * math.sin(math.tau * 2 * pitch * age))
    return LOUDNESS * value * min(1.0, (SECONDS - second) / 0.05)


def main() -> None:
    """Write the file."""
    path = ROOT / "resources" / "sounds" / "chime.wav"
    path.parent.mkdir(exist_ok=True)
    frames = b"".join(struct.pack("<h", round(32_767 * sample(i / RATE))) for i in range(round(RATE * SECONDS)))
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(frames)


if __name__ == "__main__":
    main()
