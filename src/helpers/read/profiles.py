"""What department.toml says of a department."""

import tomllib
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from helpers.errors import InputError, did_you_mean
from helpers.files import read_plain
from helpers.read.places import department_id, existing, raw_folder

MOST_BYTES = 1_000_000


class Profile(BaseModel):
    """What department.toml says of a department; `id` is the name of its folder."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True, strict=True)

    id: str
    name_zh: str = Field(min_length=1)
    name_en: str = ""
    place: str = ""
    level: str = ""
    currency: str = Field(default="CNY", pattern=r"^[A-Z]{3}$")
    synthetic: bool = False
    aliases: dict[str, str] = {}


def read_profile(data_dir: Path | str, department: str) -> Profile:
    """The department's profile; without a department.toml its id stands for its name.

    Raises InputError with all problems of department.toml, UnreadableFile where
    that is no plain file of its folder.
    """
    raw = raw_folder(data_dir)
    path = existing(raw / department_id(department), raw) / "department.toml"
    try:
        entries = tomllib.loads(read_plain(path, path.parent, MOST_BYTES).decode("utf-8-sig"))
    except FileNotFoundError:
        return Profile(id=department, name_zh=department)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(path, [f"this is no TOML in UTF-8: {error}"]) from error
    try:
        profile = Profile(**{"id": department} | entries)
    except ValidationError as error:
        raise InputError(path, [_said(problem) for problem in error.errors()]) from error
    _check_profile(path, profile, department)
    return profile


def _said(problem: dict) -> str:
    key, found = ".".join(map(str, problem["loc"])), problem["input"]
    known = [name for name in Profile.model_fields if name != "id"]
    match problem["type"]:
        case "extra_forbidden":
            return f"{key!r} is not a key; {did_you_mean(key, known)}"
        case "missing":
            return f"key {key!r} is missing"
        case "string_too_short":
            return f"{key}: the name is empty"
        case "string_pattern_mismatch":
            return f"{key}: {found!r} is not a currency code; three capital letters, as CNY"
        case "bool_type":
            return f"{key}: {found!r} is not true or false"
        case "dict_type":
            return f'{key}: {found!r} is no table of names, as "全会经费" = "业务性专项经费（全会经费）"'
    return f"{key}: {found!r} is not text; put it in quotes"


def _check_profile(path: Path, profile: Profile, department: str) -> None:
    problems = []
    if profile.id != department:
        problems.append(f"id: {profile.id!r} in the folder of {department!r}; leave the key out")
    for alias, name in profile.aliases.items():
        if name in profile.aliases:
            problems.append(f"aliases.{alias}: {name!r} is an alias itself; name the line that it stands for")
    if problems:
        raise InputError(path, problems)
