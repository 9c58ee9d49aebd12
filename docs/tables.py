"""The tables in docs/ that follow from declarations, written between their marks.

    python docs/tables.py

A mark is a line `<!-- rules -->`; its table ends at `<!-- end -->`.
"""

import ast
import inspect
import re
from collections.abc import Iterable
from importlib import import_module
from pathlib import Path

import helpers
from helpers import schema
from helpers.measure import RULE_NAMED
from helpers.read import CORRECTIONS, REPLIES

DOCS = Path(__file__).parent
PACKAGE = Path(schema.__file__).parent
GROUND = (
    "schema", "quantities", "years", "settings", "desk", "errors", "files", "toml_files", "scratch", "lifelines", "machine",
    "loading", "last_resort", "exits", "start", "frames", "doors", "messages",
)  # fmt: skip


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> list[str]:
    """The lines of a table; the first cell of each row is code."""
    titles = list(head)
    lines = [f"| {' | '.join(cells)} |" for cells in ([f"`{first}`", *rest] for first, *rest in rows)]
    return [f"| {' | '.join(titles)} |", "|---" * len(titles) + "|", *(_narrow(line) for line in lines)]


def _narrow(line: str) -> str:
    """A row with one space in an empty cell."""
    return re.sub(r"\|  (?=\|)", "| ", line)


def rules() -> list[str]:
    """Every rule of findings: its grades, why reviewers ask, and what it finds."""
    rows = (
        (rule.id, ", ".join(rule.grades), rule.ground.en, rule.example.en) for rule in RULE_NAMED.values()
    )
    return table(("rule", "grade", "why it is asked", "as in"), rows)


def columns(of: Iterable[schema.Column]) -> list[str]:
    """The columns of a table of the project."""
    rows = ((column.name, column.zh, column.type, column.meaning) for column in of)
    return table(("column", "名称", "type", "meaning"), rows)


def words(terms: Iterable[schema.Term | schema.Measure], head: str = "word") -> list[str]:
    """The words of a vocabulary."""
    rows = ((term.name, term.zh, term.en, term.meaning) for term in terms)
    return table((head, "中文", "English", "meaning"), rows)


def measures(group: str) -> list[str]:
    """What figures of a group measure."""
    return words((measure for measure in schema.MEASURES if measure.group == group), "measure")


def ratios() -> list[str]:
    """Every ratio with its parts."""
    head = ("ratio", "中文", "English", "numerator", "denominator", "≤ 100 %", "source")
    rows = (
        (each.name, each.zh, each.en, f"`{each.numerator}`", f"`{each.denominator}`")
        + ("✓" * each.within_one, each.source)
        for each in schema.RATIOS
    )
    return table(head, rows)


def ground_floor() -> list[str]:
    """The modules that every room may use."""
    return table(("module", "what is in it"), ((name, opening(PACKAGE / name)) for name in GROUND))


def sub_rooms(room: str) -> list[str]:
    """The sub-rooms of a room."""
    folders = sorted(path.parent for path in (PACKAGE / room).glob("*/__init__.py"))
    return table(("sub-room", "what is in it"), ((f"{room}/{each.name}", opening(each)) for each in folders))


def doors(room: str) -> list[str]:
    """The doors of a room, the module or sub-room behind each, and the line that says what it is."""
    code = (PACKAGE / room / "__init__.py").read_text(encoding="utf-8")
    rows = re.findall(r'^    "(\w+)": "(\w+)",  # (.*)$', code, flags=re.MULTILINE)
    return table(
        ("door", "behind it", "what it is"), ((name, f"`{home}`", line) for name, home, line in rows)
    )


def described(room: str) -> list[str]:
    """Each door of a room with how it is called and what it says of itself; of what is no function, its line."""
    lines: list[str] = []
    house = import_module(f"helpers.{room}")
    code = (PACKAGE / room / "__init__.py").read_text(encoding="utf-8")
    for name, line in re.findall(r'^    "(\w+)": "\w+",  # (.*)$', code, flags=re.MULTILINE):
        lines += _entry(f"{room}.{name}", getattr(house, name), line)
    return lines[:-1]


def begun_with() -> list[str]:
    """The same of what an analyst begins with."""
    entries = [_entry(f"helpers.{name}", getattr(helpers, name), "") for name in sorted(helpers.FOR_ANALYSTS)]
    return [line for entry in entries for line in entry][:-1]


def _entry(name: str, thing: object, line: str) -> list[str]:
    """A heading, the call, and the words; examples as a block of their own."""
    said = inspect.getdoc(thing) if callable(thing) else line
    call = _call(name, thing) if inspect.isfunction(thing) else ""
    return [
        f"### `{name}`",
        "",
        *([f"```python\n{call}\n```", ""] if call else []),
        _with_blocks(said or line),
        "",
    ]


def _call(name: str, thing) -> str:
    """How a function is called, with its defaults, without the types."""
    signature = inspect.signature(thing)
    bare = [each.replace(annotation=inspect.Parameter.empty) for each in signature.parameters.values()]
    return f"{name.split('.')[-1]}{inspect.Signature(bare)}"


def _with_blocks(said: str) -> str:
    """A docstring with each example between fences."""
    return re.sub(
        r"((?:^>>> .*\n?(?:^(?!\n).+\n?)*)+)", r"```python\n\1\n```", said, flags=re.MULTILINE
    ).replace("\n\n```\n", "\n```\n")


def opening(module: Path) -> str:
    """The first line of what a module, or a package, says of itself."""
    path = module / "__init__.py" if module.is_dir() else module.with_suffix(".py")
    said = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    return said.partition("\n")[0]


PAGES = {
    "methodology.md": {"rules": rules()},
    "data-dictionary.md": {
        **{f"columns of {name}": columns(own) for name, own in schema.TABLES.items()},
        "columns of corrections.csv": columns(CORRECTIONS),
        "columns of replies.csv": columns(REPLIES),
        "columns of 数值确认": columns(schema.DESK_FIGURES),
        "columns of 问题确认": columns(schema.DESK_FINDINGS),
        **{f"words of {name}": words(own) for name, own in schema.VOCABULARIES.items()},
        **{f"measures of {group}": measures(group) for group in ("money", "count", "ratio")},
        "amounts": words(schema.AMOUNTS),
        "ratios": ratios(),
    },
    "api.md": {
        "begin": begun_with(),
        **{f"doors of {room}": described(room) for room in ("read", "measure", "show")},
    },
    "architecture.md": {
        "ground floor": ground_floor(),
        **{f"doors of {room}": doors(room) for room in ("read", "measure", "show", "publish")},
        **{f"sub-rooms of {room}": sub_rooms(room) for room in ("read", "measure", "publish")},
    },
}
"""The tables of each page by their marks."""


def written(page: str, name: str, lines: list[str]) -> str:
    """The page with a table between its marks."""
    text = "\n".join([f"<!-- {name} -->", *lines, "<!-- end -->"])
    return re.sub(f"<!-- {name} -->.*?<!-- end -->", lambda _: text, page, count=1, flags=re.DOTALL)


def renewed(name: str) -> str:
    """A page with all its tables as they are declared."""
    page = (DOCS / name).read_text(encoding="utf-8")
    for mark, lines in PAGES[name].items():
        page = written(page, mark, lines)
    return page


def main() -> None:
    for name in PAGES:
        (DOCS / name).write_text(renewed(name), encoding="utf-8")


if __name__ == "__main__":
    main()
