"""The real program under a service that lies and breaks, killed again and again; who then paid for what is counted."""
