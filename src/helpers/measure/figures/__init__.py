"""What the figures of a department-year state, exactly, and the lines that follow."""

from typing import TYPE_CHECKING

from helpers.doors import opened

if TYPE_CHECKING:  # what stands behind the doors, for those who check types
    from helpers.measure.figures.books import Books as Books
    from helpers.measure.figures.books import books_of as books_of
    from helpers.measure.figures.count_ratios import ACROSS_UNITS as ACROSS_UNITS
    from helpers.measure.figures.count_ratios import STAFF as STAFF
    from helpers.measure.figures.count_ratios import Part as Part
    from helpers.measure.figures.count_ratios import count_part as count_part
    from helpers.measure.figures.count_ratios import given_ratios as given_ratios
    from helpers.measure.figures.count_ratios import parts_of_ratio as parts_of_ratio
    from helpers.measure.figures.document_frames import are_near as are_near
    from helpers.measure.figures.exact import Amount as Amount
    from helpers.measure.figures.exact import Missing as Missing
    from helpers.measure.figures.exact import absent as absent
    from helpers.measure.figures.exact import as_text as as_text
    from helpers.measure.figures.exact import bounds_as_text as bounds_as_text
    from helpers.measure.figures.exact import divided as divided
    from helpers.measure.figures.exact import exactly as exactly
    from helpers.measure.figures.exact import fact_status as fact_status
    from helpers.measure.figures.exact import figures_of as figures_of
    from helpers.measure.figures.exact import missing_of as missing_of
    from helpers.measure.figures.exact import quotient as quotient
    from helpers.measure.figures.exact import renamed as renamed
    from helpers.measure.figures.exact import significant as significant
    from helpers.measure.figures.exact import span as span
    from helpers.measure.figures.exact import total as total
    from helpers.measure.figures.ledgers import ledger_of as ledger_of
    from helpers.measure.figures.lines import Line as Line
    from helpers.measure.figures.lines import budget_far_exceeded as budget_far_exceeded
    from helpers.measure.figures.ratios import ratios_of_lines as ratios_of_lines
    from helpers.measure.figures.ratios import ratios_of_projects as ratios_of_projects
    from helpers.measure.figures.rows import FLOW_WORDS as FLOW_WORDS
    from helpers.measure.figures.rows import IMPOSSIBLE as IMPOSSIBLE
    from helpers.measure.figures.rows import OWN_WORDS as OWN_WORDS
    from helpers.measure.figures.rows import POINTS as POINTS
    from helpers.measure.figures.rows import WILD as WILD
    from helpers.measure.figures.rows import as_printed as as_printed
    from helpers.measure.figures.rows import is_money as is_money
    from helpers.measure.figures.rows import is_of_both_kinds as is_of_both_kinds
    from helpers.measure.figures.rows import labelled as labelled
    from helpers.measure.figures.rows import number_of as number_of
    from helpers.measure.figures.rows import scale_of as scale_of
    from helpers.measure.figures.same_figure import Statement as Statement
    from helpers.measure.figures.statements import Statements as Statements
    from helpers.measure.figures.whereabouts import place_in_document as place_in_document
    from helpers.measure.figures.wording import first_of as first_of
    from helpers.measure.figures.wording import joined as joined
    from helpers.measure.figures.wording import label as label
    from helpers.measure.figures.wording import line_in_words as line_in_words
    from helpers.measure.figures.wording import listed as listed
    from helpers.measure.figures.wording import said_in as said_in
    from helpers.measure.figures.wording import sentence as sentence
    from helpers.measure.figures.wording import unit_in as unit_in
    from helpers.measure.figures.wording import what_is_missing as what_is_missing

DOORS = {
    "Amount": "exact",  # an exact number, one with bounds, or an unknown one
    "Missing": "exact",  # a part that an amount cannot do without
    "exactly": "exact",  # one exact number as an amount
    "absent": "exact",  # an amount that was not printed
    "renamed": "exact",  # an amount whose missing part goes by another name
    "total": "exact",  # a sum of amounts
    "quotient": "exact",  # an amount over another one, by their bounds
    "divided": "exact",  # the same with its status, undefined on a base of 0
    "figures_of": "exact",  # the figures that amounts follow from
    "missing_of": "exact",  # what is missing of amounts
    "fact_status": "exact",  # ok, bounded or unknown
    "as_text": "exact",  # an exact number as text
    "significant": "exact",  # a number to 15 digits as text
    "span": "exact",  # an amount as text, or its bounds
    "bounds_as_text": "exact",  # the bounds alone, in two columns
    "is_of_both_kinds": "rows",  # whether retired people are told together with retired veteran cadres
    "is_money": "rows",  # whether a printed row is an amount of money
    "as_printed": "rows",  # a row's number as it is printed
    "labelled": "rows",  # the same behind its words in the report
    "unit_in": "wording",  # a unit of the report in a language
    "POINTS": "rows",  # ratios in points
    "FLOW_WORDS": "rows",  # words of income and expenditure
    "WILD": "rows",  # slots that may be left unprinted, and what stands there then
    "scale_of": "rows",  # what one of a row's unit comes to
    "number_of": "rows",  # a row's exact number
    "are_near": "document_frames",  # whether rows stand in one row of a table, or in one paragraph
    "place_in_document": "whereabouts",  # where a row stands in its document
    "IMPOSSIBLE": "rows",  # so many times its budget nothing spends
    "OWN_WORDS": "rows",  # measures whose meaning lies in their label
    "Statement": "same_figure",  # rows that state one figure
    "Statements": "statements",  # all figures of a department-year by what they state
    "Line": "lines",  # a subject with its amounts
    "budget_far_exceeded": "lines",  # the budget of which a line spent so many times as none is
    "Books": "books",  # the statements and lines of a department-year
    "books_of": "books",  # the books of a frame of figures
    "Part": "count_ratios",  # a numerator or denominator of counts
    "count_part": "count_ratios",  # one such part
    "parts_of_ratio": "count_ratios",  # both of them
    "given_ratios": "count_ratios",  # the ratios of counts that figures give
    "STAFF": "count_ratios",  # counts of the department's own people
    "ACROSS_UNITS": "count_ratios",  # ratios of counts in two units
    "label": "wording",  # the word of a measure, amount or ratio
    "said_in": "wording",  # a text of two languages in one of them
    "sentence": "wording",  # a message of the measures
    "joined": "wording",  # half-sentences in one line
    "listed": "wording",  # words in a row
    "first_of": "wording",  # the first of many words, and their number
    "line_in_words": "wording",  # whose a figure is
    "what_is_missing": "wording",  # missing parts in a sentence
    "ledger_of": "ledgers",  # many department-years as a table of lines
    "ratios_of_lines": "ratios",  # ratios of such a table
    "ratios_of_projects": "ratios",  # ratios of its sums over project allocations
}
__all__ = [*DOORS]
__getattr__ = opened(__name__, DOORS)
