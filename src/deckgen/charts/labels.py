"""Labels: an Estimate as the chart prints it."""

from __future__ import annotations

from deckgen.charts.chart import Wording
from deckgen.findings.numbers import percent as percent_text
from deckgen.survey.crosstab import Estimate, Status


def percent(estimate: Estimate, wording: Wording) -> str:
    """«62 %», «62 %?» where uncertain, «–» where lost, or why there is no figure."""
    if estimate.percent is None:
        if estimate.status is Status.SUPPRESSED:
            return wording.suppressed
        if estimate.status is Status.NOT_ASKED:
            return wording.not_asked
        return wording.missing
    mark = wording.uncertain_mark if estimate.status is Status.AMBIGUOUS else ""
    return percent_text(estimate.percent) + mark
