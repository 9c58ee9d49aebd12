"""What a reader raises for a document that it will not read, before a file's name is known to it."""


class Refused(Exception):
    """Carries the key of the message that says why."""
