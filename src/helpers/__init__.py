"""From a department's published figures to checked measures, tables and a report."""

from helpers.loading import check_sources_when_loaded

check_sources_when_loaded()
