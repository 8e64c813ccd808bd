"""The log: private, bounded, one line per record, and without secrets whatever shape they take."""

from __future__ import annotations

import base64
import json
import logging
import os
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vidgo_desktop.core.redaction import SECRETS, LogFile, Secrets, set_up_logging

KEY = "vk-canary+7f/3a9b1c5d=QeW"
log = logging.getLogger("sample")


@pytest.fixture
def secrets() -> Secrets:
    made = Secrets()
    made.hide(KEY)
    return made


@pytest.fixture
def running(tmp_path: Path, secrets: Secrets) -> Iterator[LogFile]:
    with set_up_logging(tmp_path / "logs", logging.DEBUG, secrets) as opened:
        yield opened


def lines(running: LogFile) -> list[str]:
    return running.path.read_text(encoding="utf-8").splitlines()


def shapes(key: str) -> dict[str, str]:
    raw = key.encode()
    return {
        "raw": key,
        "percent": quote(key, safe=""),
        "json": json.dumps({"key": key}),
        "base64 0": base64.b64encode(raw).decode(),
        "base64 1": base64.b64encode(b"u:" + raw).decode(),
        "base64 2": base64.b64encode(b"x" + raw + b"yz").decode(),
        "base64 url": base64.urlsafe_b64encode(b"abc" + raw).decode(),
        "utf-16": raw.decode() and key.encode("utf-16-le").decode("latin-1"),
        "utf-16 repr": repr(key.encode("utf-16-le")),
        "hex": raw.hex(),
        "HEX": raw.hex().upper(),
        "repr": repr(raw),
        "cut": key[:12] + "...",
    }


def telling(key: str) -> list[str]:
    """Pieces of which none may be found in a redacted text."""
    raw = key.encode()
    cores = [base64.b64encode(bytes(n) + raw).decode()[4:-4] for n in range(3)]
    spelled = ["\x00".join(key), "\\x00".join(key), "\\u0000".join(key)]
    return [key, key[:12], quote(key, safe=""), raw.hex(), raw.hex().upper(), *cores, *spelled]


@pytest.mark.parametrize("shape", shapes(KEY))
def test_a_secret_is_hidden_in_every_shape(running: LogFile, shape: str) -> None:
    text = shapes(KEY)[shape]
    log.warning("plain %s", text)
    log.warning(text)
    log.warning("mapped %(a)s", {"a": text})
    log.warning("listed %r", [text])
    try:
        raise ValueError(text)
    except ValueError:
        log.exception("failed")
    log.warning("with stack", stack_info=True, extra={"unused": text})
    written = "\n".join(lines(running))
    assert len(lines(running)) == 6
    assert [piece for piece in telling(KEY) if piece in written] == []
    assert "[hidden]" in written


@settings(max_examples=200, deadline=None)
@given(
    key=st.text(st.characters(min_codepoint=0x21, max_codepoint=0x7E), min_size=16, max_size=60),
    before=st.binary(max_size=5),
    after=st.binary(max_size=5),
)
def test_any_key_is_hidden_inside_base64(key: str, before: bytes, after: bytes) -> None:
    secrets = Secrets()
    secrets.hide(key)
    raw = key.encode()
    text = base64.b64encode(before + raw + after).decode()
    offset = len(before) % 3
    inner = base64.b64encode(bytes(offset) + raw).decode()[4:-4]
    assert inner not in secrets.redact(text)


def test_the_search_itself_finds_a_leak() -> None:
    for text in shapes(KEY).values():
        assert any(piece in text for piece in telling(KEY))


@pytest.mark.parametrize(
    ("text", "gone", "stays"),
    [
        ("Authorization: Bearer abcdef.123", "abcdef", "Authorization"),
        ("{'Authorization': 'Bearer abcdef.123', 'Accept': 'x'}", "abcdef", "'Accept': 'x'"),
        ('{"authorization":"Token abcdef"}', "abcdef", "authorization"),
        ("sent with bearer abcdef-1", "abcdef", "sent with bearer"),
        ("X-Api-Key=abcdef", "abcdef", "X-Api-Key"),
        ("Set-Cookie: session=abcdef", "abcdef", "Set-Cookie"),
        ("GET https://cdn.example/a/b.mp4?sig=abcdef&x=1 200", "abcdef", "https://cdn.example/a/b.mp4?"),
        ("see (https://a.example/x#abcdef)", "abcdef", "https://a.example/x"),
        ("https://user:abcdef@a.example/x", "abcdef", "a.example/x"),
        ('"GET /v1/file?token=abcdef HTTP/1.1" 200', "abcdef", 'HTTP/1.1" 200'),
        ("Max retries exceeded with url: /r.mp4?X-Sig=abcdef (Caused by x)", "abcdef", "(Caused by x)"),
    ],
)
def test_values_that_are_secret_by_their_place_are_hidden(text: str, gone: str, stays: str) -> None:
    redacted = Secrets().redact(text)
    assert gone not in redacted
    assert stays in redacted
    assert Secrets().redact(redacted) == redacted


@pytest.mark.parametrize("text", ["Is it ready? Yes", "and/or?", "task 12 is running", "50% of 3 files", "a/b/c", ""])
def test_ordinary_text_stays(text: str) -> None:
    assert Secrets().redact(text) == text


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("saved /home/marie/Videos/Our wedding/first dance.mp4", "saved [path] [file]"),
        ("[Errno 2] No such file or directory: '/mnt/nas/Our wedding/a b.mov'", None),
        ("[Errno 13] Permission denied: 'C:\\\\Users\\\\Marie\\\\wedding.mp4'", None),
        ("fetched file:///home/marie/wedding.mp4", "fetched [path]"),
        ("wedding.mp4 is gone", "[file] is gone"),
        ("from https://cdn.example/a/wedding.mp4 to ~/wedding.mp4", "from https://cdn.example/a/wedding.mp4 to [path]"),
    ],
)
def test_no_path_and_no_file_name_of_the_user_is_written(text: str, clean: str | None) -> None:
    redacted = Secrets().redact(text)
    assert clean in (None, redacted)
    assert "marie" not in redacted.lower() and "wedding" not in redacted.replace("https://cdn.example/a/wedding", "")


def test_a_traceback_still_tells_where(running: LogFile) -> None:
    try:
        Path("/mnt/nas/Our wedding.mp4").read_bytes()
    except OSError:
        log.exception("failed")
    written = running.path.read_text(encoding="utf-8")
    assert "tests/test_redaction.py" in written and "FileNotFoundError" in written
    assert "wedding" not in written


def test_short_texts_are_no_secrets() -> None:
    secrets = Secrets()
    secrets.hide("")
    secrets.hide("abc")
    assert secrets.redact("abc") == "abc"
    assert KEY not in repr(secrets)


def test_hostile_length_costs_no_time() -> None:
    secrets = Secrets()
    secrets.hide(KEY)
    started = time.process_time()
    for text in ("a" * 250_000, "/" * 250_000, "://" * 80_000, "?" * 250_000, "@" * 250_000):
        secrets.redact(text)
        secrets.redact("authorization" * 15_000 + text)
        secrets.redact("bearer" + " " * 200_000 + text)
    assert time.process_time() - started < 5


def test_one_record_is_one_line(running: LogFile) -> None:
    nasty = "a\nb\r\nc\x0bd\x0ce\x1bf\x85g\u2028h\u2029i\u202ej\x00k\ud800l\u200fm\tn"
    log.info("one %s", nasty)
    try:
        raise RuntimeError(nasty)
    except RuntimeError:
        log.exception("two\nlines")
    raw = running.path.read_bytes()
    assert raw.count(b"\n") == 2
    text = raw.decode("utf-8")
    assert len(text.splitlines()) == 2
    assert "\u202e" not in text
    assert "a\\nb\\r\\nc" in text
    assert "RuntimeError" in text


def test_a_record_that_does_not_fit_its_values_is_still_a_line(
    running: LogFile, capsys: pytest.CaptureFixture[str]
) -> None:
    class Broken:
        def __str__(self) -> str:
            raise ValueError(KEY)

    log.warning("%d files", KEY)
    log.warning("%s", Broken())
    log.warning(Broken())
    assert [line.split(": ", 1)[1] for line in lines(running)] == ["a line whose values do not fit"] * 3
    assert capsys.readouterr() == ("", "")


def test_a_disk_that_is_full_stops_nothing_and_prints_nothing(
    running: LogFile, capsys: pytest.CaptureFixture[str]
) -> None:
    stream = running._handler.stream
    assert stream is not None
    stream.close()
    log.warning("lost %s", KEY)
    assert capsys.readouterr() == ("", "")


def test_the_log_does_not_grow_without_end(running: LogFile) -> None:
    long = "\U0001f3ac" * 40_000
    for number in range(100):
        log.info("%d %s", number, long)
    for number in range(3_000):
        log.info("line %d with some usual length of text about a task that went on", number)
    sizes = [file.stat().st_size for file in running.path.parent.iterdir()]
    assert len(sizes) == 5
    assert max(sizes) <= 1 << 20
    assert lines(running)[-1].endswith("line 2999 with some usual length of text about a task that went on")
    if os.name != "nt":
        assert {file.stat().st_mode & 0o777 for file in running.path.parent.iterdir()} == {0o600}
        assert running.path.parent.stat().st_mode & 0o777 == 0o700


def test_libraries_are_kept_to_warnings(running: LogFile) -> None:
    chatty = logging.getLogger("urllib3.connectionpool")
    chatty.setLevel(logging.DEBUG)
    try:
        chatty.debug("GET /x?sig=1")
        logging.getLogger("requests").info("x")
        chatty.warning("retry")
    finally:
        chatty.setLevel(logging.NOTSET)
    assert [line.split()[1] for line in lines(running)] == ["WARNING"]


def test_a_second_call_for_the_same_file_takes_over(tmp_path: Path) -> None:
    first = set_up_logging(tmp_path)
    second = set_up_logging(tmp_path)
    log.info("once")
    first.close()
    log.info("twice")
    assert [line.rsplit(": ")[1] for line in lines(second)] == ["once", "twice"]
    second.close()
    second.close()


def test_two_programs_in_one_process_have_their_own_files(tmp_path: Path) -> None:
    root, library = logging.getLogger(), logging.getLogger("urllib3")
    before = (list(root.handlers), root.level, library.level)
    one, two = set_up_logging(tmp_path / "1"), set_up_logging(tmp_path / "2", logging.DEBUG)
    log.info("both")
    log.debug("the second")
    one.close()
    log.info("the second alone")
    assert (len(lines(one)), len(lines(two))) == (1, 3)
    two.close()
    assert (list(root.handlers), root.level, library.level) == before
    log.error("nobody")
    assert (len(lines(one)), len(lines(two))) == (1, 3)


def test_the_program_s_own_secrets_are_used_by_default(tmp_path: Path) -> None:
    SECRETS.hide("own-secret-of-this-test")
    with set_up_logging(tmp_path) as running:
        log.info("it is own-secret-of-this-test")
        assert "own-secret" not in lines(running)[0]


def test_each_line_says_when_where_and_what(running: LogFile) -> None:
    log.warning("hello")
    stamp, level, thread, name, text = lines(running)[0].split(" ", 4)
    assert time.strptime(stamp[:19], "%Y-%m-%dT%H:%M:%S")
    assert stamp.endswith("Z")
    assert (level, thread, name, text) == ("WARNING", "MainThread", "sample:", "hello")
