"""Lines that bear another name from a year on, as department.toml maps them.

Its tests: test_trend.py.
"""

from collections.abc import Iterable, Mapping


class LineNames:
    """What a line is called in the newest year.

    >>> names = LineNames({"2024": {"调查研究": "专项调研"}})
    >>> names.newest("专项调研", "2023"), names.newest("专项调研", "2024")
    ('调查研究', '专项调研')
    """

    def __init__(self, renamed: Mapping[str, Mapping[str, str]]):
        self._earlier = {year: dict(names) for year, names in sorted(renamed.items())}
        self._later = {
            year: {old: new for new, old in names.items()} for year, names in self._earlier.items()
        }

    def newest(self, name: str, year: str) -> str:
        """The name in the newest year of what bears this one in a year."""
        for later, names in self._later.items():
            if later > year:
                name = names.get(name, name)
        return name

    def joined(self, names: Iterable[str], year: str) -> dict[str, str]:
        """Each of a year's lines under its newest name; one that another line of the year bears joins nothing."""
        own = dict.fromkeys(names)
        newest = {name: self.newest(name, year) for name in own}
        return {name: name if after in own else after for name, after in newest.items()}

    def changes(self, years: Iterable[str]) -> list[tuple[str, str, str]]:
        """Year, name before and name from then on of each line that is called otherwise, in these years."""
        kept = set(years)
        return [
            (year, old, new)
            for year, names in self._earlier.items()
            if year in kept
            for new, old in names.items()
        ]
