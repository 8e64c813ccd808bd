"""By which key a task was sent, without keeping the key: a short salted digest."""

from __future__ import annotations

import hashlib
import hmac

# The name in Task.extra.
ACCOUNT = "account"
_LENGTH = 8


def mark_of(key: str | None, salt: str) -> str:
    """Eight hexadecimal digits for this key; empty without one. Nobody can guess a key from 32 bits of it.

    ``salt`` is random and the same as long as the tasks are kept, such as the name of their journal.
    """
    if not key:
        return ""
    return hmac.new(salt.encode(), key.encode(), hashlib.sha256).hexdigest()[:_LENGTH]
