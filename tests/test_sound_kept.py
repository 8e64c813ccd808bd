"""A silent result gets the sound of its source under it: in step, picture untouched, as the user set it."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import av
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.compare.film_clips import write_numbered
from tests.engine_bench import EngineBench, request
from tests.faults.broken_disk import files_no_longer_than
from tests.scripted_service import ScriptedService
from tests.task_samples import ready
from tests.window import opened
from vidgo_desktop.core.cancel import Cancel
from vidgo_desktop.core.errors import Cancelled, DiskFull, MediaError, SaveError
from vidgo_desktop.core.keep_sound import (
    PLAY_UNTOUCHED,
    SOUND,
    SOUND_FILE,
    SoundFinding,
    SoundState,
    plays_original_sound,
    shown_result,
    sound_file,
    sound_state,
    with_sound,
)
from vidgo_desktop.core.settings import KeepSound, Settings, save_settings
from vidgo_desktop.core.task import LocalFile, ResultState, Task
from vidgo_desktop.media.sound_finding import sound_finding
from vidgo_desktop.media.sound_keep import lay_sound, picture_hash
from vidgo_desktop.ui.drop_down import DropDown
from vidgo_desktop.ui.error_actions import ActionKind
from vidgo_desktop.ui.player_sound_note import SoundNote, sound_words
from vidgo_desktop.ui.settings_saving import SavingPage
from vidgo_desktop.ui.task_offers import actions_of
from vidgo_desktop.ui.theme import Theme

B_FRAMES = {"x264-params": "bframes=3:b-pyramid=normal:scenecut=0", "preset": "veryfast"}
CLICKS = (0.5, 1.5)


@pytest.fixture(scope="module")
def clips(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("clips")
    return {
        "silent": write_numbered(folder / "silent.mp4", options=B_FRAMES),
        "still track": write_numbered(folder / "still.mp4", sound="aac"),
        "aac": write_numbered(folder / "aac.mp4", sound="aac", clicks=CLICKS),
        "aac mkv": write_numbered(folder / "aac.mkv", sound="aac", clicks=CLICKS),
        "mp3": write_numbered(folder / "mp3.mp4", sound="libmp3lame", clicks=CLICKS),
        "flac": write_numbered(folder / "flac.mkv", sound="flac", clicks=CLICKS),
        "opus": write_numbered(folder / "opus.webm", codec="libvpx-vp9", sound="libopus", clicks=CLICKS),
        # Its picture begins half a second after its sound.
        "late": write_numbered(folder / "late.mkv", first=500, sound="aac", clicks=CLICKS),
        "late mp4": write_numbered(folder / "late.mp4", first=500, sound="aac", clicks=CLICKS),
        "long": write_numbered(folder / "long.mp4", frames=96, sound="aac", clicks=(0.5, 1.5, 2.5, 3.5)),
        "short": write_numbered(folder / "short.mp4", frames=20, sound="aac", clicks=(0.5,)),
        "fast": write_numbered(folder / "fast.mp4", rate=30, sound="aac", clicks=CLICKS),
        "broken": _broken(folder / "broken.mp4"),
    }


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return Theme(qapp, "dark")


def _broken(path: Path) -> Path:
    path.write_bytes(b"\0\0\0\x20ftypisom nothing else")
    return path


def result_in(folder: Path, clip: Path) -> Path:
    path = folder / f"dance{clip.suffix}"
    path.write_bytes(clip.read_bytes())
    return path


def clicks_of(path: Path) -> list[float]:
    """When it clicks, in seconds from the first picture."""
    found: list[float] = []
    with av.open(str(path)) as file:
        first = min(frame.time or 0.0 for frame in file.decode(video=0))
    with av.open(str(path)) as file:
        resampler = av.AudioResampler(format="s16", layout="mono", rate=48_000)
        for frame in file.decode(audio=0):
            for made in resampler.resample(frame):
                assert made.time is not None
                for place, value in enumerate(memoryview(bytes(made.planes[0])).cast("h")[: made.samples]):
                    time = made.time + place / 48_000 - first
                    if abs(value) > 8_000 and (not found or time > found[-1] + 0.2):
                        found.append(time)
    return found


def pictures_of(path: Path) -> list[tuple[bytes, float, float | None]]:
    with av.open(str(path)) as file:
        return [
            (bytes(packet), float((packet.pts or 0) * packet.time_base), float((packet.dts or 0) * packet.time_base))
            for packet in file.demux(video=0)
            if packet.size
        ]


@pytest.mark.parametrize(
    ("source", "codec", "clicks"),
    [
        ("aac", "aac", [0.5, 1.5]),
        ("aac mkv", "aac", [0.5, 1.5]),
        ("mp3", "mp3float", [0.5, 1.5]),
        ("flac", "aac", [0.5, 1.5]),
        ("opus", "aac", [0.5, 1.5]),
        ("late", "aac", [0.0, 1.0]),
        ("late mp4", "aac", [0.0, 1.0]),
        ("long", "aac", [0.5, 1.5]),
        ("short", "aac", [0.5]),
        ("fast", "aac", [0.5, 1.5]),
    ],
)
def test_picture_is_untouched_and_sound_in_step(
    clips: dict[str, Path], tmp_path: Path, source: str, codec: str, clicks: list[float]
) -> None:
    result = result_in(tmp_path, clips["silent"])
    before = result.read_bytes()
    made = lay_sound(result, clips[source], Cancel())
    assert made == tmp_path / "dance_sound.mp4"
    assert result.read_bytes() == before
    assert picture_hash(made, Cancel()) == picture_hash(result, Cancel())
    ours, theirs = pictures_of(made), pictures_of(result)
    assert [packet[0] for packet in ours] == [packet[0] for packet in theirs]
    assert [packet[1] for packet in ours] == pytest.approx([packet[1] for packet in theirs], abs=1e-4)
    assert clicks_of(made) == pytest.approx(clicks, abs=0.02)
    with av.open(str(made)) as file:
        assert [stream.type for stream in file.streams] == ["video", "audio"]
        assert file.streams.audio[0].codec_context.name == codec
        assert file.duration is not None
        assert file.duration / av.time_base == pytest.approx(2.0, abs=0.025)
        assert file.streams.video[0].frames == 48
    data = made.read_bytes()
    assert data.index(b"moov") < data.index(b"mdat")
    assert sorted(each.name for each in tmp_path.iterdir()) == ["dance.mp4", "dance_sound.mp4"]


def test_result_whose_picture_begins_late(clips: dict[str, Path], tmp_path: Path) -> None:
    result = write_numbered(tmp_path / "late.mkv", first=700)
    made = lay_sound(result, clips["aac"], Cancel())
    assert clicks_of(made) == pytest.approx([0.5, 1.5], abs=0.02)
    again = lay_sound(result_in(tmp_path, result), clips["flac"], Cancel())
    assert clicks_of(again) == pytest.approx([0.5, 1.5], abs=0.02)


def test_made_once_and_never_over_another_file(clips: dict[str, Path], tmp_path: Path) -> None:
    result = result_in(tmp_path, clips["silent"])
    (tmp_path / "dance_sound.mp4").write_bytes(b"mine")
    made = lay_sound(result, clips["aac"], Cancel())
    assert made.name == "dance_sound (2).mp4"
    stamp = made.stat()
    assert lay_sound(result, clips["aac"], Cancel()) == made
    assert made.stat() == stamp
    assert (tmp_path / "dance_sound.mp4").read_bytes() == b"mine"


def test_recipe_goes_along(clips: dict[str, Path], tmp_path: Path) -> None:
    result = write_numbered(tmp_path / "dance.mp4")
    with av.open(str(result)) as old, av.open(str(tmp_path / "told.mp4"), "w") as new:
        new.metadata.update({"title": "Dance", "comment": '{"vidgo": 1}'})
        stream = new.add_stream_from_template(old.streams.video[0])
        for packet in old.demux(video=0):
            if packet.dts is not None:
                packet.stream = stream
                new.mux(packet)
    with av.open(str(lay_sound(tmp_path / "told.mp4", clips["aac"], Cancel()))) as file:
        assert (file.metadata["title"], file.metadata["comment"]) == ("Dance", '{"vidgo": 1}')


@pytest.mark.parametrize("source", ["aac", "flac"])
@pytest.mark.parametrize("size", [0, 3_000])
def test_a_disk_that_takes_no_more(clips: dict[str, Path], tmp_path: Path, source: str, size: int) -> None:
    result = result_in(tmp_path, clips["silent"])
    with pytest.raises(SaveError), files_no_longer_than(size):
        lay_sound(result, clips[source], Cancel())
    assert [each.name for each in tmp_path.iterdir()] == ["dance.mp4"]


def test_room_is_looked_for_first(clips: dict[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    result = result_in(tmp_path, clips["silent"])
    usage = shutil.disk_usage(tmp_path)
    monkeypatch.setattr("shutil.disk_usage", lambda _folder: usage._replace(free=1_000_000))
    with pytest.raises(DiskFull):
        lay_sound(result, clips["aac"], Cancel())
    assert [each.name for each in tmp_path.iterdir()] == ["dance.mp4"]


def test_stopped_in_the_middle(clips: dict[str, Path], tmp_path: Path) -> None:
    result = result_in(tmp_path, clips["silent"])
    cancel = Cancel()
    cancel.set()
    with pytest.raises(Cancelled):
        lay_sound(result, clips["aac"], cancel)
    assert [each.name for each in tmp_path.iterdir()] == ["dance.mp4"]


@pytest.mark.parametrize("source", ["silent", "broken"])
def test_a_source_without_sound_makes_no_file(clips: dict[str, Path], tmp_path: Path, source: str) -> None:
    result = result_in(tmp_path, clips["silent"])
    with pytest.raises(MediaError):
        lay_sound(result, clips[source], Cancel())
    with pytest.raises(MediaError):
        lay_sound(tmp_path / "gone.mp4", clips["aac"], Cancel())
    assert [each.name for each in tmp_path.iterdir()] == ["dance.mp4"]


def test_a_picture_that_no_mp4_holds(clips: dict[str, Path], tmp_path: Path) -> None:
    result = write_numbered(tmp_path / "dance.webm", codec="libvpx")
    with pytest.raises(MediaError):
        lay_sound(result, clips["aac"], Cancel())
    assert [each.name for each in tmp_path.iterdir()] == ["dance.webm"]


@pytest.mark.parametrize(
    ("result", "source", "finding"),
    [
        ("aac", "aac", SoundFinding.HAS_SOUND),
        ("silent", "aac", SoundFinding.SILENT),
        ("still track", "opus", SoundFinding.SILENT),
        ("silent", "long", SoundFinding.SILENT),
        ("silent", "short", SoundFinding.SILENT),
        ("silent", "silent", SoundFinding.SOURCE_SILENT),
        ("silent", "still track", SoundFinding.SOURCE_SILENT),
        ("silent", "fast", SoundFinding.OTHER_SPEED),
        ("silent", "broken", SoundFinding.SOURCE_GONE),
        ("silent", "", SoundFinding.SOURCE_GONE),
    ],
)
def test_what_is_found(clips: dict[str, Path], result: str, source: str, finding: SoundFinding) -> None:
    assert sound_finding(clips[result], clips.get(source), Cancel()) is finding


# --- the engine ---------------------------------------------------------------------------------------------------


def bench_of(folder: Path, service: ScriptedService, wish: KeepSound) -> EngineBench:
    bench = EngineBench(folder, service.url)
    bench.settings = replace(Settings(), keep_sound=wish, write_recipe=False)
    return bench


def saved(bench: EngineBench, source: Path | None) -> Task:
    bench.engine.submit(request() if source is None else request(video_url=LocalFile(source)))
    bench.until(lambda: 1 in bench.heard.tasks and bench.heard.tasks[1].result is ResultState.SAVED)
    bench.rest()
    return bench.heard.tasks[1]


def test_ask_makes_nothing_until_it_is_wished(clips: dict[str, Path], tmp_path: Path) -> None:
    with ScriptedService(clips["silent"]) as service, bench_of(tmp_path, service, "ask") as bench:
        task = saved(bench, clips["aac"])
        assert sound_state(task) is SoundState.CAN_LAY
        assert task.result_path is not None
        before = task.result_path.read_bytes()
        assert len(list(task.result_path.parent.iterdir())) == 1
        bench.engine.sounds.lay(1)
        bench.engine.sounds.lay(1)
        assert sound_state(bench.heard.tasks[1]) is SoundState.LAYING
        bench.rest()
        task = bench.heard.tasks[1]
        made = sound_file(task)
        assert made is not None
        assert task.result_path is not None
        assert shown_result(task) == made == task.result_path.with_name(f"{task.result_path.stem}_sound.mp4")
        assert clicks_of(made) == pytest.approx([0.5, 1.5], abs=0.02)
        assert task.result_path.read_bytes() == before
        bench.engine.sounds.choose(1, False)
        assert shown_result(bench.heard.tasks[1]) == task.result_path
        assert not plays_original_sound(bench.heard.tasks[1])
        bench.engine.sounds.choose(1, True)
        assert shown_result(bench.heard.tasks[1]) == made
        bench.engine.sounds.lay(1)
        bench.rest()
        assert len(list(made.parent.iterdir())) == 2


def test_always_does_it_by_itself(clips: dict[str, Path], tmp_path: Path) -> None:
    with ScriptedService(clips["still track"]) as service, bench_of(tmp_path, service, "always") as bench:
        task = saved(bench, clips["flac"])
        made = sound_file(task)
        assert made is not None
        assert clicks_of(made) == pytest.approx([0.5, 1.5], abs=0.02)


@pytest.mark.parametrize("wish", ["never", "always"])
def test_nothing_is_said_where_nothing_is_missing(clips: dict[str, Path], tmp_path: Path, wish: KeepSound) -> None:
    result = clips["silent"] if wish == "never" else clips["aac"]
    with ScriptedService(result) as service, bench_of(tmp_path, service, wish) as bench:
        task = saved(bench, clips["aac"])
        assert SOUND not in task.extra
        assert task.result_path is not None
        assert len(list(task.result_path.parent.iterdir())) == 1
        bench.engine.sounds.lay(1)
        bench.engine.sounds.choose(1, True)
        bench.rest()
        assert SOUND not in bench.heard.tasks[1].extra


def test_a_silent_source_is_no_finding(clips: dict[str, Path], tmp_path: Path) -> None:
    with ScriptedService(clips["silent"]) as service, bench_of(tmp_path, service, "always") as bench:
        assert SOUND not in saved(bench, clips["silent"]).extra


def test_a_link_is_told_and_offers_nothing(clips: dict[str, Path], tmp_path: Path) -> None:
    with ScriptedService(clips["silent"]) as service, bench_of(tmp_path, service, "always") as bench:
        assert sound_state(saved(bench, None)) is SoundState.SOURCE_IS_LINK
        bench.engine.sounds.lay(1)
        bench.rest()
        assert sound_state(bench.heard.tasks[1]) is SoundState.SOURCE_IS_LINK


def test_another_speed_is_told(clips: dict[str, Path], tmp_path: Path) -> None:
    with ScriptedService(clips["silent"]) as service, bench_of(tmp_path, service, "always") as bench:
        assert sound_state(saved(bench, clips["fast"])) is SoundState.OTHER_SPEED


def test_source_that_was_moved_meanwhile_and_comes_back(clips: dict[str, Path], tmp_path: Path) -> None:
    source = tmp_path / "mine.mp4"
    source.write_bytes(clips["aac"].read_bytes())
    with ScriptedService(clips["silent"]) as service, bench_of(tmp_path, service, "ask") as bench:
        saved(bench, source)
        source.rename(tmp_path / "elsewhere.mp4")
        bench.engine.sounds.lay(1)
        bench.rest()
        assert sound_state(bench.heard.tasks[1]) is SoundState.SOURCE_GONE
        (tmp_path / "elsewhere.mp4").rename(source)
        bench.engine.sounds.lay(1)
        bench.rest()
        assert sound_state(bench.heard.tasks[1]) is SoundState.LAID


def test_full_disk_is_told_and_can_be_tried_again(
    clips: dict[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with ScriptedService(clips["silent"]) as service, bench_of(tmp_path, service, "ask") as bench:
        saved(bench, clips["aac"])
        usage = shutil.disk_usage(tmp_path)
        with monkeypatch.context() as context:
            context.setattr("shutil.disk_usage", lambda _folder: usage._replace(free=1_000_000))
            bench.engine.sounds.lay(1)
            bench.rest()
        assert sound_state(bench.heard.tasks[1]) is SoundState.DISK_FULL
        bench.engine.sounds.lay(1)
        bench.rest()
        assert sound_state(bench.heard.tasks[1]) is SoundState.LAID


def test_result_that_was_moved_away_cannot_get_sound(clips: dict[str, Path], tmp_path: Path) -> None:
    with ScriptedService(clips["silent"]) as service, bench_of(tmp_path, service, "ask") as bench:
        task = saved(bench, clips["aac"])
        assert task.result_path is not None
        task.result_path.unlink()
        bench.engine.sounds.lay(1)
        bench.rest()
        assert sound_state(bench.heard.tasks[1]) is SoundState.NOT_LAID


def test_a_crash_in_the_middle_makes_no_second_file(clips: dict[str, Path], tmp_path: Path) -> None:
    with ScriptedService(clips["silent"]) as service:
        with bench_of(tmp_path, service, "ask") as bench:
            task = saved(bench, clips["aac"])
            assert task.result_path is not None
            # As after the file got its name and before the list knew of it.
            made = lay_sound(task.result_path, clips["aac"], Cancel())
            bench.room.change(1, extra={**task.extra, SOUND: SoundState.LAYING.value})
        with bench_of(tmp_path, service, "never") as again:
            again.rest()
            assert sound_file(again.heard.tasks[1]) == made
            assert len(list(made.parent.iterdir())) == 2


def test_an_old_task_is_gone_on_with_too(clips: dict[str, Path], tmp_path: Path) -> None:
    """Who lays sound under a video of last year may be cut off as well."""
    with ScriptedService(clips["silent"]) as service:
        with bench_of(tmp_path, service, "ask") as bench:
            task = saved(bench, clips["aac"])
            bench.room.change(1, extra=with_sound(task, SoundState.LAYING))
            for each in range(150):
                bench.room.store.add(request(nonce=f"later-{each}"), title="later", now=bench.clock.now())
        with bench_of(tmp_path, service, "never") as again:
            again.rest()
            assert sound_state(again.heard.tasks[1]) is SoundState.LAID


# --- what is kept, and its words ----------------------------------------------------------------------------------


def marked(**extra: str) -> Task:
    return replace(ready(1), result_path=Path("videos") / "dance.mp4", extra=extra)


def test_marks_from_an_odd_list_lead_nowhere() -> None:
    assert sound_state(marked(**{SOUND: "laid!"})) is None
    assert sound_state(replace(marked(**{SOUND: "laid"}), result=ResultState.GONE)) is None
    for name in ("", "../x.mp4", "/etc/x.mp4", "a/b.mp4", "a\0b", ".."):
        assert sound_file(marked(**{SOUND: "laid", SOUND_FILE: name})) is None
    assert shown_result(marked(**{SOUND: "laid", SOUND_FILE: ""})) == marked().result_path


@pytest.mark.usefixtures("qapp")
def test_every_state_has_its_words() -> None:
    said = {state: sound_words(marked(**{SOUND: state.value, SOUND_FILE: "x_sound.mp4"})) for state in SoundState}
    assert len({words[2] for words in said.values()}) == len(SoundState)
    assert all(words[2] for words in said.values())
    with_button = {state for state, words in said.items() if words[3]}
    assert with_button == {SoundState.CAN_LAY, SoundState.LAID, SoundState.DISK_FULL, SoundState.NOT_LAID}
    assert sound_words(marked()) == ("", "", "", "")


def test_note_asks_and_switches(qtbot: QtBot, theme: Theme) -> None:
    note = SoundNote(theme)
    qtbot.addWidget(note)
    asked: list[int] = []
    chosen: list[tuple[int, bool]] = []
    note.lay_requested.connect(asked.append)
    note.choose_requested.connect(lambda number, original: chosen.append((number, original)))
    note.note.clicked.emit()
    note.show_task(marked(**{SOUND: "can_lay"}))
    note.note.clicked.emit()
    laid = marked(**{SOUND: "laid", SOUND_FILE: "x_sound.mp4"})
    note.show_task(laid)
    assert note.note.text == "Sound: from the original"
    note.note.clicked.emit()
    note.show_task(replace(laid, extra={**laid.extra, PLAY_UNTOUCHED: "1"}))
    assert note.note.text == "Sound: none, as it was made"
    note.note.clicked.emit()
    note.show_task(None)
    assert note.note.text == ""
    assert asked == [1]
    assert chosen == [(1, False), (1, True)]


def test_setting_is_on_the_page(qtbot: QtBot, theme: Theme) -> None:
    page = SavingPage(theme)
    qtbot.addWidget(page)
    kept: list[Settings] = []
    page.settings_changed.connect(kept.append)
    page.show_settings(replace(Settings(), keep_sound="always"))

    box = page.findChild(DropDown, "keepSound")
    assert box is not None
    assert box.current == "always"
    box.chosen.emit("never")
    assert kept[-1].keep_sound == "never"


def test_the_menu_of_a_row_offers_it(qtbot: QtBot, tmp_path: Path) -> None:
    offered = {state for state in SoundState if _offers(_laid_as(state))}
    assert offered == {SoundState.CAN_LAY, SoundState.DISK_FULL, SoundState.NOT_LAID}
    assert not _offers(marked())
    # What the note of the player offers, the menu does too.
    assert offered | {SoundState.LAID} == {state for state in SoundState if sound_words(_laid_as(state))[3]}
    asked: list[int] = []
    save_settings(tmp_path / "settings.json", Settings(welcomed=True, consented=True))
    with opened(qtbot, tmp_path, "http://127.0.0.1:9") as window:
        window.app.window.player.sound_note.lay_requested.connect(asked.append)
        window.app.window.task_actions.act(marked(**{SOUND: "can_lay"}), ActionKind.LAY_SOUND)
    assert asked == [1]


def _laid_as(state: SoundState) -> Task:
    return marked(**{SOUND: state.value, SOUND_FILE: "x_sound.mp4"})


def _offers(task: Task) -> bool:
    return ActionKind.LAY_SOUND in {button.kind for button in actions_of(task)}
