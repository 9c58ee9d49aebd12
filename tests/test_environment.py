"""pyproject, the lock, the conda environment and the Makefile name the same things."""

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import yaml
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
PINNED = dict(re.findall(r"^([A-Za-z0-9._-]+)==([^ \\]+)", LOCK, flags=re.MULTILINE))
NOT_IMPORTED = {
    "flit-core": "builds the package where the lock alone is installed",
    "jupyterlab": "make lab",
    "jupyterlab-language-pack-zh-cn": "make lab, in Chinese",
    "mypy": "tests/test_style.py runs it",
    "nbstripout": "tests/test_notebook.py runs it",
    "pytest-timeout": "the time limit of each test",
    "pytest-xdist": "pytest -n",
    "ruff": "tests/test_style.py runs it",
}


def declared() -> list[Requirement]:
    extras = PROJECT["optional-dependencies"].values()
    return [Requirement(text) for group in (PROJECT["dependencies"], *extras) for text in group]


def canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def imported() -> set[str]:
    """The distributions that the program, the tests and the bench import, at the top of a file or within."""
    files = [path for place in ("src/**/*.py", "tests/**/*.py", "bench/*.py") for path in ROOT.glob(place)]
    modules = set()
    for path in files:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                modules |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and not node.level:
                modules.add(node.module)
    beside = [path for path in files if ROOT / "src" not in path.parents]
    own = {"helpers", *(path.stem for path in beside), *(path.parent.name for path in beside)}
    names = {module.split(".")[0] for module in modules} - own - sys.stdlib_module_names
    return {canonical(packages_distributions()[name][0]) for name in names}


def test_what_is_imported_is_what_is_declared():
    needed = {canonical(requirement.name) for requirement in declared()}
    assert imported() | set(NOT_IMPORTED) == needed


def test_every_declared_dependency_is_locked_at_a_version_it_allows():
    pinned = {canonical(name): version for name, version in PINNED.items()}
    wrong = [
        str(needed)
        for needed in declared()
        if pinned.get(canonical(needed.name), "0") not in needed.specifier
    ]
    assert wrong == []


def test_every_locked_version_has_a_hash_and_no_address_stands_in_the_lock():
    requirements = re.split(r"\n(?=\S)", LOCK.strip())
    assert [text.splitlines()[0] for text in requirements if "--hash=sha256:" not in text] == []
    assert re.findall(r"://|--find-links|index-url|file:", LOCK) == []


def test_nbconvert_is_past_its_known_vulnerabilities():
    assert tuple(int(part) for part in PINNED["nbconvert"].split(".")) >= (7, 17, 1)


def test_conda_environment_installs_the_same_lock_on_the_same_python():
    environment = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))
    *packages, pip_part = environment["dependencies"]
    assert packages == [f"python{PROJECT['requires-python']}", "pip"]
    assert pip_part == {"pip": ["-r requirements.lock"]}
    assert environment["name"] == PROJECT["name"]


def test_continuous_integration_calls_the_test_command_of_the_readme():
    assert "make test" in (ROOT / "README.md").read_text(encoding="utf-8")
    assert (ROOT / ".ci/run").read_text(encoding="utf-8").rstrip().endswith("\nmake test")
