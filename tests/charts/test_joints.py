"""A word parts where a reader would part it, never inside a part, and never loses a letter."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from deckgen.charts.joints import FIRST, LAST, LEAST, joints
from deckgen.charts.measure import breakable, width, wrap

WORDS = """
velferds-teknologi velferds-teknologien kommune-samarbeid innovasjons-samarbeid
arbeidstaker-organisasjoner arbeids-plassens arbeids-plassene medarbeider-tilfredshet
tjeneste-mottakere Samfunns-sikkerhets-beredskaps-koordinering
velferds-teknologi-implementerings-støtte-ordninger forsknings-institusjoner
utdannings-institusjoner Kommunikasjons-innovasjoner Tjeneste-innovasjoner Produkt-innovasjoner
støtte-ordninger virksomhets-ledelse kunnskaps-institusjoner tillits-valgte fylkes-kommunens
innovasjons-strategi organisasjons-endringer effektiviserings-krav samfunns-utfordringer
kvalitets-utviklings-arbeid kommune-sektoren nærings-livet sykehjems-plasser barnehage-ansatte
samarbeids-partnere utviklings-midler digitaliserings-prosjekter opplærings-tilbud
kompetanse-utvikling omstillings-evne skole-ledere budsjett-arbeid budsjett-midler
undervisnings-personale planleggings-prosess ressursene arbeidet samarbeid ledelse
prosjekt-organisering internasjonalisering bruker-medvirkning innbygger-undersøkelsen
helse-tjenester kommune-planens forvaltnings-oppgaver nettverks-ledelse miljø-tiltak
omsorgs-tjenester
Finn-mark Roga-land Nord-land Hed-mark Trønde-lag Vest-fold Øst-fold Roms-dal Buske-rud Tele-mark Opp-land
Horda-land Inn-landet Sør-landet Akers-hus Kristian-sund Gudbrands-dalen Har-stad Nar-vik Finn-marks
Forslag skandale bilag utland Avslaget landet Landet mangfold
"""


@pytest.mark.parametrize("parted", WORDS.split())
def test_a_compound_parts_at_its_joints_and_nowhere_else(parted: str) -> None:
    word = parted.replace("-", "")
    starts = [0, *joints(word), len(word)]
    assert "-".join(word[a:b] for a, b in pairwise(starts)) == parted


def test_a_name_with_a_hyphen_of_its_own_needs_no_other() -> None:
    room = width("Trøndelag", 14.0) + 4
    assert breakable("Sør-Trøndelag og Nord-Norge", room, 14.0) == "Sør-Trøndelag og Nord-Norge"
    assert breakable("Sør-Trøndelag", width("Trønde-", 14.0) + 1, 14.0) == "Sør-Trønde-lag"
    assert breakable("  to  ord ", 200.0, 14.0) == "  to  ord "


@given(st.lists(st.sampled_from([*FIRST, *LAST]), min_size=1, max_size=5).map("".join))
def test_no_part_is_shorter_than_three_letters(word: str) -> None:
    found = joints(word)
    assert list(found) == sorted(set(found))
    assert all(LEAST <= place <= len(word) - LEAST for place in found)


@given(st.lists(st.sampled_from([*FIRST, *LAST]), min_size=1, max_size=5).map("".join), st.integers(60, 300))
@example("aktivitetarbeidsorganiserings", 97)
def test_every_line_fits_and_no_letter_is_lost(word: str, room: int) -> None:
    lines = wrap(word, room, 14.0)
    assert all(width(line, 14.0) <= room + 0.01 for line in lines)
    assert "".join(line.removesuffix("-") for line in lines) == word
    assert breakable(word, room, 14.0).replace("-", "") == word
