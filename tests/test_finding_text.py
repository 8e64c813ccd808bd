"""What is said about an input before anything is spent."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from vidgo_desktop.core.catalog import ParamKind
from vidgo_desktop.core.errors import MediaError
from vidgo_desktop.core.facts import SourceInfo
from vidgo_desktop.core.links import BLOCKING, LinkFinding
from vidgo_desktop.ui.finding_text import (
    Help,
    Surroundings,
    Tone,
    callback_finding,
    file_findings,
    kept_width,
    link_finding,
)

VIDEO, IMAGE = ParamKind.VIDEO, ParamKind.IMAGE
CLIP = SourceInfo(Path("a.mp4"), size=900_000, width=1080, height=1350, seconds=10.0, fps=30.0, container="mp4")
PICTURE = SourceInfo(Path("a.jpg"), size=900_000, width=1080, height=1350, container="jpeg")
AROUND = Surroundings(1080, 1350, "720p")


@pytest.mark.parametrize("kind", [VIDEO, IMAGE])
@pytest.mark.parametrize("found", list(LinkFinding))
def test_every_link_finding_has_a_sentence_of_its_weight(found: LinkFinding, kind: ParamKind) -> None:
    finding = link_finding(found, kind)
    if found is LinkFinding.EMPTY:
        assert finding is None
        return
    assert finding is not None and finding.text
    assert (finding.tone is Tone.BLOCKING) == (found in BLOCKING)


@pytest.mark.parametrize("found", list(LinkFinding))
def test_every_callback_finding_has_its_weight(found: LinkFinding) -> None:
    finding = callback_finding(found)
    if found in (LinkFinding.EMPTY, LinkFinding.GOOD):
        assert finding is None
    elif found in BLOCKING:
        assert finding is not None and finding.tone is Tone.BLOCKING


def test_an_unsure_link_asks_once() -> None:
    asks = link_finding(LinkFinding.UNSURE, VIDEO)
    told = link_finding(LinkFinding.UNSURE, VIDEO, confirmed=True)
    assert asks is not None and (asks.tone, asks.help) == (Tone.SOFT, Help.USE_ANYWAY)
    assert told is not None and (told.tone, told.help) == (Tone.SOFT, Help.NONE)


def test_a_local_path_offers_the_file_when_it_is_there() -> None:
    there = link_finding(LinkFinding.LOCAL_FILE, VIDEO, file_is_there=True)
    gone = link_finding(LinkFinding.LOCAL_FILE, VIDEO)
    assert there is not None and there.help is Help.USE_FILE
    assert gone is not None and gone.help is Help.NONE and "not there" in gone.text


@pytest.mark.parametrize(
    ("info", "kind", "words"),
    [
        (CLIP, VIDEO, "Length, size and format fit."),
        (PICTURE, IMAGE, "Size and format fit."),
        (replace(CLIP, seconds=30.5), VIDEO, "Longer than 30 s"),
        (replace(CLIP, seconds=1.9), VIDEO, "Shorter than 2 s"),
        (replace(CLIP, size=10_000_001), VIDEO, "Larger than 10 MB"),
        (replace(CLIP, container="matroska"), VIDEO, "Not an MP4 or MOV"),
        (replace(PICTURE, container="gif"), IMAGE, "Not a JPG, PNG or WebP"),
        (replace(PICTURE, size=10_000_001), IMAGE, "Larger than 10 MB"),
        (replace(PICTURE, width=500, height=625), IMAGE, "too small for 720p"),
        (replace(PICTURE, width=1800, height=1800), IMAGE, "Wider than the video"),
    ],
)
def test_files_are_measured_against_the_limits(info: SourceInfo, kind: ParamKind, words: str) -> None:
    (finding,) = file_findings(info, kind, AROUND)
    assert words in finding.text
    assert finding.tone is (Tone.GOOD if "fit." in words else Tone.SOFT)


@pytest.mark.parametrize(
    ("container", "kind", "words"),
    [
        ("png", VIDEO, "This is a picture, not a video."),
        ("mp4", IMAGE, "This is a video, not a picture."),
        ("mp4", VIDEO, "The file cannot be opened. It may be damaged."),
        ("", IMAGE, "The file cannot be opened. It may be damaged."),
    ],
)
def test_a_file_that_cannot_be_used_blocks(container: str, kind: ParamKind, words: str) -> None:
    info = replace(CLIP, container=container, problem=MediaError("no"))
    (finding,) = file_findings(info, kind, AROUND)
    assert (finding.tone, finding.text) == (Tone.BLOCKING, words)


def test_several_soft_findings_are_all_told() -> None:
    info = replace(CLIP, seconds=60.0, size=99_000_000, container="avi")
    assert len(file_findings(info, VIDEO, AROUND)) == 3


def test_the_part_that_stays_of_a_wide_picture() -> None:
    assert kept_width(replace(PICTURE, width=1800, height=1800), AROUND) == pytest.approx(0.8)
    assert kept_width(PICTURE, AROUND) == 1.0
    assert kept_width(replace(PICTURE, width=1800), Surroundings()) == 1.0
