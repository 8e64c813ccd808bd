"""The sample media that ship with the program: names and paths, nothing is opened here."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from vidgo_desktop.core import resources
from vidgo_desktop.core.model_specs import MOVE, REPLACE

_FOLDER = "samples"


def small(name: str) -> Path:
    """A small picture of a shipped sample, for buttons."""
    return resources.path(_FOLDER, "small", f"{Path(name).stem}.jpg")


def sample(name: str) -> Path:
    """The path of a shipped sample by its file name, such as ``sample("street_walk.mp4")``."""
    return resources.path(_FOLDER, name)


@dataclass(frozen=True, slots=True)
class SamplePair:
    """A ready-made pair of inputs. ``title`` are two words for people (English source text)."""

    video_name: str
    image_name: str
    title: str
    model: str

    @property
    def video(self) -> Path:
        """The clip."""
        return sample(self.video_name)

    @property
    def image(self) -> Path:
        """The character picture."""
        return sample(self.image_name)

    @property
    def video_thumb(self) -> Path:
        """A small picture of the clip."""
        return small(self.video_name)

    @property
    def image_thumb(self) -> Path:
        """A small picture of the character."""
        return small(self.image_name)


@dataclass(frozen=True, slots=True)
class FinishedSample:
    """A pair with its finished result, to look at before anything was made."""

    video_name: str
    image_name: str
    result_name: str
    title: str
    model: str

    @property
    def video(self) -> Path:
        """The clip before."""
        return sample(self.video_name)

    @property
    def image(self) -> Path:
        """The character picture."""
        return sample(self.image_name)

    @property
    def result(self) -> Path:
        """The clip after: same length, same frames."""
        return sample(self.result_name)


SAMPLE_PAIRS: tuple[SamplePair, ...] = (
    SamplePair("rooftop_dance.mp4", "astronaut.png", "Dance × Astronaut", REPLACE.id),
    SamplePair("street_walk.mp4", "robot.png", "Walk × Robot", REPLACE.id),
    SamplePair("rooftop_dance.mp4", "fox.png", "Dance × Fox", MOVE.id),
)
FINISHED_SAMPLE = FinishedSample(
    "rooftop_dance.mp4", "astronaut.png", "rooftop_dance_astronaut.mp4", "Dance × Astronaut", REPLACE.id
)
SAMPLE_VIDEOS: tuple[str, ...] = ("rooftop_dance.mp4", "street_walk.mp4")
SAMPLE_IMAGES: tuple[str, ...] = ("astronaut.png", "fox.png", "red_coat.png", "robot.png")
SAMPLE_NAMES: frozenset[str] = frozenset({*SAMPLE_VIDEOS, *SAMPLE_IMAGES, FINISHED_SAMPLE.result_name})
