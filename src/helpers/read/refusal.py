"""What a reader raises, in its own process, for a document that it will not read."""


class Refused(Exception):
    """Carries the key of the message that says why."""
