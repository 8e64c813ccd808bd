"""Vidgo Desktop: a native studio for Vidgo's Wan Animate models."""

__version__ = "0.1.0"
