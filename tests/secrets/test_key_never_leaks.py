"""The real program with a planted key: entered in every way, repeated by the service in every encoding, in errors,
redirects, downloads, a report and a crash. Afterwards it is nowhere but in requests to the service itself.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.loopback import ScriptedServer
from tests.secrets.echo import BALANCE, SUBMIT, echo, echo_service, envelope, errors, raw_echo
from tests.secrets.hunt import Hit, hits, hits_in_texts, hunt
from tests.secrets.sinks import request_bytes
from vidgo_desktop.core import resources
from vidgo_desktop.core.api import Timeouts, VidgoClient
from vidgo_desktop.core.cancel import Cancel
from vidgo_desktop.core.errors import VidgoError
from vidgo_desktop.core.responses import Accepted, Refused, TryLater, Unknown, Unsent

ROOT = Path(__file__).resolve().parents[2]
CLIP = resources.path("samples", "street_walk.mp4")
FOX = resources.path("samples", "fox.png")
KEY = 'vk-"Canary+7f/3a\\9b1c5d=QeW~x'
WRONG = "vk-WrongOne+0c/88aa\\2&Zz-q'77"
KEYS = (KEY, WRONG)
# What was never a key, and must not be in the log all the same.
PRIVATE = ("Canary Folder", "Our wedding", "wedding", "QUERYCANARY", "sig=")
LIMIT = 150.0


@dataclass
class Session:
    """What a finished session left."""

    home: Path
    data: Path
    stdout: bytes
    stderr: bytes
    stops: list[dict[str, Any]]
    to_service: ScriptedServer
    to_others: ScriptedServer
    crash_stderr: bytes = b""
    crash_code: int = 0

    @property
    def temp(self) -> Path:
        return self.home / "tmp"


def _environment(home: Path) -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "LD_LIBRARY_PATH") if name in os.environ}
    for name in ("tmp", "run", "data", "config", "cache"):
        (home / name).mkdir(mode=0o700, exist_ok=True)
    return {
        **kept,
        "HOME": str(home),
        "TMPDIR": str(home / "tmp"),
        "XDG_RUNTIME_DIR": str(home / "run"),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_CACHE_HOME": str(home / "cache"),
        "DBUS_SESSION_BUS_ADDRESS": "disabled:",
        "QT_QPA_PLATFORM": "offscreen",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "PYTHONDONTWRITEBYTECODE": "1",
    }


def _run(
    home: Path, data: Path, address: str, out: Path, orders: dict[str, object]
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-W", "default", "-m", "tests.secrets.session", str(data), address, str(out)],
        input=json.dumps(orders).encode(),
        capture_output=True,
        timeout=LIMIT,
        cwd=ROOT,
        env=_environment(home),
        check=False,
    )


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """One long session: first start, wrong and right keys, refusals, failures, results, details, settings, report,
    errors that nobody caught; then a second one that crashes.
    """
    place = tmp_path_factory.mktemp("secrets")
    home, folder = place / "home", place / "home" / "Canary Folder"
    folder.mkdir(parents=True)
    film, picture = folder / "Our wedding.mp4", folder / "wedding.png"
    shutil.copy(CLIP, film)
    shutil.copy(FOX, picture)
    refusals = [envelope(400, "validation_error", KEY), *(answer for name, answer in errors(KEY) if name in _IN_WINDOW)]
    with echo_service(KEY, CLIP) as (service, server, other):
        service.answers.extend(refusals)
        service.failing.add("TASK000000000001")
        orders: dict[str, object] = {
            "wrong": [WRONG, f"Bearer {WRONG}", f'"{WRONG}"\n', f"export VIDGO_API_KEY={WRONG}"],
            "right": f'Authorization: Bearer "{KEY}"\r\n',
            "refusals": len(refusals),
            "film": str(film),
            "picture": str(picture),
            "report": str(home / "report.zip"),
        }
        done = _run(home, home / "profile", server.base, place / "seen.jsonl", orders)
        assert done.returncode == 0, _why(done, home / "profile")
        stops = [json.loads(line) for line in (place / "seen.jsonl").read_text(encoding="utf-8").splitlines()]
        crashed = _run(home, home / "profile", server.base, place / "seen2.jsonl", {"right": KEY, "crash": True})
        yield Session(
            home,
            home / "profile",
            done.stdout,
            done.stderr,
            stops,
            server,
            other,
            crashed.stderr + crashed.stdout,
            crashed.returncode,
        )


def _why(done: subprocess.CompletedProcess[bytes], data: Path) -> str:
    log = (data / "logs" / "vidgo-desktop.log").read_text(encoding="utf-8").replace("\\n", "\n")
    return (done.stdout + done.stderr).decode(errors="replace")[-3000:] + log[-3000:]


_IN_WINDOW = ("details", "200 without anything", "200 of another kind", "502 page")


def _none(found: list[Hit]) -> None:
    assert not found, "\n".join(map(str, found[:10]))


def test_the_session_did_all_of_it(session: Session) -> None:
    stops = [stop["stop"] for stop in session.stops]
    assert sum(stop.startswith("a wrong key") for stop in stops) == 4
    assert sum(stop.startswith("the details of") for stop in stops) == len(_IN_WINDOW) + 4
    assert {"a key that works", "after the first start", "the account", "the report"} <= set(stops)
    assert (session.home / "report.zip").is_file()
    assert session.crash_code == -signal.SIGABRT
    # The service really repeated the key, and the other host really was asked.
    assert any(seen.headers.get("authorization") == f"Bearer {WRONG}" for seen in session.to_service.seen)
    assert len(session.to_service.requests("POST", SUBMIT)) == len(_IN_WINDOW) + 4
    assert len(session.to_others.seen) >= 2
    assert list(hits(echo(KEY).encode(), (KEY,))) and list(hits(raw_echo(KEY), (KEY,)))


def test_it_is_in_no_log(session: Session) -> None:
    assert "uncaught" in (session.data / "logs" / "vidgo-desktop.log").read_text(encoding="utf-8")
    _none(hunt(session.data / "logs", KEYS))


def test_it_is_not_on_the_terminal(session: Session) -> None:
    assert b"uncaught" in session.stderr and b"early" in session.stderr
    _none([*hits(session.stdout, KEYS, "stdout"), *hits(session.stderr, KEYS, "stderr")])


def test_it_is_not_in_the_list_nor_in_its_journal(session: Session) -> None:
    account = session.data / "account"
    assert (account / "tasks.db").is_file()
    _none(hunt(account, KEYS))


def test_it_is_not_in_the_settings(session: Session) -> None:
    assert (session.data / "settings.json").is_file()
    _none([hit for hit in hunt(session.data, KEYS) if "/" not in hit.where])


def test_it_is_in_no_temporary_file_and_nowhere_else_at_home(session: Session) -> None:
    assert session.temp.is_dir()
    _none(hunt(session.home, KEYS))


def test_a_crash_leaves_frames_and_no_values(session: Session) -> None:
    written = (session.data / "logs" / "crash.txt").read_text(encoding="utf-8")
    assert "Fatal Python error: Aborted" in written and "in _abort" in written
    _none(list(hits(written.encode(), KEYS)))
    _none(list(hits(session.crash_stderr, KEYS)))
    assert {stop["core"] for stop in session.stops} == {0}


def test_it_is_not_in_the_report(session: Session) -> None:
    _none([hit for hit in hunt(session.home, KEYS) if hit.where.startswith("report.zip")])


@pytest.mark.parametrize("sink", ["widget texts", "clipboard", "processes", "window titles"])
def test_it_is_nowhere_to_be_seen(session: Session, sink: str) -> None:
    assert all(stop[sink] for stop in session.stops[-1:])
    for stop in session.stops:
        found = hits_in_texts(stop[sink], KEYS)
        assert not found, f"{stop['stop']}: {found[0]}"


def test_no_other_host_gets_it(session: Session) -> None:
    _none(list(hits(request_bytes(session.to_others.seen), KEYS)))
    for seen in session.to_others.seen:
        assert not {"authorization", "cookie", "referer"} & seen.headers.keys()
    own = [seen for seen in session.to_service.seen if seen.path.startswith("/results")]
    assert own
    _none(list(hits(request_bytes(own), KEYS)))


def test_only_the_header_of_requests_to_the_service_holds_it(session: Session) -> None:
    for seen in session.to_service.seen:
        rest = {name: value for name, value in seen.headers.items() if name != "authorization"}
        _none([*hits(seen.path.encode(), KEYS), *hits(repr(rest).encode(), KEYS), *hits(seen.body, KEYS)])


def test_the_log_holds_no_paths_no_titles_and_no_queries(session: Session) -> None:
    text = "\n".join(
        path.read_text(encoding="utf-8", errors="replace")
        for path in (session.data / "logs").glob("vidgo-desktop.log*")
    )
    assert text
    assert [private for private in (*PRIVATE, str(session.home)) if private in text] == []
    assert "QUERYCANARY" not in (session.stderr + session.stdout).decode(errors="replace")


# --- every call with every answer --------------------------------------------------------------------------------


def _texts(thing: object, depth: int = 0) -> Iterator[str]:
    """Everything that can be read out of a result or an error, its causes and its parts."""
    yield repr(thing)
    yield str(thing)
    if isinstance(thing, BaseException):
        yield from (text for part in thing.args for text in _texts(part, depth + 1))
        yield repr(vars(thing))
        for other in (thing.__cause__, thing.__context__):
            if other is not None and depth < 8:
                yield from _texts(other, depth + 1)


CALLS = ("submit", "status", "balance", "upload_stream", "upload_base64", "upload_url")


def _call(client: VidgoClient, call: str) -> object:
    match call:
        case "submit":
            return client.submit("m", {"a": 1}, "", before_first_byte=lambda: None, cancel=Cancel())
        case "status":
            return client.status("T1", cancel=Cancel())
        case "balance":
            return client.balance(cancel=Cancel())
        case "upload_stream":
            return client.upload_stream(FOX, mime="image/png", progress=lambda *_: None, cancel=Cancel())
        case "upload_base64":
            return client.upload_base64(FOX, mime="image/png", cancel=Cancel())
        case _:
            return client.upload_url("https://example.com/a.png", cancel=Cancel())


@pytest.mark.parametrize("call", CALLS)
def test_no_answer_brings_it_into_a_result_or_an_error(call: str) -> None:
    paths = {"submit": ("POST", SUBMIT), "status": ("GET", "/api/generate/status/T1"), "balance": ("GET", BALANCE)}
    for key in (KEY, WRONG, "k" * 7 + "0123456", "short1", "~" * 30):
        with ScriptedServer() as server:
            client = VidgoClient(server.base, lambda key=key: key, version="1", timeouts=Timeouts(connect=5, read=5))  # type: ignore[misc]
            for name, answer in errors(key):
                where = paths.get(call, ("POST", f"/api/common/upload/{call.partition('_')[2]}"))
                server.on(*where, answer)
                outcome: object
                try:
                    outcome = _call(client, call)
                except VidgoError as error:
                    outcome = error
                inner = getattr(outcome, "error", outcome)
                assert isinstance(outcome, VidgoError | Accepted | Refused | TryLater | Unknown | Unsent), name
                for text in _texts(inner):
                    found = list(hits(text.encode("utf-8", "surrogatepass"), (key,)))
                    assert not found, f"{call} {name}: {found[0]}"
            client.close()
            assert server.seen
