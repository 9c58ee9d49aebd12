"""From figures to measures: ratios, activities, identities, findings, indicators, facts."""
