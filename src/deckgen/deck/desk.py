"""The planner's desk: the survey, the region, what surrounds them, and who will speak."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from deckgen.authored import Text, in_language
from deckgen.charts.chart import Chart, MapArea, Size
from deckgen.deck.asked import Presenter
from deckgen.deck.deck import Table
from deckgen.deck.differences import Marks
from deckgen.deck.template import Placeholder, Template
from deckgen.findings.phrases import Phrases, phrases
from deckgen.survey.region import Region
from deckgen.survey.survey import Survey


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a plan needs besides the survey: the template, how much fits, and the map's outlines.

    A text that is asked whether it `fits` has a line for each of its paragraphs. `told_apart` says how
    many groups, besides the own one and the nation, a kind of chart has colours for; `table_fits` whether
    a table's columns can stand side by side in a place with no word or figure broken.
    """

    template: Template
    capacity: Callable[[Chart], int]
    fits: Callable[[str, Placeholder], bool] = lambda *_: True
    areas: tuple[MapArea, ...] = ()
    map_credit: str = "map_credit"
    told_apart: Callable[[str], int] = lambda _: 6
    table_fits: Callable[[Table, Size], bool] = lambda *_: True


@dataclass(frozen=True)
class Desk:
    """Everything a slide is planned from."""

    survey: Survey
    region: Region | None
    around: Surroundings
    presenter: Presenter
    language: str
    marks: Marks = field(default_factory=Marks)
    say: Phrases = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "say", phrases(self.language))

    @property
    def words(self) -> dict[str, str]:
        """What `{region}` and `{nation}` stand for."""
        nation = self.survey.nation
        return {"region": self.region.name if self.region else nation, "nation": nation}

    def text(self, text: Text) -> str:
        """An authored text in the deck's language, its words filled in."""
        said = in_language(text, self.language) if text else ""
        for word, value in self.words.items():
            said = said.replace("{" + word + "}", value)
        return said
