"""The program as a screen reader gets it, over the real AT-SPI: every stop speaks, everything is done by actions alone.

What these tests need beside Python is named by ``lacking``; in continuous integration on Linux they may not be skipped.
"""

from __future__ import annotations

import json
import os
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

if not sys.platform.startswith("linux"):
    pytest.skip("AT-SPI is Linux's own", allow_module_level=True)

from tests.atspi import Program, lacking, screen_reader
from tests.reader import (
    PROGRAM,
    Start,
    choose,
    close,
    dialog,
    faults,
    find_choice,
    make_a_video,
    open_menu,
    pass_the_welcome,
    pick,
    press,
    row_says,
    wait_for_row,
)
from tests.scripted_service import KEY, Answer, ScriptedService, refusal
from vidgo_desktop.core.settings import Settings, save_settings

_LACKING = lacking()
pytestmark = pytest.mark.skipif(
    bool(_LACKING) and not os.environ.get("CI"),
    reason=f"needs {' and '.join(_LACKING)}",
)


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Start]:
    """Starts programs beside a listening screen reader."""
    with screen_reader(tmp_path_factory.mktemp("reader")) as start:
        yield start


@pytest.fixture
def program(reader: Start, tmp_path: Path) -> Iterator[Program]:
    """The program at its main screen, in practice mode."""
    started = reader([*PROGRAM, "--practice", "--data-dir", str(tmp_path)])
    pass_the_welcome(started)
    yield started
    assert "Traceback" not in started.end()


def kept(folder: Path, name: str) -> object:
    """A setting as it is on the disk, None before it is."""
    path = folder / "settings.json"
    return json.loads(path.read_text()).get(name) if path.exists() else None


def test_the_first_start_with_a_key_and_what_the_service_refuses(reader: Start, tmp_path: Path) -> None:
    # Lower than any amount that the settings offer, so that one short video is above it.
    save_settings(tmp_path / "settings.json", Settings(ask_above=50.0))
    with ScriptedService() as service:
        program = reader([*PROGRAM, "--data-dir", str(tmp_path), "--api-base", service.url])
        said = len(program.bus.announcements)
        walk_the_welcome(program)
        assert kept(tmp_path, "consented") is True
        heard = program.bus.announcements[said:]
        for words in ("Step 2 of 3, Your account", "The key works (1250 credits)", "Step 3 of 3, Where to save"):
            assert heard.count(words) == 1, heard
        a_field_says_what_is_wrong(program)
        told = len(program.bus.announcements)
        what_was_refused_can_be_read(program, service)
        what_is_not_sure_can_be_read(program, service)
        count = Counter(program.bus.announcements[told:])
        assert count["New task: Walk with Coat"] == 2
        assert count["Walk with Coat did not work"] == 1
        assert count["Walk with Coat: not sure if it was sent, checking"] == 1
        a_second_look_comes_first(program, service)
        assert "Traceback" not in program.end()


def walk_the_welcome(program: Program) -> None:
    """From the first page to the form, each page heard whole."""
    program.wait_for("label", "Step 1 of 3", 20)
    assert faults(program) == []
    press(program, "Continue")
    field = program.wait_for("text", "Your Vidgo key")
    assert faults(program) == []
    assert "sensitive" not in program.wait_for("push button", "Continue").states
    field.write(KEY)
    # This bus has no password store.
    press(program, "Keep until I quit")
    program.wait_for("label", "Step 3 of 3")
    assert faults(program) == []
    begin = program.wait_for("push button", "Start creating")
    assert "sensitive" not in begin.states
    choose(program, "I only use pictures and videos of people who agreed")
    press(program, "Start creating")
    program.wait_for("push button", "Balance, 1250 credits")
    assert faults(program) == []


def a_field_says_what_is_wrong(program: Program) -> None:
    """The error of a field is announced, and tied to the field."""
    field = program.wait_for("text", "Link to the source video")
    field.write("https://example.com/page.txt")
    wrong = "This link does not lead to a video."
    program.bus.until(lambda: field.description == wrong, wrong, 5)
    program.bus.until(lambda: program.bus.announcements.count(wrong) == 1, "it is announced", 5)


def fill(program: Program) -> None:
    """Two links that can be used."""
    for label, link in (("source video", "walk.mp4"), ("character picture", "coat.png")):
        name = f"Link to the {label}"
        if program.find("text", name) is not None:
            program.wait_for("text", name).write(f"https://example.com/{link}")


def what_was_refused_can_be_read(program: Program, service: ScriptedService) -> None:
    """A task that did not work: its row, its dialog, its details."""
    service.submit_answers.append(refusal(400, "invalid_request_error", "No person"))
    fill(program)
    press(program, "Generate")
    wait_for_row(program, "did not work, not charged").act("Details")
    inside = dialog(program, "No person was found")
    choose(program, "Details")
    program.wait_for("text", "Technical details")
    assert any(seen.name == "Not charged" for seen in inside.walk())
    close(program)


def what_is_not_sure_can_be_read(program: Program, service: ScriptedService) -> None:
    """A task whose sending was cut off: the dialog that goes with it, and that sending again needs the tick."""
    service.submit_answers.append(Answer(drop=True))
    press(program, "Generate")
    wait_for_row(program, "not sure").act("Was I charged?")
    dialog(program, "Was I charged?")
    press(program, "Send again")
    again = program.wait_for("push button", "Send again")
    program.bus.until(lambda: "sensitive" not in again.states, "the tick is asked for first", 5)
    choose(program, "I know that it may cost a second time")
    program.bus.until(lambda: "sensitive" in again.states, "it can be sent again", 5)
    press(program, "Keep checking")


def a_second_look_comes_first(program: Program, service: ScriptedService) -> None:
    """Above the user's own limit the price is said in a dialog, and nothing is sent without it."""
    for what in ("video", "picture"):
        press(program, f"Remove {what}")
    sent = len(service.submitted)
    sample = Path(__file__).parents[1] / "resources" / "samples"
    # A path is as good as a link: the strip below offers the file.
    for label, name in (("source video", "rooftop_dance.mp4"), ("character picture", "astronaut.png")):
        program.wait_for("text", f"Link to the {label}").write(str(sample / name))
        press(program, "Use this file")
        program.wait_for("push button", f"Change the {label}")
    pick(program, "Resolution", "720p")
    press(program, "Generate, about 75 credits")
    dialog(program, "This would use about 75 of your")
    press(program, "Not now")
    program.bus.until(lambda: program.find("dialog", "") is None, "the dialog is closed", 5)
    assert len(service.submitted) == sent


def test_the_first_start_without_an_account(reader: Start, tmp_path: Path) -> None:
    program = reader([*PROGRAM, "--data-dir", str(tmp_path)])
    program.wait_for("push button", "Try it without an account", 20)
    press(program, "Try it without an account")
    program.wait_for("push button", "Practice mode, nothing is spent")
    program.wait_for("push button", "Use this pair: Dance with Astronaut")
    assert faults(program) == []
    assert "Traceback" not in program.end()


def test_a_video_is_made_and_played_by_actions_alone(program: Program) -> None:
    assert faults(program) == []
    before = len(program.bus.announcements)
    make_a_video(program)
    said = Counter(program.bus.announcements[before:])
    assert said["New task: Rooftop dance with Astronaut"] == 1
    assert said["Rooftop dance with Astronaut is ready"] == 1
    told = [int(percent) for words in said.elements() for percent in re.findall(r"(\d+) percent", words)]
    assert set(told) <= {25, 50, 75}
    assert len(told) == len(set(told))
    wait_for_row(program, "ready", 5).act("Play")
    program.wait_for("push button", "Pause")
    assert faults(program) == []
    # Everything that a mouse drags is a slider to a reader.
    press(program, "Pause")
    program.wait_for("push button", "Play")
    program.wait_for("slider", "Position in the video").set_value(48)
    program.wait_for("label", "Time 0:02.00 of 0:05.00")
    program.wait_for("slider", "Wipe position, 50 percent").act("Increase")
    program.wait_for("slider", "Wipe position, 55 percent")
    the_player_obeys(program)
    the_list_obeys(program)
    the_help_speaks(program)


def the_player_obeys(program: Program) -> None:
    """Views, sound, speed, loop."""
    choose(program, "Side by side")
    program.wait_for("graphic", "Preview, Rooftop dance with Astronaut, source and result side by side")
    choose(program, "Wipe")
    choose(program, "Loop")
    loop = find_choice(program, "Loop")
    assert loop is not None
    assert "checked" not in loop.states
    open_menu(program, "button menu", "Sound, result")["Off"].act()
    program.wait_for("button menu", "Sound, off")
    list(open_menu(program, "button menu", "Speed, 1 times").values())[-1].act()
    program.wait_for("button menu", "Speed, 2 times")


def the_list_obeys(program: Program) -> None:
    """Filter, search, removal and undo."""
    choose(program, "Problems")
    program.wait_for("label", "No problems.")
    press(program, "Show all")
    wait_for_row(program, "ready", 5)
    press(program, "Search tasks")
    program.wait_for("text", "Search tasks").write("nobody")
    program.wait_for("label", "Nothing is called “nobody”.")
    assert faults(program) == []
    press(program, "Clear search")
    press(program, "Leave search")
    wait_for_row(program, "ready", 5).act("Remove")
    program.wait_for("push button", "Undo")
    program.wait_for("label", "Your first video starts here")
    press(program, "Undo")
    wait_for_row(program, "ready", 5).act("Details")
    dialog(program, "Ready")
    close(program)
    entries = open_menu(program, "push button", "More")
    assert "Clear ready rows" in entries
    entries["Clear ready rows"].act()
    program.bus.until(lambda: row_says(program, "ready") is None, "the row is gone", 5)


def the_help_speaks(program: Program) -> None:
    """Each dialog of the help by the menu."""
    for entry in ("List of keys", "Recent messages", "Report a problem…", "About Vidgo Desktop"):
        open_menu(program, "push button", "Help")[entry].act()
        dialog(program, entry.rstrip("…"))
        close(program)


def test_the_settings_speak_and_every_switch_obeys(program: Program, tmp_path: Path) -> None:
    told = len(program.bus.announcements)
    press(program, "Settings")
    inside = program.wait_for("dialog", "Settings")
    program.bus.until(lambda: any(name.startswith("Settings") for name in program.bus.windows), "the dialog's name", 5)
    pages = [seen.name for seen in inside.walk() if seen.role == "list item"]
    assert pages[0] == "Account"
    for page in pages:
        item = program.wait_for("list item", page)
        if "selected" not in item.states:
            item.act("Toggle")
        # The page says its own name beside the list.
        program.wait_for("label", page)
        assert (page, faults(program)) == (page, [])
        for name, setting in _SWITCHES.get(page, {}).items():
            before = kept(tmp_path, setting)
            choose(program, name)
            program.bus.until(lambda s=setting, b=before: kept(tmp_path, s) != b, name, 5)  # type: ignore[misc]  # the same
        if page == "Look":
            choose(program, "Theme, Light")
            program.bus.until(lambda: kept(tmp_path, "theme") == "light", "the theme is kept", 5)
            pick(program, "Text size", "120")
            program.bus.until(lambda: kept(tmp_path, "text_percent") == 120, "the size is kept", 5)
    close(program)
    # In practice nobody is asked for a key, so nobody wants to hear where it would be kept.
    assert not [words for words in program.bus.announcements[told:] if "password store" in words]


_SWITCHES = {
    "Saving": {"Warn when the disk is low": "warn_low_disk"},
    "Network": {"Certificates": "system_certificates"},
    "Look": {
        "Stronger outlines": "strong_outlines",
        "Less movement": "less_movement",
    },
    "Notifications": {
        "When a video is ready": "notify_ready",
        "When something needs me": "notify_needs",
        "Several at once": "notify_together",
    },
}
