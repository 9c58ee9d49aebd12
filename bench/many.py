"""What a typed frame over very many department-years costs; prints JSON.

python bench/many.py PROJECT TABLE
"""

import json
import resource
import sys
import time
from pathlib import Path

import helpers


def frame(root: Path, table: str) -> dict[str, float]:
    """Seconds of a frame over all department-years, its rows, and the most memory of this process."""
    start = time.monotonic(), time.process_time()
    rows = len(helpers.tables(table, data_dir=root / "data"))
    wall, cpu = time.monotonic() - start[0], time.process_time() - start[1]
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    return {"rows": rows, "wall": wall, "cpu": cpu, "memory": memory}


if __name__ == "__main__":
    print(json.dumps(frame(Path(sys.argv[1]).resolve(), sys.argv[2])))
