"""The pretend service over real HTTP: submit, stages, balance, files, and what survives a stop."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import requests

from tests.media_files import GREEN, picture, write_clip, write_picture
from vidgo_desktop.core.model_specs import MOVE, REPLACE
from vidgo_desktop.media.verify import verify_video
from vidgo_desktop.practice.samples import sample
from vidgo_desktop.practice.server import PRACTICE_KEY, PretendService

LIMIT = 20.0
KEY = {"Authorization": f"Bearer {PRACTICE_KEY}"}
WALK = "https://example.com/samples/street_walk.mp4"
ROBOT = "https://example.com/samples/robot.png"


class Visitor:
    """Someone who speaks to the service."""

    def __init__(self, base: str) -> None:
        self.base = base
        self.session = requests.Session()
        self.session.trust_env = False
        self.session.headers.update(KEY)

    def get(self, path: str, **options: Any) -> requests.Response:
        return self.session.get(self.base + path, timeout=LIMIT, **options)

    def post(self, path: str, **options: Any) -> requests.Response:
        return self.session.post(self.base + path, timeout=LIMIT, **options)

    def submit(self, video: object = WALK, image: object = ROBOT, **more: object) -> requests.Response:
        given = {"video_url": video, "image_urls": [image], **more}
        return self.post("/api/generate/submit", json={"model": REPLACE.id, "input": given})

    def task(self, *inputs: object, **more: object) -> str:
        reply = self.submit(*inputs, **more)
        assert reply.status_code == 200, reply.text
        return str(reply.json()["data"]["task_id"])

    def status(self, task: str) -> dict[str, Any]:
        reply = self.get(f"/api/generate/status/{task}")
        assert (reply.status_code, reply.json()["code"]) == (200, 200)
        found: dict[str, Any] = reply.json()["data"]
        return found

    def until(self, task: str, *words: str) -> list[dict[str, Any]]:
        """Every look at a task until its status is one of the words."""
        seen, end, pause = [self.status(task)], time.monotonic() + LIMIT, threading.Event()
        while seen[-1]["status"] not in words:
            assert time.monotonic() < end, seen[-1]
            pause.wait(0.01)
            seen.append(self.status(task))
        return seen

    def balance(self) -> float:
        return float(self.get("/api/user/balance").json()["data"]["credits_amount"])

    def upload(self, path: Path, mime: str) -> str:
        with path.open("rb") as file:
            reply = self.post("/api/common/upload/stream", files={"file": (path.name, file, mime)})
        assert reply.status_code == 200, reply.text
        return str(reply.json()["data"]["file_url"])


@pytest.fixture
def service(tmp_path: Path) -> Iterator[PretendService]:
    with PretendService(tmp_path / "service", pace=0) as running:
        yield running


@pytest.fixture
def visitor(service: PretendService) -> Iterator[Visitor]:
    someone = Visitor(service.start())
    yield someone
    someone.session.close()


def small_inputs(folder: Path, prefix: str = "") -> tuple[Path, Path]:
    clip = write_clip(folder / f"{prefix}clip.mp4")
    return clip, write_picture(folder / f"{prefix}face.png", picture(80, 100, [GREEN] * 4), "png", "rgb24")


def test_a_task_from_uploads_to_a_video(visitor: Visitor, tmp_path: Path) -> None:
    clip, face = small_inputs(tmp_path)
    video, image = visitor.upload(clip, "video/mp4"), visitor.upload(face, "image/png")
    reply = visitor.submit(video, image, resolution="580p")
    data = reply.json()["data"]
    assert re.fullmatch(r"[A-Z0-9]{16}", data["task_id"])
    assert data["status"] == "not_started"
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d", data["created_time"])
    assert visitor.balance() == 1000 - 12 * 1.0
    last = visitor.until(data["task_id"], "finished")[-1]
    assert set(last) == {"task_id", "status", "files", "created_time", "progress", "error_message"}
    assert (last["progress"], last["error_message"]) == (100, None)
    (file,) = last["files"]
    assert file["file_type"] == "video"
    result = tmp_path / "result.mp4"
    result.write_bytes(requests.get(file["file_url"], timeout=LIMIT).content)
    facts = verify_video(result)
    assert (facts.width, facts.height, facts.frames) == (1032, 580, 24)
    assert visitor.balance() == 1000 - 12 * 1.0


def test_the_stages_can_be_watched(tmp_path: Path) -> None:
    with PretendService(tmp_path, pace=0.2) as service:
        visitor = Visitor(service.start())
        seen = visitor.until(visitor.task(), "finished")
    words = list(dict.fromkeys(look["status"] for look in seen))
    assert words == ["not_started", "running", "finished"]
    progress = [look["progress"] for look in seen]
    assert progress == sorted(progress)
    running = {look["progress"] for look in seen if look["status"] == "running"}
    assert len(running) > 10 and max(running) <= 99
    assert all(look["files"] == [] for look in seen[:-1])


def test_three_at_once(visitor: Visitor, tmp_path: Path) -> None:
    clip, face = small_inputs(tmp_path)
    video, image = visitor.upload(clip, "video/mp4"), visitor.upload(face, "image/png")
    tasks = [visitor.task(video, image, resolution=resolution) for resolution in ("480p", "580p", "720p")]
    links = {visitor.until(task, "finished")[-1]["files"][0]["file_url"] for task in tasks}
    assert len(links) == 3
    assert visitor.balance() == 1000 - 7 - 12 - 15


def test_default_resolution_and_sample_links(visitor: Visitor, tmp_path: Path) -> None:
    task = visitor.task(WALK, ROBOT)
    assert visitor.balance() == 1000 - 7 * 4
    link = visitor.until(task, "finished")[-1]["files"][0]["file_url"]
    result = tmp_path / "result.mp4"
    result.write_bytes(requests.get(link, timeout=LIMIT).content)
    assert (verify_video(result).width, verify_video(result).frames) == (480, 96)


def test_any_other_link_is_stood_in_for(visitor: Visitor) -> None:
    task = visitor.task("https://films.example/mine.mp4?x=1", "http://pictures.example/me.jpg")
    assert visitor.until(task, "finished", "failed")[-1]["status"] == "finished"


# What is wrong with a submit, and what the answer says.
WRONG: dict[str, tuple[object, str]] = {
    "no model": ({"input": {}}, "model is required"),
    "other model": ({"model": "sora-2", "input": {}}, "model is not supported"),
    "model is a list": ({"model": ["wan"], "input": {}}, "model is not supported"),
    "no input": ({"model": MOVE.id}, "input is required"),
    "no picture": ({"model": MOVE.id, "input": {"video_url": WALK}}, "exactly 1 item"),
    "two pictures": ({"model": MOVE.id, "input": {"video_url": WALK, "image_urls": [ROBOT] * 2}}, "exactly 1 item"),
    "picture as text": ({"model": MOVE.id, "input": {"video_url": WALK, "image_urls": ROBOT}}, "exactly 1 item"),
    "no video": ({"model": MOVE.id, "input": {"image_urls": [ROBOT]}}, "video_url is required"),
    "file link": ({"model": MOVE.id, "input": {"video_url": "file:///etc/passwd", "image_urls": [ROBOT]}}, "http"),
    "not a link": ({"model": MOVE.id, "input": {"video_url": "my video", "image_urls": [ROBOT]}}, "valid URL"),
    "long link": (
        {"model": MOVE.id, "input": {"video_url": "https://a.b/" + "x" * 20_000, "image_urls": [ROBOT]}},
        "URL",
    ),
    "video number": ({"model": MOVE.id, "input": {"video_url": 7, "image_urls": [ROBOT]}}, "must be a link"),
    "picture as video": ({"model": MOVE.id, "input": {"video_url": ROBOT, "image_urls": [ROBOT]}}, "link to a video"),
    "resolution": (
        {"model": MOVE.id, "input": {"video_url": WALK, "image_urls": [ROBOT], "resolution": "1080p"}},
        "480p",
    ),
    "callback": (
        {"model": MOVE.id, "callback_url": "ftp://x", "input": {"video_url": WALK, "image_urls": [ROBOT]}},
        "callback_url",
    ),
    "gone upload": (
        {"model": MOVE.id, "input": {"video_url": "http://127.0.0.1:1/files/x.mp4", "image_urls": [ROBOT]}},
        "does not exist any more",
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_wrong_parameters(visitor: Visitor, name: str) -> None:
    body, words = WRONG[name]
    reply = visitor.post("/api/generate/submit", json=body)
    assert reply.status_code == 400
    answer = reply.json()
    assert (answer["code"], answer["error"]["type"]) == (400, "validation_error")
    assert words in answer["error"]["message"]
    assert visitor.balance() == 1000


@pytest.mark.parametrize("body", [b"", b"{", b"[1]", b"\xff\xfe", b"[" * 100_000])
def test_a_body_that_is_no_object(visitor: Visitor, body: bytes) -> None:
    reply = visitor.post("/api/generate/submit", data=body)
    assert reply.status_code == 422
    assert set(reply.json()["detail"][0]) == {"loc", "msg", "type"}


def test_an_upload_that_is_no_film(visitor: Visitor, tmp_path: Path) -> None:
    for data in (b"<html>", sample("fox.png").read_bytes()):
        (tmp_path / "film.mp4").write_bytes(data)
        reply = visitor.submit(visitor.upload(tmp_path / "film.mp4", "video/mp4"))
        assert reply.json() == {
            "code": 400,
            "error": {"message": "The video or image file could not be read", "type": "file_format_error"},
        }


def test_wrong_keys(visitor: Visitor) -> None:
    for key in ("", "Bearer other-key", "Basic practice-key"):
        visitor.session.headers["Authorization"] = key
        for reply in (visitor.get("/api/user/balance"), visitor.submit()):
            assert reply.status_code == 401
            assert reply.json() == {
                "code": 401,
                "error": {"message": "Invalid API key", "type": "authentication_error"},
            }
        for path in ("stream", "base64", "url"):
            reply = visitor.post(f"/api/common/upload/{path}", data=b"x" * 300_000)
            assert (reply.status_code, reply.json()) == (401, {"detail": "Not authenticated"})
        assert visitor.get("/api/generate/status/X").json() == {"detail": "Not authenticated"}


def test_balance_and_unknown_places(visitor: Visitor) -> None:
    balance = visitor.get("/api/user/balance").json()
    assert balance["code"] == 200 and balance["data"]["credits_amount"] == 1000 and "@" in balance["data"]["email"]
    unknown = visitor.get("/api/generate/status/ABC%2F..")
    assert (unknown.status_code, unknown.json()) == (404, {"detail": "Task not found"})
    assert visitor.get("/api/other").status_code == 404
    assert visitor.post("/api/other", data=b"x" * 100_000).status_code == 404
    assert visitor.get("/api/generate/submit").status_code == 405
    assert visitor.get("/files/../service.json").status_code == 404
    assert visitor.get("/files/..%2Fservice.json").status_code == 404


@pytest.mark.parametrize(
    ("word", "reason"),
    [
        ("practice-fail", "The content does not comply with the platform regulations."),
        ("PRACTICE-NO-PERSON", "No person was detected in the video"),
    ],
)
def test_failures_on_request_give_the_credits_back(visitor: Visitor, word: str, reason: str) -> None:
    task = visitor.task(f"{WALK}?{word}")
    last = visitor.until(task, "failed")[-1]
    assert (last["error_message"], last["progress"], last["files"]) == (reason, 0, [])
    assert visitor.balance() == 1000


def test_markers_in_the_name_of_an_upload(visitor: Visitor, tmp_path: Path) -> None:
    clip, face = small_inputs(tmp_path, "my practice-fail ")
    task = visitor.task(visitor.upload(clip, "video/mp4"), visitor.upload(face, "image/png"))
    assert visitor.until(task, "failed")[-1]["files"] == []


def test_refusals_on_request(visitor: Visitor) -> None:
    refused = visitor.submit("https://example.com/practice-refuse.mp4")
    assert (refused.status_code, refused.json()["error"]["type"]) == (400, "validation_error")
    poor = visitor.submit(WALK, "https://example.com/practice-poor.png")
    assert (poor.status_code, poor.json()["error"]["type"]) == (402, "insufficient_credits_error")
    busy = visitor.submit(f"{WALK}#practice-busy")
    assert (busy.status_code, busy.headers["Retry-After"]) == (429, "2")
    assert busy.json()["error"]["type"] == "rate_limit_error"
    assert visitor.submit(f"{WALK}#practice-busy").status_code == 200
    assert visitor.balance() == 1000 - 28


def test_slow_on_request(tmp_path: Path) -> None:
    with PretendService(tmp_path, pace=0.02) as service:
        visitor, began = Visitor(service.start()), time.monotonic()
        visitor.until(visitor.task(f"{WALK}?practice-slow"), "finished")
        assert time.monotonic() - began >= 0.02 * 10 * (0.6 + 3)


def test_too_few_credits(tmp_path: Path) -> None:
    with PretendService(tmp_path, pace=0, start_credits=27) as service:
        visitor = Visitor(service.start())
        reply = visitor.submit()
        assert reply.status_code == 402
        assert reply.json() == {
            "code": 402,
            "error": {
                "message": "Insufficient credits to complete this request",
                "type": "insufficient_credits_error",
            },
        }
        assert visitor.balance() == 27


def test_results_in_pieces(visitor: Visitor, tmp_path: Path) -> None:
    path = tmp_path / "walk.mp4"
    path.write_bytes(whole := sample("street_walk.mp4").read_bytes())
    link = visitor.upload(path, "video/mp4")
    head = requests.head(link, timeout=LIMIT)
    assert (head.status_code, head.headers["Content-Length"], head.content) == (200, str(len(whole)), b"")
    assert (head.headers["Accept-Ranges"], head.headers["Content-Type"]) == ("bytes", "video/mp4")

    def part(wanted: str, **headers: str) -> requests.Response:
        return requests.get(link, headers={"Range": wanted, **headers}, timeout=LIMIT)

    end = len(whole) - 1
    for wanted, first, last in (("bytes=5-9", 5, 9), ("bytes=1000-", 1000, end), ("bytes=-10", end - 9, end)):
        reply = part(wanted)
        assert (reply.status_code, reply.content) == (206, whole[first : last + 1])
        assert reply.headers["Content-Range"] == f"bytes {first}-{last}/{len(whole)}"
    beyond = part(f"bytes={len(whole)}-")
    assert (beyond.status_code, beyond.headers["Content-Range"]) == (416, f"bytes */{len(whole)}")
    assert part("bytes=5-9", **{"If-Range": head.headers["ETag"]}).status_code == 206
    assert part("bytes=5-9", **{"If-Range": '"other"'}).content == whole
    assert part("bytes=9-5").content == whole


def test_a_stop_in_the_middle_goes_on_after_the_next_start(tmp_path: Path) -> None:
    folder = tmp_path / "service"
    clip, face = small_inputs(tmp_path)
    service = PretendService(folder, pace=1)
    visitor = Visitor(service.start())
    video, image = visitor.upload(clip, "video/mp4"), visitor.upload(face, "image/png")
    task, other = visitor.task(video, image), visitor.task()
    visitor.until(task, "running")
    began = time.monotonic()
    service.stop()
    assert time.monotonic() - began < 0.5
    with pytest.raises(requests.ConnectionError):
        visitor.balance()
    service.stop()
    with PretendService(folder, pace=0) as again:
        later = Visitor(again.start())
        assert later.balance() == 1000 - 7 - 28
        for number in (task, other):
            assert later.until(number, "finished", "failed")[-1]["status"] == "finished"
        link = later.status(task)["files"][0]["file_url"]
        assert link.startswith(again.start())
        # The address of an upload from before holds, whatever the port is now.
        assert later.submit(video, image).status_code == 200
    with PretendService(folder, pace=0) as third:
        last = Visitor(third.start())
        assert last.status(task)["status"] == "finished"
        assert last.get("/files/" + link.rpartition("/")[2]).status_code == 200


def test_a_stop_while_frames_are_made(tmp_path: Path) -> None:
    service = PretendService(tmp_path, pace=0)
    visitor = Visitor(service.start())
    task = visitor.task("https://example.com/samples/rooftop_dance.mp4", ROBOT, resolution="720p")
    visitor.until(task, "running")
    began = time.monotonic()
    service.stop()
    assert time.monotonic() - began < 0.5
    assert [path.suffix for path in (tmp_path / "files").iterdir()] == []


def test_a_broken_memory_begins_anew(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, expected_errors: list[str]
) -> None:
    expected_errors.append("begins anew")
    (tmp_path / "service.json").write_text('{"version": 1, "balance": ', encoding="utf-8")
    with PretendService(tmp_path, pace=0) as service:
        assert Visitor(service.start()).balance() == 1000
    assert "begins anew" in caplog.text


def test_spent_credits_are_filled_up_at_the_next_start(tmp_path: Path) -> None:
    with PretendService(tmp_path, pace=0, start_credits=30) as service:
        visitor = Visitor(service.start())
        visitor.until(visitor.task(), "finished")
        assert visitor.balance() == 2
    with PretendService(tmp_path, pace=0, start_credits=30) as service:
        assert Visitor(service.start()).balance() == 30


def test_nothing_is_said_on_the_terminal(visitor: Visitor, capfd: pytest.CaptureFixture[str]) -> None:
    visitor.until(visitor.task(), "finished")
    visitor.get("/api/other")
    assert capfd.readouterr() == ("", "")
