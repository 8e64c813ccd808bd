"""*Report a problem*: helpful, and without a trace of who the user is."""

from __future__ import annotations

import base64
import getpass
import platform
import stat
import sys
import zipfile
from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vidgo_desktop.core.errors import Charge
from vidgo_desktop.core.paths import ProfilePaths
from vidgo_desktop.core.redaction import Secrets
from vidgo_desktop.core.report import Report, ReportFacts, make_report, write_report
from vidgo_desktop.core.settings import Settings
from vidgo_desktop.core.task import JobRequest, Link, LocalFile, ResultState, Task, TaskProblem, TaskState

KEY = "vk-canary-7f3a9b1c5dQeW2"
USER = "marie.curie"
PLANTED = (
    KEY,
    KEY[:12],
    base64.b64encode(KEY.encode()).decode(),
    "sig-very-private",
    "TOKEN123",
    USER,
    "Radium wedding",
    "radium_wedding",
    "marie@example.org",
    "example.org",
    "private-host.example",
    "10.1.2.3",
    "8FDN1I7M7Q68DDG8",
    "/home/",
    "C:\\Users",
)
LOG = f"""2026-11-23T10:00:00.000Z INFO MainThread vidgo_desktop.app: started with {KEY}
2026-11-23T10:00:01.000Z INFO engine vidgo_desktop.core.saving: from https://storage.vidgo.ai/g/TOKEN123.mp4?sig=sig-very-private
2026-11-23T10:00:02.000Z INFO engine vidgo_desktop.core.api: Authorization: Bearer {KEY}
2026-11-23T10:00:03.000Z WARNING engine vidgo_desktop.core.saving: '/home/{USER}/My Videos/Radium wedding.mp4' is gone
2026-11-23T10:00:04.000Z WARNING engine x: C:\\Users\\{USER}\\radium_wedding.mov and /home/{USER}/radium_wedding.mp4
2026-11-23T10:00:05.000Z ERROR engine x: File "/usr/lib/python3/vidgo_desktop/core/saving.py", line 12, in save
2026-11-23T10:00:06.000Z INFO engine x: account marie@example.org at https://private-host.example:8443/a and http://u:p@10.1.2.3/
2026-11-23T10:00:07.000Z INFO engine x: {base64.b64encode(KEY.encode()).decode()}
"""
SETTINGS = Settings(
    theme="dark",
    save_folder=Path(f"/home/{USER}/Radium wedding"),
    api_base="https://private-host.example",
    proxy=f"http://{USER}:{KEY}@private-host.example:3128",
    proxy_mode="manual",
    window="QUJD",
    last_resolution="480p",
    ask_above=150.0,
)
TASK = Task(
    7,
    JobRequest(
        "nonce",
        "wan-animate-replace",
        {
            "video_url": Link("https://private-host.example/radium_wedding.mp4?t=TOKEN123"),
            "image_urls": LocalFile(Path(f"/home/{USER}/radium_wedding.png")),
            "resolution": "480p",
        },
    ),
    "Radium wedding × Knight",
    TaskState.FAILED,
    1_790_000_000.0,
    task_id="8FDN1I7M7Q68DDG8",
    submitted_at=1_790_000_010.0,
    ended_at=1_790_000_100.0,
    result=ResultState.NONE,
    result_url="https://storage.vidgo.ai/generated/TOKEN123.mp4",
    result_path=Path(f"/home/{USER}/Radium wedding.mp4"),
    problem=TaskProblem(
        "GenerationFailed", f"cannot fetch https://private-host.example/x?t=TOKEN123 {KEY}", 400, "validation_error"
    ),
    charge=Charge.GIVEN_BACK,
    attempts=2,
)


@pytest.fixture
def secrets() -> Secrets:
    made = Secrets()
    made.hide(KEY)
    return made


@pytest.fixture
def paths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ProfilePaths:
    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        monkeypatch.setenv(name, USER)
    assert getpass.getuser() == USER
    made = ProfilePaths(tmp_path / "data", tmp_path / "videos")
    made.logs.mkdir(parents=True)
    (made.logs / "vidgo-desktop.log").write_text(LOG, encoding="utf-8")
    return made


@pytest.fixture
def report(paths: ProfilePaths, secrets: Secrets) -> Report:
    machine = {
        "Qt": "6.11.3",
        "screens": "1920×1080 at 2",
        "user folder": f"/home/{USER}",
        "owner": "marie@example.org",
    }
    return make_report(ReportFacts("0.9.1", SETTINGS, (TASK, TASK), machine), paths, secrets)


def test_it_holds_what_helps(report: Report) -> None:
    parts = dict(report.files)
    assert list(parts) == ["about.txt", "settings.txt", "tasks.txt", "log.txt"]
    for said in ("Vidgo Desktop: 0.9.1", "Qt: 6.11.3", f"Python: {platform.python_version()}", "1920×1080 at 2"):
        assert said in parts["about.txt"]
    for said in ("theme: dark", "proxy_mode: manual", "proxy: set", "save_folder: set", "api_base: another"):
        assert said in parts["settings.txt"].splitlines()
    assert len(parts["settings.txt"].splitlines()) == len(fields(Settings))
    task = parts["tasks.txt"].splitlines()[0]
    for said in ("failed", "wan-animate-replace", "480p", "90 s", "2 attempts", "given_back", "GenerationFailed 400"):
        assert said in task
    assert "is gone" in parts["log.txt"]
    assert "core/saving.py" in parts["log.txt"] and "line 12" in parts["log.txt"]
    assert "[https link to storage.vidgo.ai]" in parts["log.txt"]
    for name, content in report.files:
        assert f"--- {name} ---\n{content}" in report.text


def test_nothing_planted_is_in_it(report: Report, tmp_path: Path) -> None:
    target = tmp_path / "report.zip"
    write_report(target, report)
    with zipfile.ZipFile(target) as bundle:
        whole = b"\n".join(bundle.read(name) for name in bundle.namelist())
        assert bundle.namelist() == [name for name, _ in report.files]
        assert b"\n".join(content.encode() + b"\n" for _, content in report.files) == whole
    found = [secret for secret in PLANTED for data in (whole, target.read_bytes()) if secret.encode() in data]
    assert not found


def test_the_hunt_finds_what_is_there(tmp_path: Path) -> None:
    target = tmp_path / "leak.zip"
    write_report(target, Report((("log.txt", LOG),)))
    with zipfile.ZipFile(target) as bundle:
        whole = bundle.read("log.txt")
    assert KEY.encode() in whole and b"Radium wedding" in whole and b"marie@example.org" in whole


def test_the_name_of_this_computer_is_taken_out(
    paths: ProfilePaths, secrets: Secrets, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(platform, "node", lambda: "curie-laptop.lan")
    (paths.logs / "vidgo-desktop.log").write_text(f"on Curie-Laptop by {USER}\n", encoding="utf-8")
    log = dict(make_report(ReportFacts("1", Settings()), paths, secrets).files)["log.txt"]
    assert log == "on [name] by [name]"


def test_only_the_end_of_a_long_log_is_in_it(paths: ProfilePaths, secrets: Secrets) -> None:
    lines = [f"line {number} " + "x" * 2_000 for number in range(5_000)]
    (paths.logs / "vidgo-desktop.log").write_text("\n".join(lines), encoding="utf-8")
    log = dict(make_report(ReportFacts("1", Settings()), paths, secrets).files)["log.txt"].splitlines()
    assert log[-1].startswith("line 4999 ")
    assert all(line.startswith("line ") for line in log)
    assert len(log) <= 400 and max(map(len, log)) <= 1_000


def test_without_log_and_tasks_there_is_still_a_report(tmp_path: Path, secrets: Secrets) -> None:
    made = make_report(ReportFacts("1", Settings()), ProfilePaths(tmp_path, tmp_path), secrets)
    assert dict(made.files)["log.txt"] == "none" == dict(made.files)["tasks.txt"]
    assert "api_base: the usual" in made.text


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX permissions")
def test_it_is_saved_whole_and_for_this_user_only(report: Report, tmp_path: Path) -> None:
    target = tmp_path / "report.zip"
    target.write_bytes(b"old")
    write_report(target, report)
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert zipfile.is_zipfile(target)
    assert [entry.name for entry in tmp_path.glob("*report*")] == ["report.zip"]
    with pytest.raises(OSError):
        write_report(tmp_path / "missing" / "report.zip", report)
    (tmp_path / "folder.zip").mkdir()
    with pytest.raises(OSError):
        write_report(tmp_path / "folder.zip", report)
    assert not list(tmp_path.glob(".folder*"))


@given(st.text(max_size=300))
def test_any_line_can_be_cleaned(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    folder = tmp_path_factory.mktemp("any")
    (folder / "logs").mkdir()
    (folder / "logs" / "vidgo-desktop.log").write_bytes((text + "\n").encode("utf-8", "surrogatepass"))
    made = make_report(ReportFacts("1", Settings(), (), {"x": text}), ProfilePaths(folder, folder), Secrets())
    assert made.text
