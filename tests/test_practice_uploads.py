"""The three uploads of the pretend service, with the replies that the documentation shows."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.test_practice_server import Visitor, small_inputs
from vidgo_desktop.practice.samples import sample
from vidgo_desktop.practice.server import PretendService

FOX = sample("fox.png")
FIELDS = {
    "file_id",
    "file_name",
    "original_name",
    "file_size",
    "mime_type",
    "upload_path",
    "file_url",
    "download_url",
    "upload_time",
    "expires_at",
}


@pytest.fixture
def visitor(tmp_path: Path) -> Iterator[Visitor]:
    with PretendService(tmp_path / "service", pace=0) as service:
        someone = Visitor(service.start())
        yield someone
        someone.session.close()


def test_a_picture_by_stream(visitor: Visitor) -> None:
    reply = visitor.post(
        "/api/common/upload/stream",
        files={"file": ("Füchsin.png", FOX.read_bytes(), "image/png")},
        data={"upload_path": "/my/../pictures"},
    )
    answer = reply.json()
    assert (reply.status_code, answer["success"], answer["code"]) == (200, True, 200)
    assert answer["msg"] == "File uploaded successfully"
    data = answer["data"]
    assert set(data) == FIELDS
    assert (data["file_size"], data["mime_type"], data["original_name"]) == (
        FOX.stat().st_size,
        "image/png",
        "Füchsin.png",
    )
    assert data["upload_path"].startswith("temp/") and ".." not in data["upload_path"]
    assert data["file_url"] == data["download_url"]
    assert visitor.session.get(data["file_url"], timeout=5).content == FOX.read_bytes()


def test_video_only_where_it_is_taken(visitor: Visitor, tmp_path: Path) -> None:
    clip, _ = small_inputs(tmp_path)
    link = visitor.upload(clip, "video/mp4")
    assert visitor.session.get(link, timeout=5).content == clip.read_bytes()
    with PretendService(tmp_path / "other", pace=0, takes_video=False) as service:
        strict = Visitor(service.start())
        reply = strict.post("/api/common/upload/stream", files={"file": ("a.mp4", clip.read_bytes(), "video/mp4")})
        assert (reply.status_code, reply.json()) == (400, {"detail": "Unsupported file type: video/mp4"})


@pytest.mark.parametrize(
    ("name", "data", "mime", "detail"),
    [
        ("a.svg", b"<svg/>", "image/svg+xml", "Unsupported file type: image/svg+xml"),
        ("a.png", b"", "image/png", "File is empty"),
        ("a.pdf", b"%PDF", "application/octet-stream", "Unsupported file type: application/pdf"),
    ],
)
def test_what_the_stream_does_not_take(visitor: Visitor, name: str, data: bytes, mime: str, detail: str) -> None:
    reply = visitor.post("/api/common/upload/stream", files={"file": (name, data, mime)})
    assert (reply.status_code, reply.json()) == (400, {"detail": detail})


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"--x\r\n\r\n--x--\r\n", "multipart/form-data; boundary=x"),
        (b'--x\r\nContent-Disposition: form-data; name="file"\r\n\r\ncut', "multipart/form-data; boundary=x"),
        (b"--y", "multipart/form-data; boundary=x"),
        (b"", "multipart/form-data; boundary=x"),
        (b"{}", "application/json"),
        (b"--\r\n", "multipart/form-data"),
    ],
)
def test_a_form_without_a_file(visitor: Visitor, body: bytes, kind: str) -> None:
    reply = visitor.post("/api/common/upload/stream", data=body, headers={"Content-Type": kind})
    assert reply.status_code == 422
    assert reply.json()["detail"][0]["loc"] == ["body", "file"]


def test_base64(visitor: Visitor) -> None:
    text = base64.b64encode(FOX.read_bytes()).decode()
    for given in (text, f"data:image/png;base64,{text}"):
        data = visitor.post("/api/common/upload/base64", json={"base64_data": given, "file_name": "f.png"}).json()[
            "data"
        ]
        assert (set(data), data["mime_type"], data["original_name"]) == (FIELDS, "image/png", "f.png")


@pytest.mark.parametrize(
    ("given", "detail"),
    [
        ("%%%", "Invalid Base64 encoding"),
        ("data:image/png,xyz", "Invalid data URL format"),
        ("data:image/svg+xml;base64,PHN2Zz4=", "Unsupported file type: image/svg+xml"),
        ("aGVsbG8=", "Invalid file data"),
    ],
)
def test_base64_that_is_no_picture(visitor: Visitor, given: str, detail: str) -> None:
    reply = visitor.post("/api/common/upload/base64", json={"base64_data": given})
    assert (reply.status_code, reply.json()) == (400, {"detail": detail})


def test_missing_fields(visitor: Visitor) -> None:
    for path, field in (("base64", "base64_data"), ("url", "file_url")):
        reply = visitor.post(f"/api/common/upload/{path}", json={})
        assert reply.status_code == 422
        assert reply.json()["detail"][0]["loc"] == ["body", field]


def test_by_link(visitor: Visitor) -> None:
    reply = visitor.post("/api/common/upload/url", json={"file_url": "https://example.com/samples/fox.png"})
    assert reply.json()["data"]["mime_type"] == "image/png"
    own = visitor.post("/api/common/upload/url", json={"file_url": reply.json()["data"]["file_url"]})
    assert own.json()["data"]["file_id"] == reply.json()["data"]["file_id"]
    # Practice never goes to the internet.
    away = visitor.post("/api/common/upload/url", json={"file_url": "https://example.com/me.png"})
    assert away.status_code == 400
    assert away.json()["detail"].startswith("Failed to download file: ")


def test_the_documented_limit_can_be_switched_on(tmp_path: Path) -> None:
    with PretendService(tmp_path, pace=0, uploads_per_minute=5) as service:
        visitor = Visitor(service.start())
        for _ in range(5):
            visitor.upload(FOX, "image/png")
        reply = visitor.post("/api/common/upload/stream", files={"file": ("a.png", FOX.read_bytes(), "image/png")})
        assert (reply.status_code, reply.json()) == (429, {"detail": "Rate limit exceeded"})
