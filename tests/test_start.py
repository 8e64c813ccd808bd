"""Nothing heavy is imported before the window's first picture: that makes slow starts. Checked in a process."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from tools.bench_window import HEAVY

ROOT = Path(__file__).resolve().parent.parent
LIMIT = 60
CHILD = "from tools.bench_children import main; main(['start-app', sys.argv[1], '0'])"


def imported_at_first_picture(data_dir: Path, before: str = "") -> list[str]:
    """Which heavy libraries our process has imported when its first picture is ready; ``before`` runs first."""
    done = subprocess.run(
        [sys.executable, "-c", f"import sys\n{before}\n{CHILD}", str(data_dir)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=LIMIT,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout.splitlines()[-1])
    assert found["painted"] > 0
    return list(found["heavy"])


def test_the_first_picture_needs_no_network_keyring_decoder_or_player(tmp_path: Path) -> None:
    assert set(HEAVY) == {"requests", "keyring", "av", "PySide6.QtMultimedia"}
    assert imported_at_first_picture(tmp_path / "profile") == []


def test_an_early_import_would_be_seen(tmp_path: Path) -> None:
    assert imported_at_first_picture(tmp_path / "profile", "import requests") == ["requests"]
