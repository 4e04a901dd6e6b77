"""Where a Norwegian compound may part: known first and last parts, and the places between them.

A list of our own: the dictionaries that hyphenation libraries come with have licences that not
everybody can use. It holds what surveys of the public sector ask about; where it knows nothing,
a word that is too wide is parted at any letter.
"""

from __future__ import annotations

import re
from functools import cache

LEAST = 3  # letters that must stand on each side


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


# As they stand before a joint, binding s or e and all.
FIRST = _words("""
    arbeids arbeidsgiver arbeidsplass arbeidstaker barne barnehage bedrifts beredskaps brukar bruker
    budsjett digitaliserings effektiviserings endrings fagforenings finansierings forebyggings
    forsknings forvaltnings fylkes helse høgskole høyskole implementerings informasjons innbygger
    innkjøps innovasjons institusjons kommune kommunikasjons kompetanse koordinerings kunnskaps
    kvalitets leder ledelses medarbeider miljø nærings nettverks omsorgs omstillings opplærings oppvekst
    organisasjons organiserings planleggings produksjons prosjekt rådgivnings samarbeids samfunns
    samhandlings sikkerhets skole støtte sykehjems teknologi tillits tilskudds tjeneste tjenestemottaker
    undervisnings utdannings utviklings velferds verdi virksomhets ytelses
""")

# As they begin after a joint, whatever ending follows.
LAST = _words("""
    aktivitet ansvar arbeid arena avdeling beredskap budsjett deling effekt enhet evne faktor
    finansiering forening forskning forvaltning gevinst gruppe ideologi implementering innovasjon
    innsats institusjon kapasitet kommune kompetanse koordinering kultur ledelse ledere medarbeider
    medvirkning metode midler mottaker nettverk nivå oppgave ordning organisasjon orientering partner
    plan plass politikk portal produkt program prosess prosjekt ressurs samarbeid sammenheng satsing
    satsning sektor selskap senter sikkerhet skapning strategi støtte struktur system teknologi tilbud
    tilfredshet tilskudd tiltak tjeneste undersøkelse undervisning utdanning utfordring utvikling valgt
    verktøy virksomhet vurdering
""")


# As names of places end.
PLACES = _words("""
    berg borg bygd dal fjord fold foss havn heim hus lag land mark rud sand skog stad strøm sund vang vik
""")
# But «Forslag» and its like are none.
_PLACE = re.compile(rf"[A-ZÆØÅ]\w*?(?!(?<=s)lag)(?=(?:{'|'.join(PLACES)})(?:s|en|ens|et|ets)?$)")

ENDINGS = ("en", "ens", "er", "ers", "ene", "enes", "et", "ets", "ane", "anes", "ar", "ars")


@cache
def joints(word: str) -> tuple[int, ...]:
    """The places where a word may part, from the left; none within three letters of an end.

    What has no known parts may be a name, «Finn-mark».
    """
    low = word.lower()
    covered: set[int] = set()  # inside a known part, where no shorter one may begin
    found: set[int] = set()
    for place in range(len(low)):
        if place in covered:
            continue
        part = max((last for last in LAST if low.startswith(last, place)), key=len, default="")
        if part and place:
            found.add(place)
        if part:
            covered.update(range(place + 1, place + len(part)))
    start = 0
    while part := max((first for first in FIRST if low.startswith(first, start)), key=len, default=""):
        start += len(part)
        if start not in covered and low[start:] not in ENDINGS:
            found.add(start)
    within = [place for place in sorted(found) if LEAST <= place <= len(word) - LEAST]
    if not within and (name := _PLACE.match(word)) and name.end() >= LEAST:
        within = [name.end()]
    return tuple(within)
