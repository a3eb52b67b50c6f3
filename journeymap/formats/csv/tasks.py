"""Tables of tasks as CSV for programs: commas, no mark before the first heading, any language."""

from __future__ import annotations

import csv
from io import StringIO

from journeymap.formats.csv import guarded
from journeymap.rendering.grids.plan import TaskTable
from journeymap.rendering.options import Order


def write_tasks(table: TaskTable, order: Order) -> None:
    """Write tasks to the file of an order; ``raw`` leaves texts that look like formulas alone."""
    out = StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(table.headings)
    for row in table.rows:
        writer.writerow(row if order.options.raw else map(guarded, row))
    order.path.write_text(out.getvalue(), "utf-8", newline="")
    order.options.tell(1.0)
