"""Labels: an Estimate as the chart prints it."""

from __future__ import annotations

from deckgen.charts.chart import Wording
from deckgen.findings.numbers import decimal
from deckgen.findings.numbers import percent as percent_text
from deckgen.survey.crosstab import Estimate, Status


def percent(estimate: Estimate, wording: Wording) -> str:
    """«62 %», «4,3» for a mean, «62 %?» where uncertain, «–» where lost, or why there is no figure."""
    share = estimate.percent
    if share is None:
        if estimate.status is Status.SUPPRESSED:
            return wording.suppressed
        if estimate.status is Status.WITHHELD:
            return wording.withheld
        if estimate.status is Status.NOT_ASKED:
            return wording.not_asked
        return wording.missing
    if estimate.mean is not None:
        return decimal(estimate.mean)
    mark = wording.uncertain_mark if estimate.status is Status.AMBIGUOUS else ""
    return percent_text(share) + mark
