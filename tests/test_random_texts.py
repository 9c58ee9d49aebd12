"""Random texts and documents raise nothing but the project's own errors, and have the same answer in every process."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

BATCHES = 10
WHOLE = {"quantities": 1_000_000, "documents": 100_000}
SHORT = {"quantities": 3_000, "documents": 200}


def answered(kind: str, seed: object, count: int) -> list[str]:
    """The digest of all answers, from two processes at a time in which sets have another order."""
    command = [sys.executable, str(Path(__file__).with_name("random_texts.py")), kind, str(seed), str(count)]
    going = [
        subprocess.Popen(
            command,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=os.environ | {"PYTHONHASHSEED": order},
        )
        for order in ("1", "2")
    ]
    said = [each.communicate() for each in going]
    assert [each.returncode for each in going] == [0, 0], said[0][1][-2000:]
    return [out for out, _ in said]


@pytest.mark.parametrize("kind", SHORT)
def test_some_random_texts_have_one_answer_each(kind):
    one, other = answered(kind, "short", SHORT[kind])
    assert one == other


@pytest.mark.long
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("batch", range(BATCHES))
@pytest.mark.parametrize("kind", WHOLE)
def test_very_many_random_texts_have_one_answer_each(kind, batch):
    one, other = answered(kind, batch, WHOLE[kind] // BATCHES)
    assert one == other
