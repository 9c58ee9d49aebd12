"""Time and memory of the measures over the lines of many department-years at once; prints JSON.

python bench/ledger.py DEPARTMENT_YEARS
"""

import json
import resource
import sys
import time

import numpy as np
import pandas as pd

from helpers.measure import ratios_of_lines, ratios_of_projects

FUNDS = 5


def ledger(number: int) -> pd.DataFrame:
    """A ledger as `ledger_of` gives it: one line for the department, five for its projects."""
    chance = np.random.default_rng(2024)
    size = number * (FUNDS + 1)
    lines = pd.DataFrame(
        {
            "department": np.repeat(np.arange(number) // 4, FUNDS + 1).astype("U7"),
            "year": np.repeat(2021 + np.arange(number) % 4, FUNDS + 1).astype("U4"),
            "line": np.tile(["部门", *(f"项目{one}" for one in range(FUNDS))], number),
            "account": np.tile(["total", *["fund"] * FUNDS], number),
        }
    )
    lines["period"] = lines["year"]
    amounts = {name: chance.integers(0, 10**9, size) * 100 for name in ("initial", "actual")}
    amounts |= {
        name: chance.integers(0, 10**8, size) * 100 for name in ("upward_adjustment", "downward_adjustment")
    }
    lines = lines.assign(**{name: pd.array(values, dtype="Int64") for name, values in amounts.items()})
    whole = lines["actual"].where(lines["account"] == "total")
    return lines.assign(project_expenditure=whole)


def main() -> None:
    lines = ledger(int(sys.argv[1]))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.process_time()
    ratios_of_lines(lines)
    ratios_of_projects(lines)
    seconds = time.process_time() - start
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(json.dumps({"lines": len(lines), "seconds": seconds, "bytes": (most - before) * 1024}))


if __name__ == "__main__":
    main()
