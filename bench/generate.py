"""Made-up department-years for measurements: the form of a real report, other amounts in each.

python bench/generate.py FOLDER DEPARTMENTS YEARS
"""

import csv
import random
import shutil
import sys
from decimal import Decimal
from pathlib import Path

ROOT = Path(__file__).parents[1]
FORM = ROOT / "data/raw/lusong-cppcc/2024/figures.csv"
SAME = {"全会经费": "业务性专项经费（全会经费）"}
PROFILE = """name_zh = "测算单位{number:05d}（虚构）"
name_en = "Bench Unit {number:05d} (made up)"
synthetic = true

[aliases]
"全会经费" = "业务性专项经费（全会经费）"
"""


def make_project(folder: Path, departments: int, years: int) -> None:
    """A project of its own in the folder: made-up raw data, and the notebooks and lock file of this one."""
    prepare(folder)
    with FORM.open(encoding="utf-8", newline="") as file:
        form = list(csv.DictReader(file))
    for number in range(departments):
        place = folder / "data/raw" / f"unit-{number:05d}"
        for year in range(2024, 2024 - years, -1):
            write(place / str(year) / "figures.csv", rows(form, random.Random(f"{number} {year}")))
        (place / "department.toml").write_text(PROFILE.format(number=number), encoding="utf-8")


def make_large(folder: Path, projects: int) -> None:
    """A project of its own in the folder, with one department-year of so many project allocations."""
    prepare(folder)
    place = folder / "data/raw/unit-large"
    write(place / "2024/figures.csv", large_rows(projects, random.Random(projects)))
    (place / "department.toml").write_text(PROFILE.format(number=projects), encoding="utf-8")


def large_rows(projects: int, chance: random.Random) -> list[dict[str, str]]:
    """A table of projects as final accounts have it, every tenth without an initial budget, and their sums."""
    table = []
    spent = Decimal(0)
    for number in range(1, projects + 1):
        name = f"项目{number:05d}"
        initial = Decimal(0) if number % 10 == 0 else amount(chance, 300)
        change = amount(chance, 80) * (1 if initial < 80 else chance.choice([-1, 1]))
        amounts = {"initial": initial, "adjustment": change, "actual": initial + change}
        table += [money_row(name, "fund", measure, value) for measure, value in amounts.items()]
        if number % 2:
            table.append(count_row(f"{name}活动", chance.randrange(1, 40)))
        spent += amounts["actual"]
    return [
        *table,
        money_row("部门", "project", "actual", spent),
        money_row("部门", "total", "actual", spent),
    ]


def money_row(subject: str, account: str, measure: str, value: Decimal) -> dict[str, str]:
    """An amount of the table."""
    printed = format(value, "f")
    row = {"kind": "money", "subject": subject, "account": account, "measure": measure, "value": printed}
    return row | {"unit": "万元", "phrase": f"{subject} {measure} {printed}", "section": "三"}


def count_row(subject: str, number: int) -> dict[str, str]:
    """What was held on a project."""
    row = {"kind": "count", "subject": subject, "account": "", "measure": "sessions", "value": str(number)}
    return row | {"unit": "次", "phrase": f"{subject}{number}次", "section": "四"}


def amount(chance: random.Random, most: int) -> Decimal:
    """An amount in 万元 with two decimals."""
    return Decimal(chance.randrange(100, most * 100)) / 100


def prepare(folder: Path) -> None:
    """The notebooks and the lock file of this project in another one's folder."""
    shutil.copytree(ROOT / "notebooks", folder / "notebooks", dirs_exist_ok=True)
    shutil.copy(ROOT / "requirements.lock", folder)


def write(path: Path, table: list[dict[str, str]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, table[0], lineterminator="\n")
        writer.writeheader()
        writer.writerows(table)


def rows(form: list[dict[str, str]], chance: random.Random) -> list[dict[str, str]]:
    """The form's rows with new amounts of money, which add up as the form's do."""
    amounts = new_amounts(form, chance)
    table = []
    for row in form:
        subject = SAME.get(row["subject"], row["subject"])
        key = (subject, row["account"], row["measure"])
        if row["kind"] != "money" or key not in amounts:
            table.append(row)
            continue
        new = format(amounts[key].normalize(), "f")
        phrase = row["phrase"].replace(row["value"].lstrip("-"), new.lstrip("-"), 1)
        table.append(row | {"value": new, "phrase": phrase})
    return table


def new_amounts(form: list[dict[str, str]], chance: random.Random) -> dict[tuple[str, str, str], Decimal]:
    """Amounts in 万元 by subject, account and measure."""
    money = {}
    funds = dict.fromkeys(row["subject"] for row in form if row["measure"] == "initial")
    for fund in funds:
        initial, carryover = amount(chance, 300), chance.choice([Decimal(0), amount(chance, 3)])
        change = chance.choice([-1, 1]) * amount(chance, 80)
        if initial + change <= carryover:
            change = amount(chance, 80)
        parts = {"initial": initial, "adjustment": change, "carryover": carryover}
        parts |= {"adjusted": initial + change, "actual": initial + change - carryover}
        money |= {(fund, "fund", measure): value for measure, value in parts.items()}
    project = sum(value for (_, _, measure), value in money.items() if measure == "actual")
    personnel, public = amount(chance, 2000), amount(chance, 300)
    total = project + personnel + public
    own = {
        "project": project,
        "basic": personnel + public,
        "personnel": personnel,
        "public": public,
        "total": total,
    }
    money |= {("部门", account, "actual"): value for account, value in own.items()}
    money |= {("部门", "total", "received"): total, ("部门", "", "budget"): total + amount(chance, 40)}
    return money


if __name__ == "__main__":
    make_project(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
