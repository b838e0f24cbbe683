"""The table of facts as a DataFrame: with `api`, the only door of pandas."""

from __future__ import annotations

import pandas as pd

from discrepancy.model.finding import Report
from discrepancy.report.rows import FACT_COLUMNS, fact_row


def facts_table(report: Report) -> pd.DataFrame:
    """One row a fact; columns as `extract` has them, also where there is no row."""
    return pd.DataFrame([fact_row(claim) for claim in report.claims], columns=list(FACT_COLUMNS))
