"""What department.toml says of a department, and office.toml of all of them.

Its tests: test_sources.py.
"""

import csv
import io
from fractions import Fraction
from pathlib import Path
from typing import Literal, TypeVar, get_args

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from helpers import schema
from helpers.errors import LONGEST_NAME, InputError, did_you_mean, in_quotes
from helpers.files import read_plain
from helpers.read.places import department_id, existing, processed_folder, raw_folder
from helpers.settings import LineScale, RuleSetting
from helpers.toml_files import read_toml
from helpers.years import is_day, is_year, no_day, no_year

T = TypeVar("T", bound=BaseModel)

MOST_BYTES = 1_000_000
OFFICE = "office.toml"
"""Beside raw/: an office's own settings for all its departments."""

TABLES_OF = {
    "aliases": 'names, as "全会经费" = "业务性专项经费（全会经费）"',
    "kinds": 'years, as kinds = {"2024" = "budget"}',
    "received": 'years, as received = {"2024" = "2025-03-12"}',
    "continues": 'years with names, as [continues.2024] and below it "调查研究" = "专项调研"',
    "breaks": 'years with lines, as [breaks.2024] and below it "公用经费" = "what is other from then on"',
}
"""What the keys that hold tables hold."""

_SHARE = "{key}: {found} is no share from 0 to 1, as 0.6"
_PROBLEMS = {
    "missing": "key {quoted} is missing",
    "string_too_short": "{key}: the name is empty",
    "string_pattern_mismatch": "{key}: {found} is not a currency code; three capital letters, as CNY",
    "bool_type": "{key}: {found} is not true or false",
    "float_type": _SHARE,
    "greater_than_equal": _SHARE,
    "less_than_equal": _SHARE,
}
"""What is wrong with a value, by the sort of the problem."""

_STRICT = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True, strict=True)


class RuleEntry(BaseModel):
    """A rule of findings switched off, or its sentence in other words, or the notice that a local one stands in."""

    model_config = _STRICT

    off: bool = False
    notice: str = ""
    wording_zh: str = ""
    wording_en: str = ""


class ScaleEntry(BaseModel):
    """The scale of a notice by which an office recomputes the points of a form."""

    model_config = _STRICT

    name: str = Field(min_length=1, max_length=LONGEST_NAME)
    way: Literal["proportional", "all_or_nothing"] = "proportional"
    least: float = Field(default=0, ge=0, le=1)

    @property
    def scale(self) -> LineScale:
        """The scale itself; its share is the decimal that was typed."""
        return LineScale(self.name, self.way, Fraction(str(self.least)))


class Office(BaseModel):
    """What office.toml beside raw/ settles for all departments."""

    model_config = _STRICT

    name: str = ""
    scale: ScaleEntry | None = None
    rules: dict[str, RuleEntry] = {}


class Profile(BaseModel):
    """What department.toml says of a department; `id` is the name of its folder."""

    model_config = _STRICT

    id: str
    name_zh: str = Field(min_length=1, max_length=LONGEST_NAME)
    name_en: str = Field(default="", max_length=LONGEST_NAME)
    place: str = Field(default="", max_length=LONGEST_NAME)
    place_en: str = Field(default="", max_length=LONGEST_NAME)
    level: str = Field(default="", max_length=LONGEST_NAME)
    level_en: str = Field(default="", max_length=LONGEST_NAME)
    currency: str = Field(default="CNY", pattern=r"^[A-Z]{3}$")
    synthetic: bool = False
    restricted: bool = False
    received: dict[str, str] = {}
    aliases: dict[str, str] = {}
    kinds: dict[str, str] = {}
    continues: dict[str, dict[str, str]] = {}
    breaks: dict[str, dict[str, str]] = {}
    rules: dict[str, RuleEntry] = {}

    @property
    def is_named(self) -> bool:
        """Whether department.toml says its name; one that was just made has the id there."""
        return self.name_zh != self.id


def read_profile(data_dir: Path | str, department: str) -> Profile:
    """The department's profile; without a department.toml its id stands for its name.

    Raises InputError with all problems of department.toml, UnreadableFile where
    that is no plain file of its folder.
    """
    raw = raw_folder(data_dir)
    path = existing(raw / department_id(department), raw) / "department.toml"
    try:
        profile = checked_file(path, Profile, {"id": department})
    except FileNotFoundError:
        return Profile(id=department, name_zh=department)
    _check_profile(path, profile, department)
    return profile


def profile_shown(data_dir: Path | str, department: str, year: str = "") -> Profile:
    """The profile; in a year under the name that its processed document has, where department.toml has none."""
    profile = read_profile(data_dir, department)
    return named(profile, _name_in_document(data_dir, department, year)) if year else profile


def _name_in_document(data_dir: Path | str, department: str, year: str) -> str:
    path = processed_folder(data_dir, department, year) / "document.csv"
    try:
        text = read_plain(path, path.parent, MOST_BYTES).decode()
    except FileNotFoundError:
        return ""
    rows = csv.DictReader(io.StringIO(text, newline=""))
    return next((row["value"] for row in rows if row["item"] == "organisation"), "")


def named(profile: Profile, name: str) -> Profile:
    """The profile under a name from elsewhere, where department.toml has none."""
    return profile.model_copy(update={"name_zh": name}) if name and not profile.is_named else profile


def rule_settings(data_dir: Path | str, profile: Profile) -> dict[str, RuleSetting]:
    """The settings of rules by their ids: the department's own before those of office.toml.

    Whether there is such a rule, and whether a wording fits it, is for those who
    have the rules. Raises InputError with all problems of office.toml.
    """
    path = Path(data_dir) / OFFICE
    office = _read_office(path)
    own = Path(data_dir) / "raw" / profile.id / "department.toml"
    entries = [(path, office.rules), (own, profile.rules)]
    return {
        name: RuleSetting(str(source), entry.off, entry.notice, entry.wording_zh, entry.wording_en)
        for source, rules in entries
        for name, entry in rules.items()
    }


def office_name(data_dir: Path | str) -> str:
    """What office.toml says that the office is called; empty where it says nothing."""
    return _read_office(Path(data_dir) / OFFICE).name


def office_scale(data_dir: Path | str) -> LineScale | None:
    """The scale that office.toml names; None where it names none, and no score is worked out."""
    entry = _read_office(Path(data_dir) / OFFICE).scale
    return entry.scale if entry else None


def _read_office(path: Path) -> Office:
    try:
        return checked_file(path, Office, {})
    except FileNotFoundError:
        return Office()


def checked_file(path: Path, model: type[T], given: dict[str, str]) -> T:
    """The entries of a TOML file as a model has them. Raises InputError with all problems of the file."""
    entries = read_toml(path, path.parent)
    try:
        return model(**given | entries)
    except ValidationError as error:
        raise InputError(path, [_said(problem, model) for problem in error.errors()]) from error


def _model_at(place: tuple[int | str, ...], model: type[BaseModel]) -> type[BaseModel]:
    """The model of the table that a key stands in."""
    if place[0] == "rules" and len(place) > 2:
        return RuleEntry
    return ScaleEntry if place[0] == "scale" and len(place) > 1 else model


def _said(problem: dict, model: type[BaseModel]) -> str:
    """What is wrong with a key, in words."""
    key, found, kind = ".".join(map(str, problem["loc"])), problem["input"], problem["type"]
    if kind == "extra_forbidden":
        known = [name for name in _model_at(problem["loc"], model).model_fields if name != "id"]
        return f"{in_quotes(key)} is not a key; {did_you_mean(str(problem['loc'][-1]), known)}"
    if kind in ("dict_type", "model_type"):
        return f"{key}: {in_quotes(found)} is no table{_tables_said(problem['loc'])}"
    if kind == "literal_error":
        known = get_args(ScaleEntry.model_fields["way"].annotation)
        return f"{key}: {in_quotes(found)} is not a way of a scale; {did_you_mean(str(found), known)}"
    if kind == "string_too_long":
        return f"{key}: the name has {len(found)} characters; at most {LONGEST_NAME}"
    if kind in _PROBLEMS:
        return _PROBLEMS[kind].format(key=key, quoted=in_quotes(key), found=in_quotes(found))
    return f"{key}: {in_quotes(found)} is not text; put it in quotes"


def _tables_said(place: tuple[int | str, ...]) -> str:
    """What a table looks like that stands where something else was typed."""
    shown = {"rules": "[rules.two_names] and below it off = true", "scale": '[scale] and below it name = "…"'}
    return f"; as {shown[place[0]]}" if place[0] in shown else f" of {TABLES_OF[str(place[0])]}"


def _check_profile(path: Path, profile: Profile, department: str) -> None:
    problems = []
    if profile.id != department:
        problems.append(
            f"id: {in_quotes(profile.id)} in the folder of {in_quotes(department)}; leave the key out"
        )
    for alias, name in profile.aliases.items():
        if name in profile.aliases:
            problems.append(
                f"aliases.{alias}: {in_quotes(name)} is an alias itself; name the line that it stands for"
            )
    problems += _problems_of_kinds(profile.kinds) + _problems_of_days(profile.received)
    problems += _problems_of_years("breaks", profile.breaks) + _problems_of_years(
        "continues", profile.continues
    )
    problems += _problems_of_renamed(profile.continues)
    if problems:
        raise InputError(path, problems)


def _problems_of_kinds(kinds: dict[str, str]) -> list[str]:
    """What is wrong with the kinds of documents by year."""
    known = [term.name for term in schema.DOCUMENT_KINDS]
    years = [f"kinds: {no_year(year)}" for year in kinds if not is_year(year)]
    words = [
        f"kinds.{year}: {in_quotes(kind)} is not a kind of document; {did_you_mean(kind, known)}"
        for year, kind in kinds.items()
        if kind not in known
    ]
    return years + words


def _problems_of_days(received: dict[str, str]) -> list[str]:
    """What is wrong with the days on which reports were received, by year."""
    years = [f"received: {no_year(year)}" for year in received if not is_year(year)]
    days = [
        f"received.{year}: {no_day(day)}, or {schema.PUBLISHED}"
        for year, day in received.items()
        if day != schema.PUBLISHED and not is_day(day)
    ]
    return years + days


def _problems_of_years(key: str, by_year: dict[str, dict[str, str]]) -> list[str]:
    """Years of a table by year that are none."""
    return [f"{key}: {no_year(year)}" for year in by_year if not is_year(year)]


def _problems_of_renamed(continues: dict[str, dict[str, str]]) -> list[str]:
    """Lines that two others are said to go on with: only one can."""
    problems = []
    for year, names in continues.items():
        for old in dict.fromkeys(names.values()):
            going_on = [new for new in names if names[new] == old]
            if len(going_on) > 1:
                called = " and ".join(map(repr, going_on))
                problems.append(
                    f"continues.{year}: {called} both go on with {old!r}; keep the line that does"
                )
    return problems
