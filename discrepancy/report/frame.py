"""The table of facts as a DataFrame: with `api`, the only door of pandas."""

from __future__ import annotations

import pandas as pd

from discrepancy.model.finding import Report
from discrepancy.report.rows import FACT_COLUMNS, FACT_TYPES, fact_row

_DTYPES = {"text": "string", "whole": "int64", "number": "Float64", "truth": "bool", "texts": "object"}


def facts_table(report: Report) -> pd.DataFrame:
    """One row a fact; columns and their types as `extract` has them, also where there is no row."""
    frame = pd.DataFrame([fact_row(claim) for claim in report.claims], columns=list(FACT_COLUMNS))
    return frame.astype({name: _DTYPES[type_] for name, type_ in FACT_TYPES.items()})
