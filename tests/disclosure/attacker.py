"""An attacker with the decks of every county in every split, who solves for what is hidden.

Everything shown becomes a linear equation between the counts of people by county, value of
the cut and answer; what is known of the questionnaire (single choices sum to their base, a
universe is the holders of an answer) is known to the attacker too. A hidden cell that the
equations pin down is a leak. Independent of deckgen's own linear algebra: numpy's SVD.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from deckgen.survey.crosstab import Group, Status
from deckgen.survey.question import Question, ResponseOption, reported
from disclosure.surveys import CUT, VALUES, Drawn

Atom = tuple[str, str]
Name = tuple[str, str, Atom]  # question, answer (or "base"), county and value


@dataclass
class Knowledge:
    """The unknown counts, the equations between them, and the cells that nobody should know."""

    place: dict[Name, int] = field(default_factory=dict)
    equations: list[tuple[list[int], list[int], int]] = field(default_factory=list)  # sum - sum = total
    hidden: list[tuple[str, list[int]]] = field(default_factory=list)

    def names(self, question: str, answers: list[str], atoms: list[Atom]) -> list[int]:
        """The unknowns of some answers in some atoms."""
        keys = [(question, answer, atom) for answer in answers for atom in atoms]
        return [self.place.setdefault(key, len(self.place)) for key in keys]


def leaks(drawn: Drawn) -> list[str]:
    """The hidden cells that follow from everything shown."""
    known = _read(drawn)
    if not known.hidden:
        return []
    basis = _row_space(known)
    found = []
    for name, unknowns in known.hidden:
        target = np.zeros(len(known.place))
        np.add.at(target, unknowns, 1)
        if np.linalg.norm(target - basis.T @ (basis @ target)) < 1e-7:
            found.append(name)
    return found


def _row_space(known: Knowledge) -> NDArray[np.float64]:
    matrix = np.zeros((len(known.equations), len(known.place)))
    for row, (plus, minus, _) in enumerate(known.equations):
        np.add.at(matrix[row], plus, 1)
        np.add.at(matrix[row], minus, -1)
    _, sizes, rows = np.linalg.svd(matrix, full_matrices=False)
    return np.asarray(rows[: int((sizes > 1e-8 * sizes[0]).sum())])


def _read(drawn: Drawn) -> Knowledge:
    known = Knowledge()
    codes = sorted(set(drawn.columns["fylke"].tolist()))
    atoms = [(code, value) for code in codes for value in VALUES]
    areas = [(region.name, region.codes) for region in drawn.regions] + [("N", frozenset(codes))]
    for question in (*drawn.questions.values(), reported(drawn.questions["skala"], "nets")):
        for cut in (None, *((CUT, value) for value in VALUES)):
            for name, inside in areas:
                here = [a for a in atoms if a[0] in inside and (cut is None or a[1] == cut[1])]
                _column(known, drawn, question, Group(name, inside, cut=cut), here)
    for atom in atoms:
        for id in ("en", "skala"):
            answers = known.names(id, [option.id for option in drawn.questions[id].options], [atom])
            known.equations.append((answers, known.names(id, ["base"], [atom]), 0))
        after = known.names("etter", ["a", "b", "c"], [atom])
        known.equations.append((after, known.names("flere", ["o1"], [atom]), 0))
    return known


def _column(known: Knowledge, drawn: Drawn, question: Question, group: Group, atoms: list[Atom]) -> None:
    table = drawn.shown.crosstab(question, (group,))
    for option, (cell,) in zip(table.options, table.cells, strict=True):
        (source, answers), base = _meaning(question, option)
        unknowns = known.names(source, answers, atoms)
        if cell.share is not None:
            assert cell.base is not None
            known.equations.append((unknowns, [], round(cell.share * cell.base)))
            known.equations.append((known.names(*base, atoms), [], cell.base))
        elif cell.status is Status.NOT_ASKED:
            known.equations.append((unknowns, [], 0))
        else:
            where = "/".join(filter(None, (group.name, group.cut[1] if group.cut else "")))
            known.hidden.append((f"{question.id}.{option.id} {where} ({cell.status})", unknowns))


def _meaning(
    question: Question, option: ResponseOption
) -> tuple[tuple[str, list[str]], tuple[str, list[str]]]:
    """Whose count a row is, and of which base."""
    if question.id == "avledet":
        return (
            (("en", ["o0"]), ("en", ["base"]))
            if option.id == "a"
            else (("avledet", ["b"]), ("flere", ["base"]))
        )
    answers = list(option.of) or [option.id]
    base = ["a", "b", "c"] if question.id == "etter" else ["base"]
    return (question.id, answers), (question.id, base)


def risky(drawn: Drawn) -> Iterator[str]:
    """Shown cells of one or two people, or of all but one or two: under `strict` there are none."""
    areas = [(region.name, region.codes) for region in drawn.regions]
    for question in drawn.questions.values():
        for cut in (None, *((CUT, value) for value in VALUES)):
            for name, inside in areas:
                table = drawn.shown.crosstab(question, (Group(name, inside, cut=cut),))
                for option, (cell,) in zip(table.options, table.cells, strict=True):
                    if cell.share is not None and cell.base is not None:
                        count = round(cell.share * cell.base)
                        if 0 < count < 3 or 0 < cell.base - count < 3 or cell.base < 10:
                            yield f"{question.id}.{option.id} {name}: {count} of {cell.base}"
