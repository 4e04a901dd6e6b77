"""Language tags as BCP 47 has them, and which language a text's small words are of."""

from __future__ import annotations

import re
from collections import Counter

_TWO_TEXT = """
aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el
en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu
ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mo mr ms mt my
na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm
sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh
zu
"""
_REGIONS_TEXT = """
AC AD AE AF AG AI AL AM AN AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW
BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CS CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET EU FI
FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ
IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK
ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN
PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SU SV SX SY SZ TA TC TD TF
TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW
"""
_TWO, _REGIONS = frozenset(_TWO_TEXT.split()), frozenset(_REGIONS_TEXT.split())
# Codes of three letters that one writes for a language whose tag has two.
_NO_TAGS_TEXT = "nor nob nno eng dan swe fin deu ger fra fre spa isl ice sme"
_NO_TAGS = frozenset(_NO_TAGS_TEXT.split())
_TAG = re.compile(
    r"([a-z]{2,3})(?:-[a-z]{3}){0,3}(?:-[a-z]{4})?(?:-([a-z]{2}|\d{3}))?(?:-(?:[a-z\d]{5,8}|\d[a-z\d]{3}))*"
    r"(?:-[a-wyz\d](?:-[a-z\d]{2,8})+)*(?:-x(?:-[a-z\d]{1,8})+)?",
    re.I,
)
_OFFICE_OWN = "_tradnl"  # which PowerPoint adds to traditional Spanish

_NORWEGIAN_TEXT = """
og ikke ikkje på til som har av fra frå etter mellom eller hva kva hvor ble blir noe noen også ved å
"""
_ENGLISH_TEXT = "the and of is are with from that which this have not by was were their they"
_NORWEGIAN, _ENGLISH = frozenset(_NORWEGIAN_TEXT.split()), frozenset(_ENGLISH_TEXT.split())
_SHARED_TEXT = {  # Norwegian small words that are also those of a neighbour
    "da": "og ikke på til som har fra eller hvor også ved",
    "sv": "på som har av eller blir",
    "is": "og til",
    "fo": "og til av",
}
_SHARED = {language: frozenset(words.split()) for language, words in _SHARED_TEXT.items()}
# Small words of one of the two Norwegian languages that the other doesn't have.
_BOKMAAL_TEXT = (
    "ikke jeg hva hvordan hvorfor hvem hvor hver fra noe noen flere mye selv sammen dem ble være disse"
)
_NYNORSK_TEXT = """
ikkje eg kva korleis kvifor kven frå noko nokon nokre fleire mykje sjølv saman dei vart vere desse berre
eit ein meir
"""
_OTHER_NORWEGIAN = {"nb": frozenset(_NYNORSK_TEXT.split()), "nn": frozenset(_BOKMAAL_TEXT.split())}
_OWN_NORWEGIAN = {"nb": _OTHER_NORWEGIAN["nn"], "nn": _OTHER_NORWEGIAN["nb"]}
_RUN, _DIFFERENT = 6, 2  # words of a text, and of those that tell
_QUOTED = re.compile(r"[«“\"][^»”\"]*[»”\"]")
_WORD = re.compile(r"[^\W\d_]+")


def is_tag(language: str) -> bool:
    """Whether a language tag is one, of a language and a country that there are."""
    tag = language.removesuffix(_OFFICE_OWN)
    if tag.lower().startswith(("x-", "i-")):
        return True
    found = _TAG.fullmatch(tag)
    if found is None:
        return False
    language, region = found[1].lower(), (found[2] or "").upper()
    known = language in _TWO if len(language) == 2 else language not in _NO_TAGS
    return known and (not region or region.isdecimal() or region in _REGIONS)


def language_of(tag: str) -> str:
    """The language of a tag without its country; bokmål and nynorsk are one, «no»."""
    primary = tag.partition("-")[0].lower()
    return "no" if primary in ("nb", "nn") else primary


def small_words(text: str, tagged: str) -> tuple[int, int]:
    """How many small words of a text tell that it is in the tagged language, and in another.

    Only Norwegian and English are known: of a text tagged as a third language, that it is Norwegian.
    """
    counts = Counter(_WORD.findall(text.lower()))
    norwegian = sum(counts[word] for word in _NORWEGIAN - _SHARED.get(tagged, frozenset()))
    english = sum(counts[word] for word in _ENGLISH)
    if tagged == "no":
        return norwegian, english
    return english if tagged == "en" else 0, norwegian


def is_other_norwegian(text: str, tag: str) -> bool:
    """Whether a text tagged as bokmål is nynorsk, or the other way round; what it quotes may be either."""
    tagged = tag.partition("-")[0].lower()
    words = _WORD.findall(_QUOTED.sub(" ", text).lower()) if tagged in _OTHER_NORWEGIAN else []
    if len(words) < _RUN or _OWN_NORWEGIAN[tagged] & {*words}:
        return False
    return len(_OTHER_NORWEGIAN[tagged] & {*words}) >= _DIFFERENT
