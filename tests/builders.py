"""A small language for values: `a_crosstab("A 62 | B 38")` is a question with two options.

Groups stand behind a colon, own first: `a_crosstab("A 62 51 | B 38 49", groups="Troms Norge")`.
A figure may be `52?` (uncertain), `-` (missing), `x` (suppressed), `s` (withheld) or `0n` (nobody
asked); `52^` and `52v` are clearly above and below, `47[39,55]` and `52^[48,56]` have an interval,
`4.2m` is a mean on a scale from 1 to 6; `62b` is a base of 62.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from deckgen.charts.chart import Chart, Size
from deckgen.charts.theme import Theme, read_theme
from deckgen.survey.crosstab import Crosstab, Direction, Estimate, Group, GroupRole, Source, Status
from deckgen.survey.question import Question, QuestionType, Report, ResponseOption, Universe

TEMPLATES = Path(__file__).parents[1] / "templates"
THEMES = sorted(path.stem for path in TEMPLATES.glob("*.toml"))
EVERYONE = Universe("alle", "alle")
FULL = Size(873.4, 332.6)
NARROW = Size(590.4, 332.6)


def the_theme(name: str = "ks") -> Theme:
    """A theme that ships with deckgen; the default one if no name is given."""
    return read_theme(TEMPLATES / f"{name}.toml")


def an_estimate(said: str, base: int = 412) -> Estimate:
    """A figure of the language above as an Estimate."""
    if said == "-":
        return Estimate(None, status=Status.MISSING)
    if said == "x":
        return Estimate(None, status=Status.SUPPRESSED)
    if said == "s":
        return Estimate(None, status=Status.WITHHELD)
    if said == "0n":
        return Estimate(None, 0, 0.0, Status.NOT_ASKED)
    if said.endswith("b"):
        return Estimate(0.5, int(said[:-1]), float(said[:-1]))
    if said.endswith("m"):
        mean = float(said[:-1])
        return Estimate((mean - 1) / 5, base, float(base), mean=mean)
    if said.endswith("]"):
        figure, _, ends = said[:-1].partition("[")
        low, high = (float(end) / 100 for end in ends.split(","))
        return replace(an_estimate(figure, base), interval=(low, high))
    if said[-1] in "^v":
        way = Direction.ABOVE if said[-1] == "^" else Direction.BELOW
        return Estimate(float(said[:-1]) / 100, base, float(base), direction=way)
    if said.endswith("?"):
        return Estimate(float(said[:-1]) / 100, status=Status.AMBIGUOUS)
    return Estimate(float(said) / 100, base, float(base))


def some_groups(names: str) -> tuple[Group, ...]:
    """Group names parted by spaces (`_` is a space): «Norge» is the nation, `*Name` own, others other."""
    found = []
    for place, raw in enumerate(names.split()):
        name = raw.lstrip("*").replace("_", " ")
        role = GroupRole.NATION if name.split()[0] == "Norge" else GroupRole.OTHER
        if raw.startswith("*"):
            role = GroupRole.OWN
        found.append(Group(name, frozenset({f"{place:02d}"}), role))
    return tuple(found)


def a_question(
    options: list[str], type: QuestionType = QuestionType.MULTIPLE_CHOICE, last: tuple[str, ...] = ()
) -> Question:
    """A question with these option texts; ids are o1, o2, …; `last` names texts that stay last."""
    return Question(
        "q",
        "Hva gjør dere?",
        type,
        tuple(ResponseOption(f"o{i}", text, last=text in last) for i, text in enumerate(options, start=1)),
        EVERYONE,
    )


def a_crosstab(
    rows: str,
    groups: str = "*Troms Norge",
    type: QuestionType = QuestionType.MULTIPLE_CHOICE,
    last: tuple[str, ...] = ("Annet", "Vet ikke"),
    example: bool = False,
    waves: int = 1,
) -> Crosstab:
    """A crosstab from rows `text figure figure …` parted by «|»; the texts may hold spaces."""
    columns = some_groups(groups)
    if waves > 1:  # so many groups in a row are one, in its waves
        columns = tuple(
            replace(group, codes=columns[place // waves * waves].codes, wave=str(place % waves))
            for place, group in enumerate(columns)
        )
    texts, cells = [], []
    for row in rows.split("|"):
        words = row.split()
        texts.append(" ".join(words[: -len(columns)]))
        cells.append(tuple(an_estimate(word) for word in words[-len(columns) :]))
    question = a_question(texts, type, last)
    if any(cell.mean is not None for row in cells for cell in row):
        points = tuple(ResponseOption(f"p{n}", f"{n}", score=float(n)) for n in range(1, 7))
        question = replace(question, answers=points, report=Report.MEAN)
    return Crosstab(question, question.options, columns, tuple(cells), Source("respondents", example))


def a_chart(kind: str, table: Crosstab, size: Size = FULL, **settings: object) -> Chart:
    """A chart of that kind, as large as the shipped template's placeholder."""
    return Chart(kind, table, size, settings=settings)
