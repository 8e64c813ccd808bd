"""Pages for people that the window opens in the browser [docs; the console was seen at public clients]."""

from __future__ import annotations

KEYS = "https://vidgo.ai/apis/dashboard/api-key"
CREDITS = "https://vidgo.ai/apis"
HELP = "https://docs.vidgo.ai"
