"""The lock names its holder, also one that has only just taken it."""

import json
import threading

import pytest
from filelock import FileLock

from helpers.errors import AlreadyRunning
from helpers.publish.locks import FOLDER, locked


def test_holder_that_says_who_it_is_a_moment_later_is_named(tmp_path):
    own = tmp_path / FOLDER
    own.mkdir()
    holder = json.dumps({"pid": 7, "host": "demo", "since": "2024-01-01T00:00:00+00:00"})
    with FileLock(own / "lock"):
        late = threading.Timer(0.3, (own / "holder.json").write_text, [holder])
        late.start()
        with pytest.raises(AlreadyRunning) as refused, locked(tmp_path):
            pass
        late.join()
    assert str(refused.value) == (
        f"{tmp_path}: process 7 on demo, running since 2024-01-01T00:00:00+00:00, holds the lock"
    )


def test_lock_is_free_again_after_its_holder(tmp_path):
    with locked(tmp_path):
        pass
    with locked(tmp_path) as own:
        assert (own / "holder.json").is_file()
    assert not (own / "holder.json").exists()
