"""A small model of client, service, crashes, consents and a lost list, and a search through all of its states."""
