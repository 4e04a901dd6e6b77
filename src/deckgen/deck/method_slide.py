"""«Metode og usikkerhet»: how the figures came about and how sure they are, in words to say aloud."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from deckgen.deck.deck import Slide
from deckgen.deck.desk import Desk
from deckgen.deck.draft import Draft
from deckgen.deck.spec import MethodSlide
from deckgen.findings.numbers import count, decimal
from deckgen.survey.counted import Counted
from deckgen.survey.crosstab import Group
from deckgen.survey.disclosure import MINIMUM_BASE, UNCERTAIN_BASE
from deckgen.survey.uncertainty import margin, wilson

LAYOUT = "bullets"


def method_slides(entry: MethodSlide, drafts: list[Draft], desk: Desk) -> list[Slide]:
    """The slide, or two or more where it has no room for all.

    Its sentences hold for this survey, this region and the charts of this deck. None is left to the
    notes: how sure figures are comes first, how they came about after that.
    """
    say, survey = desk.say, desk.survey
    kinds = {draft.table(desk).source.kind for draft in drafts}
    lines: list[str] = []
    if survey.respondents is not None and "respondents" in kinds:
        lines += _answers(survey.respondents, desk)
        lines += _tests(desk)
        lines += _hiding(desk)
        lines += _weights(survey.respondents, desk)
    if "published" in kinds:
        lines.append(say("method_published"))
    texts: dict[str, tuple[str, ...]] = {}
    source = [say("source", source=survey.source)]
    if survey.respondents is not None and survey.respondents.source.example and "respondents" in kinds:
        texts["tag"] = (say("tag"),)
        source.append(say("example"))
    texts["source"] = (" · ".join(source),)
    more = (say("method_example"),) if "tag" in texts else ()
    parts, slides = _parted(lines, desk), []
    for part, said in enumerate(parts, start=1):
        title = desk.text(entry.title)
        if len(parts) > 1:
            title = say("continued", title=title, part=part, parts=len(parts))
        own = {"title": (title,), "text": said, **texts}
        name = "method" if len(parts) == 1 else f"method-{part}"
        slides.append(Slide(0, name, LAYOUT, own, notes=(title, *said, *more)))
    return slides


def _parted(lines: list[str], desk: Desk) -> list[tuple[str, ...]]:
    """The sentences on as few slides as have room for them, about equally many on each."""
    box = desk.around.template.layouts[LAYOUT].placeholders["text"]
    if box.measured:  # more slides rather than smaller letters
        box = replace(box, least=None)
    for count_ in range(1, len(lines)):
        most = -(-len(lines) // count_)
        parts = [tuple(lines[start : start + most]) for start in range(0, len(lines), most)]
        if all(desk.around.fits("\n".join(part), box) for part in parts):
            return parts
    return [(line,) for line in lines] or [()]


def _answers(source: Counted, desk: Desk) -> Iterator[str]:
    """How many answered, and the margin of error of the region and the nation."""
    say, survey, region = desk.say, desk.survey, desk.region
    nation = Group(survey.nation, survey.division.nation_codes)
    whole, everyone = source.effective_base(nation), source.base(nation.codes)
    if whole is None or everyone is None:
        return
    margins = {"nation": survey.nation, "nation_margin": _points(margin(whole))}
    if region is None:
        yield say("method_nation", base=count(everyone), **margins)
        return
    own, base = source.effective_base(Group(region.name, region.codes)), source.base(region.codes)
    if own is None or base is None:
        yield say("method_few", group=region.name)
        yield say("method_nation", base=count(everyone), **margins)
        return
    low, high = wilson(0.5, own)
    yield say(
        "method_answers", group=region.name, own=count(base), base=count(everyone), nation=survey.nation
    )
    yield say(
        "method_margin",
        group=region.name,
        own_margin=_points(margin(own)),
        low=round(low * 100),
        high=round(high * 100),
        **margins,
    )


def _tests(desk: Desk) -> Iterator[str]:
    """What was compared, and how much of it passed."""
    say, marks = desk.say, desk.marks
    if not marks.tests:
        return
    lead = "method_tests"
    if marks.splits:
        lead = "method_tests_parts" if marks.splits == marks.tests else "method_tests_both"
    facts = {"group": desk.words["region"], "tests": count(marks.tests)}
    end = say("method_clear", clear=count(len(marks.found))) if marks.found else say("method_none")
    yield f"{say(lead, **facts)} {end}"


def _hiding(desk: Desk) -> Iterator[str]:
    """The rules of disclosure."""
    yield desk.say("method_small", limit=MINIMUM_BASE, uncertain=UNCERTAIN_BASE - 1)
    if desk.survey.profile == "strict":
        yield desk.say("method_strict")


def _weights(source: Counted, desk: Desk) -> Iterator[str]:
    """What the weights are and what they cost."""
    quality, say = source.quality, desk.say
    if quality.dropped:
        yield say("method_dropped", dropped=count(quality.dropped))
    if not quality.weighted:
        yield say("method_unweighted")
        return
    effect = decimal(quality.design_effect)
    if quality.raked:
        yield say("method_raked", margins=", ".join(quality.raked), effect=effect)
    else:
        yield say("method_weighted", effect=effect)
    if not quality.converged:
        yield say("method_not_converged")


def _points(share: float) -> str:
    """A margin in whole percentage points, rounded up so that it is never promised too small."""
    return str(int(-(-share * 100 // 1)))
