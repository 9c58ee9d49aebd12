"""Language: words and their meaning from tables, numerals and quantities in running text, the outline of headings."""

from helpers.doors import opened

DOORS = {
    "word_table": "tables_of_words",  # the rows of a table of words
    "words_of": "tables_of_words",  # one column of it, longest first
    "any_of": "tables_of_words",  # a pattern that matches one of several words
    "any_in": "tables_of_words",  # the same of one column
    "MOST_KEPT": "tables_of_words",  # how many readings of words are kept
    "letters": "folding",  # a text in one form for reading, beside its printed form
    "Letters": "folding",  # the two of them
    "folded": "folding",  # a text in one form for reading
    "numbers_in": "quantities",  # every numeral of a folded text
    "Numbers": "quantities",  # its quantities, and the stretches whose numerals are none
    "Quantity": "quantities",  # a number as printed, with unit and qualifier
    "scan": "quantities",  # the quantities that have a unit
    "is_whole": "quantities",  # whether a unit counts whole things
    "one_of": "quantities",  # a single thing in a unit that counts by scales
    "NoFigure": "no_figures",  # a stretch whose numerals count nothing, and why
    "SUM_OF_THREE": "wording",  # the account of “三公” as a whole
    "kind_of_unit": "numerals",  # money, count, people or ratio
    "units": "numerals",  # rows of the table of units by unit
    "wording_of": "wording",  # what a few words mention, and the name that is left of them
    "Wording": "wording",  # words as they were understood
    "MARK": "outline",  # a mark of numbering in front of a name
    "without_marks": "outline",  # words without the marks of numbering in front
    "said_in_title": "titles",  # what a title or heading says
    "AIMS": "titles",  # a title of targets
    "BOTH_FLOWS": "titles",  # a title that speaks of income and expenditure
    "rate_in": "rates",  # the rate that words name
    "Rate": "rates",  # its measure, whose it is, what it is over
    "rate_names": "rates",  # the names of rates that words list
    "change_at_end": "changes",  # the change that words end in
    "either_way": "changes",  # a head with one word for a change of either way
    "Change": "changes",  # its sign, and over what
    "OTHER_YEAR": "changes",  # a pattern of words for another year
    "accounts": "lexicon",  # account by name
    "stage_measure": "lexicon",  # the stage that such a word names
    "plain_stages": "lexicon",  # the measure of each word that names a stage and nothing else
    "any_stage": "lexicon",  # a pattern of all words of a stage of money
    "stage_words": "lexicon",  # every word of a stage of money
    "QUOTES": "lexicon",  # quotation marks, to be left out
    "organisation": "organisations",  # the name of an organisation
    "organisation_before": "organisations",  # the name of an organisation in front of a year or a budget
    "SHORT_BODY": "organisations",  # a pattern of a body that a level alone stands in front of: 县科协
    "place_headed": "places",  # the region or zone that a heading speaks of
    "Outline": "outline",  # the open levels of a report's numbering
    "first_mark": "outline",  # the numbering that a text begins with
    "ITEM": "outline",  # the rank of 一是
}
__all__ = [*DOORS]
__getattr__ = opened(__name__, DOORS)
