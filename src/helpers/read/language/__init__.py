"""Language: words and their meaning from tables, numerals and quantities in running text, the outline of headings."""

from helpers.doors import opened

DOORS = {
    "word_table": "tables_of_words",  # the rows of a table of words
    "words_of": "tables_of_words",  # one column of it, longest first
    "any_of": "tables_of_words",  # a pattern that matches one of several words
    "Quantity": "grammar",  # a number as printed, with unit and qualifier
    "scan": "grammar",  # every quantity of a folded text
    "folded": "grammar",  # text in one form for reading
    "is_whole": "grammar",  # whether a unit counts whole things
    "one_of": "grammar",  # a single thing in a unit that counts by scales
    "Head": "phrases",  # the words in front of a number
    "head_of": "phrases",  # the head of a quantity
    "noun_after": "phrases",  # the noun that a count is followed by
    "last_clause": "phrases",  # the last clause of words
    "cleaned": "phrases",  # a head without what stands around a name
    "without_lead": "phrases",  # words without what leads up to a name
    "without_trail": "phrases",  # words without what trails behind it
    "without_open_quote": "phrases",  # words without a quotation mark that closes behind them
    "is_department": "phrases",  # whether words stand for the department itself
    "change_in": "phrases",  # the word of change that a head ends with, and its sign
    "PRIOR": "phrases",  # a comparison with another year or a budget
    "AS_OF": "phrases",  # the date that figures hold at
    "BOUNDARIES": "phrases",  # the signs that end a clause
    "Outline": "outline",  # the open levels of a report's numbering
    "first_mark": "outline",  # the numbering that a text begins with
    "ITEM": "outline",  # the rank of 一是
}
__all__ = [*DOORS]
__getattr__ = opened(__name__, DOORS)
