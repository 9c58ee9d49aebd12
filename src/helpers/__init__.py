"""From a department's published figures to checked measures, tables and a report."""
