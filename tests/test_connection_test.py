"""The test of the connection: service, upload, download, one after the other, and it costs nothing."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.engine_bench import EngineBench
from tests.scripted_service import Answer, ScriptedService, refusal
from vidgo_desktop.core.connection_test import ConnectionTest, small_picture
from vidgo_desktop.core.errors import (
    AuthError,
    NetworkError,
    ProxyRefused,
    RateLimited,
    ResultGone,
    SecureConnectionError,
    TransferError,
    VidgoError,
)
from vidgo_desktop.core.facts import ConnectionPart, ConnectionReport
from vidgo_desktop.practice.server import PRACTICE_KEY, PretendService

SERVICE, UPLOAD, DOWNLOAD = ConnectionPart
_UPLOAD_PATH = "/api/common/upload/stream"


@pytest.fixture
def service() -> Iterator[ScriptedService]:
    with ScriptedService() as running:
        yield running


@pytest.fixture
def bench(tmp_path: Path, service: ScriptedService) -> Iterator[EngineBench]:
    with EngineBench(tmp_path, service.url) as made:
        made.rest()
        yield made


def uploaded(service: ScriptedService, name: str = "picture") -> Answer:
    """The documented answer, with a link to this computer."""
    url = f"{service.url}/results/{name}"
    return Answer(body={"success": True, "code": 200, "data": {"file_url": url, "mime_type": "image/png"}})


def run(bench: EngineBench) -> list[ConnectionReport]:
    """Every report of one test, begun when the key is there."""
    bench.rest()
    before = len(bench.heard.connections)
    ConnectionTest(bench.room).run()
    bench.until(lambda: len(bench.heard.connections) > before and bench.heard.connections[-1].finished)
    return bench.heard.connections[before:]


def parts(report: ConnectionReport) -> list[tuple[ConnectionPart, type[VidgoError] | None]]:
    return [(step.part, None if step.error is None else type(step.error)) for step in report.steps]


def test_each_part_is_told_as_soon_as_it_is_known(bench: EngineBench, service: ScriptedService) -> None:
    service.upload_answers.append(uploaded(service))
    service.file_answers.append(Answer(body=small_picture()))
    credit = service.balance
    reports = run(bench)
    whole = [(SERVICE, None), (UPLOAD, None), (DOWNLOAD, None)]
    assert [(parts(report), report.finished) for report in reports] == [
        ([], False),
        (whole[:1], False),
        (whole[:2], False),
        (whole, True),
    ]
    assert all(0 < step.seconds < 10 for step in reports[-1].steps)
    assert service.balance == credit
    assert service.count("POST", "/api/generate") == 0
    assert service.count("POST", _UPLOAD_PATH) == 1


def test_practice_answers_all_three(tmp_path: Path) -> None:
    with (
        PretendService(tmp_path / "service") as pretend,
        EngineBench(tmp_path, pretend.start(), key=PRACTICE_KEY) as bench,
    ):
        assert parts(run(bench)[-1]) == [(SERVICE, None), (UPLOAD, None), (DOWNLOAD, None)]


Scripted = Callable[[ScriptedService], None]


def _key_refused(service: ScriptedService) -> None:
    service.balance_answers.append(refusal(401, "authentication_error", "Invalid API key"))


def _upload_limit(service: ScriptedService) -> None:
    service.upload_answers.append(Answer(429, {"detail": "Rate limit exceeded"}))


def _storage_forgot(service: ScriptedService) -> None:
    service.upload_answers.append(uploaded(service))
    service.file_answers.append(Answer(404, {"detail": "gone"}))


def _sign_in_page(service: ScriptedService) -> None:
    service.upload_answers.append(uploaded(service))
    service.file_answers.append(Answer(body=b"<!doctype html><title>Hotel</title>"))


def _storage_broken(service: ScriptedService) -> None:
    service.upload_answers.append(uploaded(service))
    service.file_answers.append(Answer(503, {}))


def _line_cut(service: ScriptedService) -> None:
    service.upload_answers.append(uploaded(service))
    service.file_answers.append(Answer(drop=True))


@pytest.mark.parametrize(
    ("script", "part", "error"),
    [
        (_key_refused, SERVICE, AuthError),
        (_upload_limit, UPLOAD, RateLimited),
        (_storage_forgot, DOWNLOAD, ResultGone),
        (_sign_in_page, DOWNLOAD, TransferError),
        (_storage_broken, DOWNLOAD, TransferError),
        (_line_cut, DOWNLOAD, NetworkError),
    ],
)
def test_the_first_error_ends_it(
    bench: EngineBench, service: ScriptedService, script: Scripted, part: ConnectionPart, error: type[VidgoError]
) -> None:
    script(service)
    last = run(bench)[-1]
    assert parts(last)[-1] == (part, error)
    assert [step.part for step in last.steps] == list(ConnectionPart)[: len(last.steps)]
    assert all(step.error is None for step in last.steps[:-1])


def test_a_service_that_is_not_there(tmp_path: Path, service: ScriptedService) -> None:
    with EngineBench(tmp_path, "http://127.0.0.1:9") as bench:
        reports = run(bench)
        assert parts(reports[-1]) == [(SERVICE, NetworkError)]
        assert bench.heard.online[-1:] == [False]
    assert service.count("POST", _UPLOAD_PATH) == 0


def test_a_certificate_that_nobody_trusts_is_told(tmp_path: Path) -> None:
    from tests.loopback import ScriptedServer
    from tests.tls import make_certificate

    certificate = make_certificate(tmp_path)
    with ScriptedServer(certificate.context) as server, EngineBench(tmp_path, server.base) as bench:
        assert parts(run(bench)[-1]) == [(SERVICE, SecureConnectionError)]
        assert server.seen == []


def test_a_second_press_is_ignored_while_it_runs(bench: EngineBench, service: ScriptedService) -> None:
    gate = threading.Event()
    service.balance_answers.append(Answer(body={"data": {"credits_amount": 1}}, gate=gate))
    service.upload_answers.extend([uploaded(service)] * 2)
    service.file_answers.extend([Answer(body=small_picture())] * 2)
    test = ConnectionTest(bench.room)
    test.run()
    test.run()
    assert len(bench.heard.connections) == 1
    gate.set()
    bench.until(lambda: bench.heard.connections[-1].finished)
    assert service.count("POST", _UPLOAD_PATH) == 1
    test.run()
    bench.until(lambda: len(bench.heard.connections) > 5 and bench.heard.connections[-1].finished)
    assert service.count("POST", _UPLOAD_PATH) == 2


def test_the_download_obeys_the_network_settings(bench: EngineBench, service: ScriptedService) -> None:
    url = "https://storage.example.com/temp/1.png"
    service.upload_answers.append(Answer(body={"success": True, "code": 200, "data": {"file_url": url}}))
    bench.settings = replace(bench.settings, proxy_mode="manual", proxy="")
    last = run(bench)[-1]
    assert parts(last)[-1] == (DOWNLOAD, ProxyRefused)
    assert last.steps[-1].error is not None
    assert "proxy" in last.steps[-1].error.message


def test_the_picture_is_one(tmp_path: Path) -> None:
    from vidgo_desktop.media.looker import MediaLooker

    path = tmp_path / "test.png"
    path.write_bytes(small_picture())
    info = MediaLooker().look_at(path, "image")
    assert (info.problem, info.width, info.height) == (None, 16, 16)
    assert MediaLooker().mime_of(path) == "image/png"
