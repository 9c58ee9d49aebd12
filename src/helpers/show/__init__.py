"""Measures made into things to look at: tables, charts and sentences, in Chinese or English.

Nothing here reads a department's files or computes a measure. Numbers are
rounded here, once, half up; every string that came from a document is escaped.
"""
