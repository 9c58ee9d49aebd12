"""Tables: a grid becomes figures by its heads, its labels, its title and its unit line."""

from helpers.doors import opened

DOORS = {
    "read_table": "reading",  # the figures of a grid, and what else its cells are
    "straightened": "straight",  # the grid with rows that stand beside their heads moved
    "words_of_forms": "form_lines",  # what the lines of a form say in words
    "TableReading": "spot",  # a table while it is read
    "is_head": "heads",  # whether words are those of a head
    "is_value_head": "heads",  # whether words are those of a head over values
    "is_value_cell": "cells",  # whether words are a number and nothing else
    "currency_unit": "cells",  # the unit of money in a unit line
    "NOTE": "anatomy",  # how a note below a table begins
    "TITLE": "anatomy",  # how the title of a table looks
}
__all__ = [*DOORS]
__getattr__ = opened(__name__, DOORS)
