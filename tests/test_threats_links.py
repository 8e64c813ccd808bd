"""Links of others, in the threats T18, T26 and T28: what is opened, what is warned about, what is never fetched."""

from __future__ import annotations

import ast
import random
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from tests.fuzz import corpus
from tests.fuzz.test_links import link
from tests.loopback import Answer, ScriptedServer
from tests.scripted_service import ScriptedService
from tests.test_job_form import Driven
from tests.test_opener import Outside
from tests.window import opened
from vidgo_desktop.core import resources
from vidgo_desktop.core.catalog import ParamKind
from vidgo_desktop.core.hosts import address_of
from vidgo_desktop.core.links import BLOCKING, LinkFinding, check_callback, check_link
from vidgo_desktop.ui.finding_text import Tone, link_finding
from vidgo_desktop.ui.opener import Opener

PACKAGE = Path(__file__).resolve().parent.parent / "vidgo_desktop"
F = LinkFinding
VIDEO = ParamKind.VIDEO


@pytest.fixture
def service() -> Iterator[ScriptedService]:
    """A running scripted service that has a real clip to give."""
    with ScriptedService(resources.path("samples", "street_walk.mp4")) as running:
        yield running


# --- T18: the opener -------------------------------------------------------------------------------------------------

_SCHEMES = (
    "https", "http", "file", "smb", "javascript", "ms-settings", "ms-msdt", "search-ms", "vscode", "data", "ftp", "ssh",
    "mailto", "tel", "x-apple.systempreferences", "steam", "shell", "jar", "view-source", "about", "HTTPS", "hTTps",
    "https\t", " https", "\u200bhttps", "ｈttps",  # noqa: RUF001  # look-alikes are the subject
)  # fmt: skip
_HOSTS = (
    "vidgo.ai", "a.example", "user:secret@a.example", "a.example@evil.example", "", "localhost", "[::1]", "[::1", "..",
    "a\\@evil.example", "a.example\r\nHost: evil", "a\u2044b.example", "-", "a_b.example", "%2e%2e", "a b",
    "\u202eelpmaxe",
)  # fmt: skip
_TAILS = (
    "",
    "/",
    "/a.mp4",
    "/../../etc/passwd",
    "/%00",
    "?x=javascript:1",
    "#file:///etc/passwd",
    "/\n",
    "/ ü",
    "/\u202e",
)
_SIGNS = (":", "://", ":/", ":///", ":\\\\", "://///")


def _address(chance: random.Random) -> str:
    if chance.random() < 0.3:
        return link(chance)
    if chance.random() < 0.02:
        return "https://a.example/" + "a" * chance.choice((2_029, 2_030, 2_031, 100_000))
    parts = (chance.choice(_SCHEMES), chance.choice(_SIGNS), chance.choice(_HOSTS), chance.choice(_TAILS))
    return "".join(parts)


def test_ten_thousand_addresses_and_nothing_but_https_is_opened(qapp: object) -> None:
    chance = random.Random("T18")  # noqa: S311  # what is tried is no secret
    outside = Outside()
    opener = Opener(outside.launch, outside.start, "linux")
    tried = [*corpus.LINKS, *(_address(chance) for _ in range(10_000))]
    taken = [each for each in tried if opener.open_link(each)]
    assert len(tried) >= 10_000 and len(taken) > 100
    assert outside.started == [] and len(outside.opened) == len(taken)
    for asked, given in zip(taken, outside.opened, strict=True):
        assert QUrl(given).isValid() and QUrl(given).scheme() == "https"
        parts = urlsplit(given)
        host = urlsplit(asked).hostname or ""
        # Qt writes an address of numbers in its usual form.
        assert parts.hostname in (host, str(address_of(host)))
        assert "@" not in parts.netloc and len(given) <= 2_048 and given.isascii()


def test_every_web_page_that_the_program_knows_is_one_of_vidgo() -> None:
    """There is no other host to be sent to, and none that is asked for a newer version (T36)."""
    hosts = set()
    for file in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                hosts |= set(re.findall(r"https?://([A-Za-z0-9][A-Za-z0-9.-]*\.[A-Za-z0-9-]+)", node.value))
    assert hosts == {"api.vidgo.ai", "vidgo.ai", "docs.vidgo.ai", "example.com", "127.0.0.1"}


def test_a_start_asks_the_service_for_the_balance_and_nobody_for_a_newer_version(
    qtbot: QtBot, tmp_path: Path, service: ScriptedService
) -> None:
    with opened(qtbot, tmp_path, service.url) as window:
        window.until(lambda: "250" in window.button("balance").accessibleName())
    assert set(service.requests) == {("GET", "/api/user/balance")}


# --- T28: links that should not be given away ------------------------------------------------------------------------

INSIDE = (
    "http://localhost/a.mp4", "https://localhost:8443/a.mp4", "https://LOCALHOST./a.mp4", "https://127.0.0.1/a.mp4",
    "https://127.1/a.mp4", "https://2130706433/a.mp4", "https://0x7f000001/a.mp4", "https://0177.0.0.1/a.mp4",
    "https://0.0.0.0/a.mp4", "https://10.1.2.3/a.mp4", "https://172.16.0.9/a.mp4", "https://172.31.255.1/a.mp4",
    "https://192.168.1.5:9000/a.mp4", "https://100.64.0.7/a.mp4", "https://169.254.169.254/a.mp4",
    "https://224.0.0.1/a.mp4", "https://255.255.255.255/a.mp4", "https://[::1]/a.mp4", "https://[::]/a.mp4",
    "https://[fe80::1]/a.mp4", "https://[fc00::1]/a.mp4", "https://[fec0::1]/a.mp4", "https://[ff02::1]/a.mp4",
    "https://[::ffff:192.168.0.1]/a.mp4", "https://[::127.0.0.1]/a.mp4", "https://[64:ff9b::10.0.0.1]/a.mp4",
    "https://[2002:c0a8:0101::]/a.mp4", "https://nas/a.mp4", "https://nas.local/a.mp4", "https://files.lan/a.mp4",
    "https://a.internal/a.mp4", "https://wiki.corp/a.mp4", "https://box.home.arpa/a.mp4", "https://a.localdomain/a.mp4",
    "https://a.invalid/a.mp4", "https://a.onion/a.mp4", "https://a.private/a.mp4?token=abc",
)  # fmt: skip
LOGINS = (
    "https://marie:hunter2@example.com/a.mp4", "https://marie@example.com/a.mp4", "https://:hunter2@example.com/a.mp4",
    "https://marie:@example.com/a.mp4", "http://a:b@192.168.1.5/a.mp4", "https://vidgo.ai@evil.example/a.mp4",
    "https://@example.com/a.mp4", "https://marie%3Ahunter2@example.com/a.mp4",
)  # fmt: skip
KEYS = (
    "?token=abc", "?access_token=abc", "?Auth-Token=abc", "?api_key=abc", "?apiKey=abc", "?x-api-key=abc", "?jwt=abc",
    "?password=hunter2", "?pwd=hunter2", "?client_secret=abc", "?PHPSESSID=abc", "?sid=abc", "?session_id=abc",
    "?sig=a%2Fb", "?Signature=abc&Key-Pair-Id=x", "?X-Amz-Signature=0123456789abcdef", "?X-Goog-Signature=0123",
    "?AWSAccessKeyId=AKIAIOSFODNN7EXAMPLE", "?se=2026&sig=abc", "?key=sk9f8e7d6c5b4a3f2e1d",
    "?n=1&auth=9f8e7d6c5b4a3f2e",
    "?x=eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc", "?x=sk-0123456789abcdef0", "?x=ghp_0123456789abcdefghij",
    "?a=1&refresh%5Ftoken=abc",
)  # fmt: skip
FINE = (
    "?v=1", "?key=clips/street_walk.mp4", "?code=480p", "?width=800&height=600", "?token=", "?download=1", "?hash=a1b2",
    "?name=token", "?rlkey=abc123&dl=1",
)  # fmt: skip


def test_there_are_at_least_sixty_forms() -> None:
    assert len({*INSIDE, *LOGINS, *KEYS}) >= 60


@pytest.mark.parametrize("text", INSIDE)
def test_a_link_into_the_own_network_is_warned_about(text: str) -> None:
    assert check_link(text, VIDEO).finding is F.PRIVATE
    assert check_callback(text).finding is F.PRIVATE


@pytest.mark.parametrize("text", LOGINS)
def test_a_link_with_a_login_is_refused_and_not_kept(text: str) -> None:
    verdict = check_link(text, VIDEO)
    assert (verdict.url, verdict.finding) == ("", F.HAS_LOGIN)
    assert F.HAS_LOGIN in BLOCKING


@pytest.mark.parametrize("query", KEYS)
def test_a_link_with_a_key_in_it_is_warned_about(query: str) -> None:
    for scheme, name in (("https", "a.mp4"), ("http", "a.mp4"), ("https", "get")):
        found = check_link(f"{scheme}://cdn.example.com/{name}{query}", VIDEO)
        assert found.finding is F.CARRIES_KEY and found.url.endswith(query)
    words = link_finding(F.CARRIES_KEY, VIDEO)
    assert words is not None and words.tone is Tone.SOFT and "access key" in words.text


@pytest.mark.parametrize("query", FINE)
def test_an_ordinary_query_is_left_alone(query: str) -> None:
    assert check_link(f"https://cdn.example.com/a.mp4{query}", VIDEO).finding is F.GOOD


def test_the_own_secret_of_a_callback_is_no_finding() -> None:
    assert check_callback("https://hooks.example.com/done?token=abc").finding is F.GOOD


def test_the_warning_stands_beside_the_field_and_the_button_stays_on(qtbot: QtBot, qapp: QApplication) -> None:
    form = Driven(qtbot, qapp)
    form.fill()
    form.link("videoUrl", "https://cdn.example.com/a.mp4?access_token=hunter2")
    said = form.finding("videoFinding")
    assert "access key" in said and "hunter2" not in said
    assert form.generate.isEnabled()


@pytest.mark.parametrize("arguments", [(), ("--practice",)], ids=["account", "practice"])
def test_the_program_never_fetches_a_pasted_link(
    qtbot: QtBot, tmp_path: Path, service: ScriptedService, arguments: tuple[str, ...]
) -> None:
    service.steps = [{"status": "failed", "error_message": "no human detected"}]
    with ScriptedServer() as spy, opened(qtbot, tmp_path, service.url, arguments=arguments) as window:
        for path in ("/a.mp4", "/b.png"):
            spy.on("GET", path, Answer(200, b"x"))
        window.fill(spy.base + "/a.mp4", spy.base + "/b.png")
        window.until(lambda: window.button("generate").text().startswith(("Generate", "Practice")))
        window.until(window.button("generate").isEnabled)
        window.click("generate")
        window.until(lambda: len(window.rows()) == 1)
        window.until(lambda: any(word in window.rows()[0].lower() for word in ("did not work", "ready")))
        assert spy.seen == []


# --- T26: letters that turn or hide ----------------------------------------------------------------------------------

_TURNING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c"
_HIDING = "\u200b\u2060\ufeff\u00ad\u180e\u2061\u2064\U000e0041"


@pytest.mark.parametrize("sign", [*_TURNING, *_HIDING], ids=ascii)
def test_a_turned_or_hidden_letter_never_reaches_a_label(qtbot: QtBot, qapp: QApplication, sign: str) -> None:
    form = Driven(qtbot, qapp)
    form.link("imageUrl", "https://cdn.example.com/b.png")
    for text in (
        f"https://example.com/a{sign}4pm.exe.mp4",
        f"https://exam{sign}ple.com/a.mp4",
        f"https://example.com{sign}.evil.example/a.mp4",
        f"{sign}https://example.com/a.mp4{sign}",
        f"https://example.com/a.mp4?x={sign}",
    ):
        form.link("videoUrl", text)
        verdict = check_link(text, VIDEO)
        assert verdict.url.isascii()
        words = " ".join(label.text() for label in form.form.findChildren(QLabel) if label.isVisible())
        assert sign not in words
        if verdict.url:
            assert urlsplit(verdict.url).hostname in ("example.com", "example.com.evil.example"), verdict
