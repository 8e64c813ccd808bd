"""The client that most people would write: repeat on any error, resume after a crash. It must be seen to pay twice.

``python -m tests.torture.naive '<JSON: base, key, memory, inputs>'``. Its memory is one JSON file, written after each
answer; nothing is written before an order is sent.
"""

from __future__ import annotations

import http.client
import json
import os
import sys
from pathlib import Path
from urllib.parse import urlsplit

_TRIES = 5


def order(base: str, key: str, what: str) -> str | None:
    """One order; None when anything at all went wrong."""
    host = urlsplit(base)
    connection = http.client.HTTPConnection(host.hostname or "", host.port, timeout=5)
    body = json.dumps({"model": "wan-animate-replace", "input": {"video_url": what}})
    headers = {"Authorization": f"Bearer {key}", "Content-Type": "application/json"}
    try:
        connection.request("POST", "/api/generate/submit", body, headers)
        answer = connection.getresponse()
        document = json.loads(answer.read())
        return str(document["data"]["task_id"]) if answer.status == 200 else None
    except (OSError, http.client.HTTPException, ValueError, KeyError):
        return None
    finally:
        connection.close()


def main(text: str) -> int:
    """Order everything that has no number yet."""
    wish = json.loads(text)
    memory = Path(wish["memory"])
    known: dict[str, str] = json.loads(memory.read_text()) if memory.exists() else {}
    os.write(1, b"ready\n")
    for what in wish["inputs"]:
        for _ in range(_TRIES):
            if what in known:
                break
            number = order(wish["base"], wish["key"], what)
            if number is not None:
                known[what] = number
                draft = memory.with_suffix(".new")
                draft.write_text(json.dumps(known))
                draft.replace(memory)
    os.write(1, b"quiet\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
