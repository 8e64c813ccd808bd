"""The set-up that the Makefile starts, the checks of the tree, and what an installation holds."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from tools import check_rooms, check_tree, environment, run_tests, system_packages
from tools.environment import State, Step, next_step
from tools.system_packages import Need, Purpose

ROOT = Path(__file__).resolve().parent.parent
DIGESTS = {"app": "a" * 64, "dev": "d" * 64}
REQUIREMENTS = sorted((ROOT / "requirements").glob("*.txt"))


# --- what the system has


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="asks the loader of Linux")
def test_loader_knows_the_c_library_and_no_invented_one() -> None:
    assert system_packages.has_library("libc.so.6")
    assert not system_packages.has_library("libvidgo-never-existed.so.7")


def test_programs_are_found_outside_of_a_short_search_path(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert system_packages.has_program("sh")
    assert not system_packages.has_program("vidgo-never-existed")


def test_font_is_looked_for_by_its_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system_packages, "FONT_FOLDERS", (str(tmp_path), str(tmp_path / "missing")))
    assert not system_packages.has_font("Inter*.[ot]t[fc]")
    (tmp_path / "deeper").mkdir()
    (tmp_path / "deeper" / "Inter-Regular.otf").touch()
    assert system_packages.has_font("Inter*.[ot]t[fc]")


@pytest.fixture
def known_packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine whose apt has read its lists."""
    lists = tmp_path / "lists"
    lists.mkdir()
    (lists / "mirror_dists_stable_main_binary-amd64_Packages.lz4").touch()
    monkeypatch.setattr(system_packages, "PACKAGE_LISTS", lists)
    return lists


@pytest.mark.usefixtures("known_packages")
def test_install_line_names_each_package_once() -> None:
    needs = [need for need in system_packages.LIBRARIES if need.name.startswith(("libglib", "libgthread", "libGL"))]
    line = system_packages.install_line(system_packages.packages_of(needs))
    assert line == "sudo apt-get install -y --no-install-recommends libglib2.0-0 libgl1"


def test_install_line_fetches_the_lists_where_there_are_none(known_packages: Path) -> None:
    for file in known_packages.iterdir():
        file.unlink()
    line = system_packages.install_line(["libgl1"])
    assert line == "sudo apt-get update && sudo apt-get install -y --no-install-recommends libgl1"


@pytest.mark.parametrize(
    ("target", "environ", "display"),
    [
        ("run", {"DISPLAY": ":0"}, {Purpose.X11}),
        ("run", {"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}, {Purpose.WAYLAND}),
        ("run", {}, set()),
        ("demo", {"DISPLAY": ":0"}, {Purpose.VIDEO}),
        ("test", {}, {Purpose.VIDEO}),
    ],
)
def test_what_is_indispensable_follows_target_and_display(
    target: str, environ: dict[str, str], display: set[Purpose]
) -> None:
    assert system_packages.required_purposes(target, environ) == {Purpose.WINDOW} | display


@pytest.mark.usefixtures("known_packages")
def test_missing_library_without_root_is_told_as_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system_packages, "can_install", lambda: False)
    monkeypatch.setattr(system_packages, "has_program", lambda name: name == "apt-get")
    needs = [Need("libGL.so.1", "libgl1", Purpose.WINDOW), Need("Xvfb", "xvfb", Purpose.TESTS)]
    with pytest.raises(environment.SetupError) as told:
        environment.bring_system_packages(needs, frozenset({Purpose.WINDOW}), asked=())
    assert "\n    sudo apt-get install -y --no-install-recommends libgl1 xvfb\n" in str(told.value)
    assert "leave that word away" in str(told.value)  # no sudo on this pretended machine


def test_what_is_only_good_to_have_is_told_once(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(system_packages, "can_install", lambda: False)
    needs = [Need("Inter", "fonts-inter", Purpose.FONT)]
    environment.bring_system_packages(needs, frozenset({Purpose.WINDOW}), asked=())
    assert "fonts-inter" in capsys.readouterr().out
    environment.bring_system_packages(needs, frozenset({Purpose.WINDOW}), asked=("fonts-inter",))
    assert capsys.readouterr().out == ""


# --- what .venv needs


@pytest.mark.parametrize(
    ("state", "usable", "level", "step"),
    [
        (None, False, "app", Step.BUILD),  # nothing there
        (None, True, "app", Step.INSTALL),  # made by hand
        (State(), True, "app", Step.BUILD),  # broken off
        (State("app", DIGESTS["app"]), True, "app", Step.NOTHING),
        (State("app", DIGESTS["app"]), True, "dev", Step.INSTALL),
        (State("dev", DIGESTS["dev"]), True, "app", Step.NOTHING),  # dev holds all of app
        (State("dev", "older"), True, "app", Step.INSTALL),
        (
            State("dev", DIGESTS["dev"]),
            False,
            "dev",
            Step.BUILD,
        ),  # its Python is gone, or another was asked for
    ],
)
def test_next_step(state: State | None, usable: bool, level: str, step: Step) -> None:
    assert next_step(state, usable=usable, level=level, digests=DIGESTS) is step


def test_state_survives_a_round_trip(tmp_path: Path) -> None:
    file = tmp_path / "state.json"
    assert environment.read_state(file) is None
    state = State("dev", DIGESTS["dev"], ("fonts-inter", "xvfb"))
    environment.write_state(file, state)
    assert environment.read_state(file) == state
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize("damaged", ["", "{", "[]", '{"level": "dev"}', "\ufffd"])
def test_damaged_state_counts_as_broken_off(tmp_path: Path, damaged: str) -> None:
    file = tmp_path / "state.json"
    file.write_text(damaged, encoding="utf-8")
    assert environment.read_state(file) == State()


def test_digest_follows_the_content(tmp_path: Path) -> None:
    file = tmp_path / "runtime.txt"
    file.write_text("one==1\n", encoding="utf-8")
    before = environment.digest_of(file)
    file.write_text("one==2\n", encoding="utf-8")
    assert environment.digest_of(file) != before


def test_environment_of_another_python_is_not_usable(tmp_path: Path) -> None:
    major, minor = sys.version_info[:2]
    python = environment.venv_python(tmp_path)
    python.parent.mkdir()
    assert not environment.is_usable(tmp_path)
    config = tmp_path / "pyvenv.cfg"
    config.write_text(f"home = /usr/bin\nversion = {major}.{minor}.1\n", encoding="utf-8")
    assert not environment.is_usable(tmp_path)  # no interpreter in it
    python.touch()
    assert environment.is_usable(tmp_path)
    config.write_text(f"home = /usr/bin\nversion = {major}.{minor}0.1\n", encoding="utf-8")
    assert not environment.is_usable(tmp_path)


def test_window_without_display_is_refused_in_words() -> None:
    environment.require_display({"DISPLAY": ":0"})
    environment.require_display({"QT_QPA_PLATFORM": "offscreen"})
    if sys.platform.startswith("linux"):
        with pytest.raises(environment.SetupError, match="no display"):
            environment.require_display({"DISPLAY": ""})


def test_every_target_of_the_makefile_that_sets_up_is_known() -> None:
    """One that is not would end with a word about its usage, on every machine."""
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    asking = re.findall(r"^([a-z]+):[^\n]*\n\t\$\(setup\)", text, re.MULTILINE)
    assert {"run", "test", "faults", "torture"} <= set(asking)
    assert set(asking) == set(environment.TARGETS)


def test_unknown_target_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert environment.main(["fly"]) == 2
    assert "usage" in capsys.readouterr().err


def test_bootstrap_can_be_read_by_old_pythons() -> None:
    ast.parse((ROOT / "tools" / "bootstrap.py").read_text(encoding="utf-8"), feature_version=(3, 4))


# --- the pinned files and the tree


def test_both_pinned_files_are_there() -> None:
    assert [file.name for file in REQUIREMENTS] == ["dev.txt", "runtime.txt"]


@pytest.mark.parametrize("file", REQUIREMENTS, ids=lambda file: str(file.name))
def test_pinned_file_is_whole(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert list(check_tree.requirement_faults(text)) == []
    assert text.count("==") > 15
    assert "\npyside6==" in text


def test_dev_holds_every_pin_of_runtime() -> None:
    dev, runtime = (
        {match.group() for match in check_tree.PINNED.finditer(file.read_text(encoding="utf-8"))}
        for file in REQUIREMENTS
    )
    assert runtime < dev


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("--index-url https://example.invalid/simple\n", "an address in it"),
        ("requests>=2\n", "not pinned: requests>=2"),
        ("requests==2.34.2\n", "without a hash: requests"),
        (f"PySide6==6.12.0 \\\n    --hash=sha256:{'0' * 64}\n", "unsound version: PySide6 6.12.0"),
    ],
)
def test_faulty_requirement_is_named(text: str, what: str) -> None:
    assert what in list(check_tree.requirement_faults(text))


def test_tree_check_names_hosts_paths_and_lock_files(tmp_path: Path) -> None:
    host = "py" + "pi.org"
    (tmp_path / "notes.md").write_text(f"see {host}\nfine\nin /{'home'}/me/videos\n", encoding="utf-8")
    (tmp_path / "uv.lock").write_text("version = 1\n", encoding="utf-8")
    (tmp_path / "clip.mp4").write_bytes(b"\0" + host.encode())
    assert list(check_tree.faults(tmp_path, ["clip.mp4", "notes.md", "uv.lock"])) == [
        "notes.md: line 1 names a package registry",
        "notes.md: line 3 names a path of one machine",
        "uv.lock: lock files with addresses are not committed",
    ]


# --- who may know whom


@pytest.mark.parametrize(
    ("path", "name", "reason"),
    [
        ("core/engine.py", "PySide6.QtCore.QObject", "PySide6 is not used in this room"),
        ("core/engine.py", "requests", "requests is not used in this room"),
        ("core/api.py", "requests", ""),
        ("core/api_lanes.py", "requests.Session", ""),
        ("core/store_schema.py", "sqlite3", ""),
        ("app.py", "sqlite3", "sqlite3 is not used in this room"),
        ("app.py", "PySide6.QtWidgets.QApplication", ""),
        ("media/probe.py", "av", ""),
        ("media/probe.py", "vidgo_desktop.core.errors.MediaError", ""),
        ("media/probe.py", "vidgo_desktop.ui.theme", "media does not know ui"),
        ("practice/server.py", "vidgo_desktop.media.probe", "practice does not know media"),
        ("ui/main_window.py", "av.open", "av is not used in this room"),
        ("ui/main_window.py", "vidgo_desktop.core.task.Task", ""),
        ("ui/main_window.py", "vidgo_desktop.__version__", ""),
        ("ui/main_window.py", "vidgo_desktop.app", "ui does not know the files that put everything together"),
        (
            "ui/main_window.py",
            "vidgo_desktop.core.store",
            "the window does not know this; it speaks to it by signals",
        ),
        ("ui/workers.py", "vidgo_desktop.core.store.TaskStore", ""),
        (
            "ui/main_window.py",
            "PySide6.QtNetwork.QLocalServer",
            "the window does not know this; it speaks to it by signals",
        ),
    ],
)
def test_rooms(path: str, name: str, reason: str) -> None:
    assert check_rooms.fault(path, name) == reason


def test_rooms_are_read_from_every_import(tmp_path: Path) -> None:
    (tmp_path / "core").mkdir()
    source = "from ..ui import theme\n\ndef late() -> None:\n    import keyring\n    from .task import Task\n"
    (tmp_path / "core" / "engine.py").write_text(source, encoding="utf-8")
    assert list(check_rooms.faults(tmp_path)) == [
        "vidgo_desktop/core/engine.py:1: vidgo_desktop.ui.theme - core does not know ui",
        "vidgo_desktop/core/engine.py:4: keyring - keyring is not used in this room",
    ]


def test_every_import_of_the_program_is_in_its_room() -> None:
    assert list(check_rooms.faults(ROOT / "vidgo_desktop")) == []


# --- running the tests


@pytest.mark.parametrize(
    ("codes", "selected", "code"),
    [
        ([0, 0], False, 0),
        ([0, 1], False, 1),
        ([0, 5], False, 5),
        ([0, 5], True, 0),
        ([5, 5], True, 5),
        ([5, 1], True, 1),
    ],
)
def test_exit_code_of_all_parts(codes: list[int], selected: bool, code: int) -> None:
    assert run_tests.exit_code(codes, selected=selected) == code


def test_keyring_session_knows_nothing_of_the_desktop(tmp_path: Path) -> None:
    outside = {"PATH": "/usr/bin", "HOME": "/nobody", "DISPLAY": ":0", "XDG_DATA_HOME": "/nobody/share"}
    inside = run_tests.private_environ(outside, tmp_path)
    assert inside == {"PATH": "/usr/bin", "HOME": str(tmp_path), "XDG_RUNTIME_DIR": str(tmp_path / "run")}
    assert (tmp_path / "run").stat().st_mode & 0o777 == 0o700


# --- what an installation holds


def test_wheel_and_source_archive_hold_the_resources(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "-d", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    (archive,) = tmp_path.glob("*.tar.gz")
    with zipfile.ZipFile(wheel) as opened:
        installed = set(opened.namelist())
        (entry,) = (name for name in installed if name.endswith("entry_points.txt"))
        assert "vidgo-desktop = vidgo_desktop.__main__:main" in opened.read(entry).decode()
    shipped = {
        file.relative_to(ROOT / "resources").as_posix() for file in (ROOT / "resources").rglob("*") if file.is_file()
    }
    assert shipped
    assert {f"vidgo_desktop/_resources/{name}" for name in shipped} <= installed
    assert not any(name.startswith(("tests/", "tools/", "resources/")) for name in installed)
    assert any(name.endswith("licenses/THIRD-PARTY-NOTICES.md") for name in installed)
    with tarfile.open(archive) as opened_archive:
        sources = {name.partition("/")[2] for name in opened_archive.getnames()}
    assert {f"resources/{name}" for name in shipped} <= sources
    assert {"pyproject.toml", "LICENSE", "vidgo_desktop/__init__.py", "tests/test_setup.py"} <= sources
