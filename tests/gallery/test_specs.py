"""The deck file that the gallery shows above a picture makes that chart: its kind, for its groups."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import pytest

from deck.fakes import surroundings
from deckgen.charts.chart import Chart
from deckgen.deck.plan import plan
from deckgen.deck.reader import read_deck
from deckgen.survey.crosstab import Crosstab, Estimate, Group, Source
from deckgen.survey.question import Question, QuestionType, Report, Trend
from deckgen.survey.survey import Survey, Waves
from gallery import page
from gallery.specs import deck_of, region_of, shipped, waveless, waves_of
from gallery.stories import STORIES

if TYPE_CHECKING:
    from deckgen.survey.counted import Counted

SHOWN = re.compile(r"### (\S+)\n.*?```yaml\n(.*?)```", re.DOTALL)


class Whatever:
    """The shipped survey's respondents, but with the same answers to any question."""

    source = Source("published")

    def __getattr__(self, name: str) -> Any:
        return getattr(shipped().respondents, name)

    def crosstab(self, question: Question, groups: tuple[Group, ...]) -> Crosstab:
        row = tuple(Estimate(0.5, 99, 99.0) for _ in groups)
        return Crosstab(question, question.options, groups, (row,) * len(question.options), self.source)


def survey_of(chart: Chart) -> Survey:
    """The shipped survey with the story's question alone, in the story's waves."""
    question = replace(chart.crosstab.question, trend=Trend.COMPARABLE)
    if question.report is Report.MEAN:  # as a codebook has it: how it is reported is the deck file's to say
        question = replace(question, report=Report.SHARE, type=QuestionType.SHARE_EACH_BATTERY)
    names = waves_of(chart.crosstab) or ("2018",)
    waves = Waves({name: name for name in names}, names[-1])
    answers = cast("Counted", Whatever())
    only = {"q": question}
    return replace(
        shipped(), questions=only, chapters=(), published=answers, respondents=answers, waves=waves
    )


def planned(text: str, chart: Chart, folder: Path) -> Chart:
    path = folder / "deck.yaml"
    path.write_text(text, encoding="utf-8")
    survey, name = survey_of(chart), region_of(chart)
    region = survey.division.region(name) if name else None
    found = plan(read_deck(path, survey), survey, region, surroundings()).slides[0].chart
    assert found is not None
    return found


def shown() -> dict[str, str]:
    return dict(SHOWN.findall(page.page()))


def test_every_story_shows_its_deck_file() -> None:
    assert {name: text.split("#")[0] for name, text in shown().items()} == {
        name: deck_of(made()) for name, made in STORIES.items()
    }


@pytest.mark.parametrize("name", STORIES)
def test_the_deck_file_shown_makes_the_chart(name: str, tmp_path: Path) -> None:
    chart = STORIES[name]()
    made = planned(deck_of(chart), chart, tmp_path)
    assert (made.kind, dict(made.settings)) == (chart.kind, dict(chart.settings))
    table, found = chart.crosstab, made.crosstab
    assert [option.text for option in found.options] == [option.text for option in table.options]
    assert found.question.report is table.question.report
    of_landsdeler = "groups: landsdeler" in deck_of(chart)
    known = {r.name for r in shipped().division.regions if not of_landsdeler or r.kind == "landsdel"}
    known |= {text for cut in shipped().cuts for text in cut.values.values()}
    told = {waveless(group) for group in table.groups}
    drawn = {waveless(group) for group in found.groups}
    assert told & known <= drawn
    if "groups:" not in deck_of(chart):  # else all counties or landsdeler, of which the story may have some
        assert told == drawn and len(found.groups) == len(table.groups)
