"""A screen reader that asks about everything while the window changes under it."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

if not sys.platform.startswith("linux"):
    pytest.skip("needs AT-SPI, which is Linux's own", allow_module_level=True)

from tests.atspi import lacking, screen_reader
from tests.reader import PROGRAM, choose, pass_the_welcome, press

_LACKING = lacking()


@pytest.mark.skipif(bool(_LACKING) and not os.environ.get("CI"), reason=f"needs {' and '.join(_LACKING)}")
def test_U18_reading_everything_again_and_again_ends_nothing(
    tmp_path_factory: pytest.TempPathFactory, tmp_path: Path
) -> None:
    with screen_reader(tmp_path_factory.mktemp("reader")) as start:
        program = start([*PROGRAM, "--practice", "--data-dir", str(tmp_path)])
        pass_the_welcome(program)
        before = len(program.seen())
        choose(program, "Ready-made pair, Dance with Astronaut")
        press(program, "Use this pair")
        press(program, "Generate")
        # Rows come and change meanwhile.
        for _ in range(5):
            assert len(program.seen()) > 20
        assert before > 20
        errors = program.end()
        assert "Traceback" not in errors and "QThread" not in errors, errors
