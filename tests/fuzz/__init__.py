"""Hostile input: replies, names, links, waits, pasted texts, damaged lists and media."""
