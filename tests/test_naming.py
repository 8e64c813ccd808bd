"""How saved videos are named: the template, its faults, and a name that every system takes."""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vidgo_desktop.core.cancel import Cancel
from vidgo_desktop.core.naming import (
    LONGEST_NAME_BYTES,
    LONGEST_TEMPLATE,
    READY_MADE,
    TOKENS,
    USUAL_TEMPLATE,
    NameParts,
    TemplateFault,
    TemplateFinding,
    fault_of,
    name_of,
    tells_apart,
    tidy_template,
)
from vidgo_desktop.core.transfer_file import PartFile
from vidgo_desktop.core.transfer_names import safe_name

MADE = datetime(2026, 11, 23, 14, 29, 7).astimezone()
PARTS = NameParts(
    video="Street_walk.mp4",
    picture="Red coat.png",
    mode="replace",
    size="480p",
    number=12,
    title="Street walk × Red coat",
    model="wan-animate-replace",
    made=MADE,
)
_DEVICE = re.compile(r"(?i)(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?: *\.| *$)")


@pytest.mark.parametrize(
    ("template", "name"),
    [
        (READY_MADE["video_picture_size"], "street-walk_red-coat_480p"),
        (READY_MADE["date_video_picture"], "2026-11-23_street-walk_red-coat"),
        (READY_MADE["video_mode_size"], "street-walk_replace_480p"),
        ("{date} {time} {title} ({number})", "2026-11-23 14-29 street-walk-red-coat (0012)"),
        ("Client A – {model}", "Client A – wan-animate-replace"),
        ("{video}.{size}", "street-walk.480p"),
        ("  {video}   x  ", "street-walk x"),
        ("Same for all", "Same for all"),
        ('a<b>:"|?*{video}', "a-b------street-walk"),
        (".{video}.", "street-walk"),
        ("{video}\u202egpj", "street-walkgpj"),
        ("{video}\n\t\x00", "street-walk"),
        ("con", "con_"),
        ("LPT1.{size}", "LPT1_.480p"),
        ("com¹", "com¹_"),
        ("nul .{size}", "nul_ .480p"),
        # No one can choose these; a name comes out all the same.
        ("{nothing}", "nothing"),
        ("../{video}", "-street-walk".strip("-")),
        ("", "street-walk-red-coat"),
    ],
)
def test_a_template_names_a_video(template: str, name: str) -> None:
    assert name_of(template, PARTS) == name


@pytest.mark.parametrize(
    ("template", "parts", "name"),
    [
        (USUAL_TEMPLATE, NameParts(video="a.mp4", size="480p"), "a_480p"),
        (USUAL_TEMPLATE, NameParts(size="480p"), "480p"),
        (USUAL_TEMPLATE, NameParts(picture="b.png"), "b"),
        (USUAL_TEMPLATE, NameParts(title="Task 1234…"), "task-1234"),
        (USUAL_TEMPLATE, NameParts(), "video"),
        ("{video} ({size})", NameParts(video="a.mp4"), "a"),
        ("{video} [{picture}] end", NameParts(video="a.mp4"), "a end"),
        ("{date}{number} - {video}", NameParts(video="a.mp4"), "a"),
        ("{video}-{mode}-{size}", NameParts(video="a.mp4", size="720p"), "a-720p"),
        ("{video}", NameParts(video="CON.mp4"), "con_"),
        ("{video}", NameParts(video="हिन्दी.mp4"), "हिन्दी"),
        ("{video}", NameParts(video="Tanz 🕺🏽.mp4"), "tanz-🕺🏽"),
        ("{video}", NameParts(video="Zoe\u0308.mp4"), "zoë"),
        ("{video}", NameParts(video="../../etc/passwd"), "passwd"),
        ("{video}", NameParts(video="\u0301\u0301x.mp4"), "x"),
    ],
)
def test_parts_may_be_missing_or_odd(template: str, parts: NameParts, name: str) -> None:
    assert name_of(template, parts) == name


def test_long_parts_give_way_to_each_other() -> None:
    """What stands behind a long name is not cut off, whatever it is written in."""
    parts = NameParts(video="舞" * 200 + ".mp4", picture="🤖" * 200 + ".png", size="480p", made=MADE)
    name = name_of("{date}_{video}_{picture}_{size}", parts)
    assert name.startswith("2026-11-23_舞舞舞") and name.endswith("🤖_480p")
    assert len(name.encode()) <= LONGEST_NAME_BYTES
    assert len(name_of("x" * 199, parts).encode()) == LONGEST_NAME_BYTES
    assert len(name_of("舞" * 199 + "{size}", parts).encode()) == LONGEST_NAME_BYTES


@pytest.mark.parametrize(
    ("template", "fault", "word"),
    [
        ("", TemplateFault.EMPTY, ""),
        ("  ._- ", TemplateFault.EMPTY, ""),
        ("\u200b", TemplateFault.EMPTY, ""),
        ("{day}", TemplateFault.UNKNOWN, "day"),
        ("{video} {Date}", TemplateFault.UNKNOWN, "Date"),
        ("{}", TemplateFault.UNKNOWN, ""),
        ("{video", TemplateFault.OPEN, ""),
        ("video}", TemplateFault.OPEN, ""),
        ("{{video}}", TemplateFault.OPEN, ""),
        ("{date}/{video}", TemplateFault.FOLDER, ""),
        ("..\\{video}", TemplateFault.FOLDER, ""),
        ("x" * (LONGEST_TEMPLATE + 1), TemplateFault.LONG, ""),
    ],
)
def test_what_is_wrong_with_a_template(template: str, fault: TemplateFault, word: str) -> None:
    assert fault_of(template) == TemplateFinding(fault, word)
    assert tidy_template(template) == USUAL_TEMPLATE


@pytest.mark.parametrize("template", [*READY_MADE.values(), "{number}", "x", "Client A", *(f"{{{t}}}" for t in TOKENS)])
def test_templates_that_can_be_used(template: str) -> None:
    assert fault_of(template) is None
    assert tidy_template(template) == template
    assert tells_apart(template) is ("{" in template)


@pytest.mark.parametrize("value", [None, 3, ["{date}"], b"{date}"])
def test_what_is_no_text_is_no_template(value: object) -> None:
    assert tidy_template(value) == USUAL_TEMPLATE


def _every_system_takes(name: str) -> None:
    assert 0 < len(name.encode("utf-8")) <= LONGEST_NAME_BYTES
    for file in (name, f"{name}.mp4", f"{name} (2).mp4"):
        assert PurePosixPath(file).name == file == PureWindowsPath(file).name
        assert not set(file) & set('<>:"/\\|?*')
        assert all(unicodedata.category(each) not in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp") for each in file)
        assert _DEVICE.match(file) is None
    assert not name.startswith((".", " ", "-")) and not name.endswith((".", " "))
    assert unicodedata.is_normalized("NFC", name)
    # What the transfer itself makes of a name changes nothing any more.
    assert safe_name(name) == name


_ANY = st.text(st.characters(exclude_categories=()), max_size=300)
_WRITTEN = st.lists(
    st.sampled_from([*(f"{{{t}}}" for t in TOKENS), "con", ".", " ", "_", "-", "(", ")", "舞", "a"])
).map("".join)


@settings(max_examples=150, deadline=None)
@given(template=st.one_of(_ANY, _WRITTEN), video=_ANY, picture=_ANY, title=_ANY, number=st.integers(-1, 10**12))
def test_any_words_make_a_name_that_every_system_takes(
    template: str, video: str, picture: str, title: str, number: int
) -> None:
    parts = NameParts(video, picture, "move", "720p", number, title, "wan-animate-move", MADE)
    _every_system_takes(name_of(template, parts))
    _every_system_takes(name_of(template, NameParts(video, picture)))


@settings(max_examples=100, deadline=None)
@given(template=_ANY)
def test_a_template_of_the_file_of_settings_can_always_be_used(template: str) -> None:
    assert fault_of(tidy_template(template)) is None


@pytest.mark.parametrize("there", ["Walk.mp4", "WALK.MP4", "walk.mp4"])
def test_a_name_that_differs_in_its_letters_alone_gets_a_number(tmp_path: Path, there: str) -> None:
    (tmp_path / there).write_bytes(b"somebody else's")
    saved = []
    for _ in range(2):
        part = PartFile(tmp_path, "walk")
        part.write(b"\0\0\0\x20ftypisom")
        part.finish()
        saved.append(part.publish(Cancel(), lambda *_: None).name)
        part.discard()
    assert saved == ["walk (2).mp4", "walk (3).mp4"]
    assert (tmp_path / there).read_bytes() == b"somebody else's"


def test_composed_and_decomposed_letters_are_one_name(tmp_path: Path) -> None:
    (tmp_path / "zoe\u0308.mp4").touch()
    part = PartFile(tmp_path, "zo\u00eb")
    part.write(b"\0\0\0\x20ftypisom")
    part.finish()
    assert part.publish(Cancel(), lambda *_: None).name == "zo\u00eb (2).mp4"
    part.discard()
