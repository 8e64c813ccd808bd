"""The tool that draws the screens: its small pictures, and one real scene."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from tools.shots import ROOT, main
from tools.shots_picture import COLOURS, write_small

TOKENS = ("#15161A", "#0F1013", "#24262C", "#4A63F0", "#F2F3F5")


def test_a_small_picture_keeps_the_colours_of_flat_areas(tmp_path: Path) -> None:
    image = QImage(403, 300, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    for place, colour in enumerate(TOKENS):
        painter.fillRect(place * 60, 0, 60, 300, QColor(colour))
    for step in range(100):
        painter.fillRect(300 + step, 0, 1, 300, QColor(step * 2, 255 - step * 2, 128))
    painter.end()
    target = tmp_path / "small.png"
    write_small(image, target)
    read = QImage(str(target))
    assert read.size() == image.size() and 0 < read.colorCount() <= COLOURS
    for place, colour in enumerate(TOKENS):
        assert read.pixelColor(place * 60 + 30, 150).name() == QColor(colour).name()


def test_a_folder_that_cannot_be_written_is_an_error(tmp_path: Path) -> None:
    image = QImage(20, 20, QImage.Format.Format_RGB32)
    image.fill(QColor("#15161A"))
    with pytest.raises(OSError):
        write_small(image, tmp_path / "nowhere" / "small.png")


def test_a_wrong_scale_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--scale", "7"])
    assert "--scale" in capsys.readouterr().err


def test_one_scene_of_the_real_program(tmp_path: Path) -> None:
    """The first screen, in both themes and at each width, by a program of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "tools.shots", str(tmp_path), "--scene", "start", "--scale", "1", "--exact"],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    sizes = {path.name: (QImage(str(path)).width(), QImage(str(path)).height()) for path in tmp_path.glob("*.png")}
    assert sizes == {
        f"start-{theme}-{width}.png": (width, height)
        for theme in ("dark", "light")
        for width, height in ((1360, 860), (1120, 700), (880, 700))
    }
    dark, light = (QImage(str(tmp_path / f"start-{theme}-1360.png")) for theme in ("dark", "light"))
    # The form, the task list and the line between them, as drawn.
    assert [dark.pixelColor(x, 740).name() for x in (8, 359, 365)] == ["#15161a", "#24262c", "#0f1013"]
    assert [light.pixelColor(x, 740).name() for x in (8, 359, 365)] == ["#ffffff", "#e5e7eb", "#f5f6f8"]
