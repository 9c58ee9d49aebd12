"""TOML that people write is read within bounds: one sentence for what goes beyond them, in little time and memory."""

import subprocess
import sys
import time

import pytest

from helpers.errors import InputError, UnreadableFile
from helpers.read import read_profile
from helpers.toml_files import read_toml

BEYOND = {
    "dotted key of 200 kB": ("a." * 99_000 + "b=1", "line 1 has 198003 characters; a line has at most 4000"),
    "dotted keys": ("a." * 20 + "b=1", "line 1: a key of more than 8 parts"),
    "dotted keys with spaces": ("a . " * 20 + "b=1", "line 1: a key of more than 8 parts"),
    "quoted parts": ('"a".' * 20 + "b=1", "line 1: a key of more than 8 parts"),
    "dotted head of a table": ("[" + "a." * 400 + "b]", "line 1: a key of more than 8 parts"),
    "inline table of dotted keys": ("x = {" + "a." * 20 + "b=1}", "line 1: a key of more than 8 parts"),
    "integer of 3,900 digits": ("x = " + "1" * 3900, None),
    "integer over lines": ("x = [\n" + "1" * 3990 + "\n]", None),
    "hexadecimal integer": ("x = 0x" + "f" * 3900, None),
    "deep array": ("x = " + "[" * 100 + "]" * 100, "line 1: more than 16 brackets in a line"),
    "deep array over lines": ("x = [\n" + "[\n" * 5000 + "]\n" * 5001, "a value in it is too long"),
    "deep inline tables": ("x = " + "{a=" * 100 + "1" + "}" * 100, "line 1: more than 16 brackets in a line"),
}


def read(folder, text):
    path = folder / "department.toml"
    path.write_text(text, encoding="utf-8")
    return read_toml(path, folder)


@pytest.mark.parametrize("name", BEYOND)
def test_what_goes_beyond_bounds_is_one_sentence_soon(tmp_path, name):
    text, sentence = BEYOND[name]
    start = time.process_time()
    if sentence is None:
        assert "x" in read(tmp_path, text)
    else:
        with pytest.raises(InputError) as caught:
            read(tmp_path, text)
        assert sentence in str(caught.value)
        assert len(str(caught.value)) < 400
    assert time.process_time() - start < 1


def test_integer_of_five_thousand_digits_over_continued_lines_ends_nothing(tmp_path):
    with pytest.raises(InputError, match="line 1 has 5004 characters"):
        read(tmp_path, "x = " + "1" * 5000)


def test_integer_that_a_stricter_python_does_not_take_is_said_to_be_too_long(tmp_path):
    most = sys.get_int_max_str_digits()
    sys.set_int_max_str_digits(640)
    try:
        with pytest.raises(InputError, match="a value in it is too long"):
            read(tmp_path, "x = " + "1" * 3900)
    finally:
        sys.set_int_max_str_digits(most)


def test_file_of_more_than_200_kb_is_refused_whatever_stands_in_it(tmp_path):
    assert read(tmp_path, "# 注\n" * 33_000) == {}
    with pytest.raises(UnreadableFile, match="0.2 MB"):
        read(tmp_path, "# 注\n" * 34_000)


@pytest.mark.skipif(sys.platform != "linux", reason="the bound of memory is the system's")
def test_worst_that_the_bounds_allow_takes_little_memory(tmp_path):
    line = "[" + ".".join("abcdefgh") + "]"
    text = "\n".join([line, *(f"k{number}.a.b.c.d.e.f = 1" for number in range(8000))])
    (tmp_path / "worst.toml").write_text(text[:199_000].rpartition("\n")[0], encoding="utf-8")
    script = (
        "import sys; from pathlib import Path; from helpers.toml_files import read_toml\n"
        "read_toml(Path(sys.argv[1])); status = Path('/proc/self/status').read_text()\n"
        "print(status.split('VmHWM:')[1].split()[0])"
    )
    command = [sys.executable, "-c", script, str(tmp_path / "worst.toml")]
    assert int(subprocess.run(command, capture_output=True, text=True, check=True).stdout) < 200_000


def test_ordinary_settings_are_read_as_they_are(tmp_path):
    text = 'name_zh = "甲局......"\naliases = {"a.b.c.d.e.f.g.h.i.j" = "x"}\n[rules.two_names]\noff = true\n'
    assert read(tmp_path, text) == {
        "name_zh": "甲局......",
        "aliases": {"a.b.c.d.e.f.g.h.i.j": "x"},
        "rules": {"two_names": {"off": True}},
    }


def test_value_that_python_itself_cannot_print_is_said_to_be_long(tmp_path):
    (tmp_path / "raw" / "aa").mkdir(parents=True)
    (tmp_path / "raw/aa/department.toml").write_text("name_zh = 0x" + "f" * 3900, encoding="utf-8")
    with pytest.raises(InputError, match="name_zh: a very long int is not text; put it in quotes"):
        read_profile(tmp_path, "aa")
