"""Whether inputs are shipped samples, whatever they are called now: uploads lose their names on the way."""

from __future__ import annotations

from pathlib import Path

from vidgo_desktop.practice.samples import FINISHED_SAMPLE


def finished_result(video: Path, image: Path, model: str) -> Path | None:
    """The shipped result when these two are the finished sample's inputs and the model is its model."""
    if model != FINISHED_SAMPLE.model:
        return None
    same = _is_sample(video, FINISHED_SAMPLE.video) and _is_sample(image, FINISHED_SAMPLE.image)
    return FINISHED_SAMPLE.result if same else None


def _is_sample(path: Path, sample: Path) -> bool:
    if path == sample:
        return True
    return path.stat().st_size == sample.stat().st_size and path.read_bytes() == sample.read_bytes()
