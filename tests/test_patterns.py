"""Every pattern takes time that grows with the length of a text alone, and so does the reading of whole files.

Times are the processor's, and what four times as much costs is compared with what it costs once, in the same test.
"""

import importlib
import pkgutil
import re
import resource
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import openpyxl
import pytest
from attack_files import paragraph, word
from test_linear import UNITS

from helpers.read import extract

pytestmark = pytest.mark.long
SMALL, TIMES, SLACK, TRIES, FLOOR = 2_000, 4, 2.4, 3, 0.004
HOUSES = ("helpers.read.language", "helpers.read.report", "helpers.read.documents", "helpers.read.typed")
PROGRAMS = ("child", "keeper")
ANYWHERE = ("search", "finditer", "findall", "sub", "subn", "split")
BOUNDED = {"helpers.read.report.prose.turns.IN_TURN": "what it searches has 400 characters at most"}


def patterns() -> dict[str, re.Pattern]:
    """Every pattern of a module that reads, and of a function without arguments that makes one, by its name."""
    found: dict[str, re.Pattern] = {}
    for module in modules():
        for name, value in vars(module).items():
            made = value if isinstance(value, re.Pattern) else made_by(value, module.__name__)
            if isinstance(made, re.Pattern):
                found.setdefault(f"{module.__name__}.{name}", made)
    return found


def modules() -> Iterator:
    for house in HOUSES:
        for each in pkgutil.walk_packages(importlib.import_module(house).__path__, f"{house}."):
            if each.name.rpartition(".")[2] not in PROGRAMS:
                yield importlib.import_module(each.name)


def made_by(value: object, module: str) -> object:
    if hasattr(value, "cache_info") and getattr(value, "__module__", "") == module:
        try:
            return value()
        except TypeError:
            return None
    return None


PATTERNS = patterns()


def ways(name: str, pattern: re.Pattern) -> list[Callable]:
    """How a pattern is tried: anywhere in a text, or at its beginning alone where its module does no other."""
    module, _, own = name.rpartition(".")
    source = Path(importlib.import_module(module).__file__).read_text(encoding="utf-8")
    uses = set(re.findall(rf"\b{own}(?:\(\))?\.(\w+)\(", source))
    if uses and not uses & set(ANYWHERE):
        return [pattern.match, pattern.fullmatch]
    return [lambda text: sum(1 for _ in pattern.finditer(text))]


def seconds(try_it: Callable, *arguments: object) -> float:
    start = time.process_time()
    try_it(*arguments)
    return time.process_time() - start


def grows_with_length_alone(try_it: Callable, unit: str) -> bool:
    small, large = (unit * (length // len(unit)) for length in (SMALL, TIMES * SMALL))
    return any(
        seconds(try_it, large) < TIMES * SLACK * max(seconds(try_it, small), FLOOR) for _ in range(TRIES)
    )


def test_there_are_many_patterns_and_each_that_is_bounded_is_one():
    assert len(PATTERNS) > 150
    assert PATTERNS.keys() >= BOUNDED.keys()


@pytest.mark.parametrize("name", [name for name in PATTERNS if name not in BOUNDED])
def test_pattern_takes_time_that_grows_with_length_alone(name):
    tried = ways(name, PATTERNS[name])
    assert [
        unit for unit in UNITS if not all(grows_with_length_alone(each, UNITS[unit]) for each in tried)
    ] == []


def text_file(path, lines):
    path.write_text("\n".join(lines), encoding="utf-8")


def word_file(path, lines):
    path.write_bytes(word("".join(map(paragraph, lines))))


def web_file(path, lines):
    rows = "".join(f"<tr><td>{line}</td><td>5</td></tr>" for line in lines)
    path.write_text(f"<p>{'</p><p>'.join(lines)}</p><table>{rows}</table>", encoding="utf-8")


def workbook(path, lines):
    book = openpyxl.Workbook()
    book.active.append(["项目", "年初预算数", "决算数"])
    for number, line in enumerate(lines):
        book.active.append([line, number, number + 1])
    book.save(path)


WRITERS = {".txt": text_file, ".md": text_file, ".docx": word_file, ".html": web_file, ".xlsx": workbook}


def cost_of_reading(path) -> float:
    """Seconds of the processor for reading a file, of this process and those that it starts."""
    start = spent()
    extract(path)
    return spent() - start


def spent() -> float:
    both = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in both)


@pytest.mark.parametrize("ending", WRITERS)
def test_whole_document_takes_time_that_grows_with_its_length_alone(tmp_path, ending):
    pytest.importorskip("resource")
    for name, count in (("small", 300), ("large", 300 * TIMES)):
        lines = [f"项目{number}年初预算{number}.5万元，支出{number}万元。" for number in range(count)]
        WRITERS[ending](tmp_path / f"{name}{ending}", lines)
    small, large = tmp_path / f"small{ending}", tmp_path / f"large{ending}"
    cost_of_reading(small)
    assert any(cost_of_reading(large) < TIMES * SLACK * cost_of_reading(small) for _ in range(TRIES))
