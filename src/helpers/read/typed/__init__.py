"""What people type: figures tables, corrections and replies, each cell checked against the schema."""

from helpers.doors import opened

DOORS = {
    "read_figures": "transcribed",  # figures.csv or figures.xlsx as a frame of figures
    "corrected": "corrections",  # figures with the corrections of a file applied
    "read_replies": "corrections",  # the unit's replies to findings
    "read_targets": "targets",  # the approved targets of a year
    "CORRECTIONS": "corrections",  # columns of corrections.csv
    "REPLIES": "corrections",  # columns of replies.csv
}
__all__ = [*DOORS]
__getattr__ = opened(__name__, DOORS)
