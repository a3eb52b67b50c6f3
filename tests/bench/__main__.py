"""Runs every ``bench_*`` file beside this one and prints the table; exit code 1 if one is over."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path


def main(only: list[str]) -> int:
    """Measure, print, and tell whether all stay within their limits."""
    over = 0
    print(f"{'what':<62} {'value':>10} {'floor':>10} {'ratio':>7} {'at most':>8}")
    for path in sorted(Path(__file__).parent.glob("bench_*.py")):
        if only and path.stem.removeprefix("bench_") not in only:
            continue
        for row in import_module(f"tests.bench.{path.stem}").rows():
            scale = 1000 if row.unit == "ms" else 1
            fine = row.ratio <= row.most
            over += not fine
            value, floor = (f"{x * scale:>7.2f} {row.unit}" for x in (row.value, row.floor))
            print(
                f"{row.what:<62} {value} {floor}"
                f" {row.ratio:>7.2f} {row.most:>7.1f}{'' if fine else '  OVER'}",
                flush=True,
            )
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
