"""Which method fits the structure of the data; the rule is the whole of ``default``.

1. Few labels that all objects share (yes/no, grades; ten at the most), and more than two thousand reports, two or
   more for each cell of the sources' tables of confusion: sources have habits of confusing labels, so Dawid-Skene.
2. Else, up to two thousand reports: Gibbs, whose intervals keep what is not known.
3. Else Beta EM, the same model at a cost that grows in proportion to the reports.
"""

import numpy as np

from provenance.model.estimates import Method
from provenance.rate.tables import ReportTable

MOST_LABELS = 20
MOST_LABELS_BY_DEFAULT = 10
LEAST_OBJECTS_A_LABEL = 10
LEAST_REPORTS_A_CELL = 2.0
MOST_SAMPLED = 2000


def choose_method(table: ReportTable) -> tuple[Method, str]:
    """Return the method for a table, and the reason in words."""
    reports, labels = len(table.source), len(table.values)
    if reports > MOST_SAMPLED and shares_labels(table):
        cells = len(table.sources) * labels * (labels - 1)
        if reports >= LEAST_REPORTS_A_CELL * cells:
            return Method.DAWID_SKENE, f"all objects share {labels} labels, with {reports} reports"
    if reports <= MOST_SAMPLED:
        return Method.GIBBS, f"{reports} reports: few enough to sample"
    return Method.BETA_EM, f"{reports} reports over values of each object's own"


def shares_labels(table: ReportTable) -> bool:
    """Tell whether at most ten labels answer all objects, half of them at least ten objects each."""
    labels = len(table.values)
    if not 2 <= labels <= MOST_LABELS_BY_DEFAULT:  # noqa: PLR2004 -- one label is no choice
        return False
    answered = np.bincount(table.claim_value, minlength=labels)
    return bool(np.median(answered) >= LEAST_OBJECTS_A_LABEL)
