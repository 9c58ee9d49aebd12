"""From figures to measures: ratios, activities, identities, findings, indicators and facts. Frame in, frame out."""
