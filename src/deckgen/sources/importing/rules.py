"""What a column is taken for: every limit, word list and rule of `deckgen import`, in one place."""

from __future__ import annotations

import re
from collections.abc import Callable

from deckgen.sources.importing.column import Column, is_number, is_whole

MOST_VALUES = 12  # different cells of a question whose answers have no labels
MOST_LABELLED = 20  # answers of a question whose answers have labels
SCALE_POINTS = range(4, 12)
LONG_TEXT = 60  # characters of a cell on average, from which it is somebody's own words
MOSTLY = 0.9  # of the cells
FEW_ROWS = 20  # too few to tell an answer that returns from words that happen to

_DATE = re.compile(
    r"\d{4}-\d\d-\d\d(?:[T ].*)?|\d{1,2}[./]\d{1,2}[./]\d{2,4}(?: .*)?|\d{1,2}:\d\d(?::\d\d.*)?"
)

_MEASURED = re.compile(r"-?\d+\.\d{2,}")  # 4.6151 is no answer; 2.5 may be one

WEIGHT_NAME = re.compile(
    r"(?:.*[_.])?(?:hh|p|f|final|post|pop|person|ind|design|survey|an|ps|d)?_?"
    r"(?:weight|weights|wgt|wght|wt|vekt|vekter)(?:[_.]?\d)?",
    re.IGNORECASE,
)
WEIGHT_LABEL = re.compile(
    r"(?:\w+[\s-]){0,2}(?:weights?|vekt|vekter)|.*\b(?:weighting|vekting|vektvariabel|weight variable)\b.*",
    re.IGNORECASE,
)
# What a person or a thing weighs.
NO_WEIGHT_LABEL = re.compile(
    r"\b(?:kilo\w*|kg|pounds?|lbs?|gram\w*|birth|body|kropp\w*|fødsel\w*|cm)\b", re.IGNORECASE
)
MEAN_WEIGHT = (0.5, 2.0)  # between these a mean is a weight's; others may be something else
ID_NAME = re.compile(
    r"\w*id|id\w{0,3}|\w*(?:uuid|guid|key)|case\w*|respondent\w*|respnr|nr|l(?:ø|o|oe)pe\w*|serial\w*|seqn|",
    re.IGNORECASE,
)
REGION_HINT = re.compile(r"fylke|county|region|kommune|municipal|\bkomm?nr|geograf|bosted", re.IGNORECASE)

# The ends of a scale: both labels say how much, or how often.
SCALE_END = re.compile(
    r"\b(?:svært|meget|veldig|helt|fullt|fullstendig|sterkt|ytterst|aldri|alltid|ikke i det hele tatt|"
    r"i (?:svært )?(?:stor|liten) grad|ikke|ingen|very|extremely|strongly|strong|completely|totally|fully|"
    r"never|always|not at all|none|a great deal|best|worst)\b",
    re.IGNORECASE,
)
LESS = re.compile(
    r"\b(?:ikke|ikkje|uenig|ueinig|usannsynlig|misfornøyd|lite|liten|dårlig|dårleg|aldri|ingen|"
    r"not|no|never|none|dis\w+|un\w+|poor|bad|worst|little|low|oppose|less|rarely)\b",
    re.IGNORECASE,
)
YES = re.compile(r"\W*(?:ja|yes|true|sann|oui)\b.*", re.IGNORECASE)
NO = re.compile(r"\W*(?:nei|no|false|usann|non)\b.*", re.IGNORECASE)
NOT_TICKED = re.compile(
    r"(?:not selected|not mentioned|not checked|unchecked|ikke valgt|ikke krysset.*|ikke nevnt)",
    re.IGNORECASE,
)

Rule = Callable[[Column], bool]


def _empty(column: Column) -> bool:
    return not column.given


def _date(column: Column) -> bool:
    return _share(column, _DATE.fullmatch) >= MOSTLY


def _own_words(column: Column) -> bool:
    if column.labels or all(map(is_number, column.given)):
        return False
    rows = sum(column.given.values())
    letters = sum(len(cell) * count for cell, count in column.given.items())
    unlike = len(column.given) > max(2, rows / 2) and rows >= FEW_ROWS
    return len(column.given) > MOST_VALUES or letters > rows * LONG_TEXT or unlike


def _many_numbers(column: Column) -> bool:
    if not column.labels and any(map(_MEASURED.fullmatch, column.given)):
        return True
    limit = MOST_LABELLED if len(column.labels) >= len(column.given) else MOST_VALUES
    return len(column.given) > limit and any(map(is_number, column.given))


def _many_answers(column: Column) -> bool:
    return len(column.points) > MOST_LABELLED


def _one_answer(column: Column) -> bool:
    return len(column.points) < 2


def _scale(column: Column) -> bool:
    """Whole codes in a row; words at the ends alone, or words at both ends that say how much."""
    points = column.points
    if len(points) not in SCALE_POINTS and not (column.labels and len(points) < 4):
        return False
    codes = [int(point.cell) for point in points if is_whole(point.cell)]
    if len(codes) < len(points) or not column.labels or len(points) < 2:
        return False
    first, last = column.labels.get(points[0].cell), column.labels.get(points[-1].cell)
    if first is None or last is None or first == points[0].cell:
        return False
    span = codes[-1] - codes[0] + 1
    between = [column.labels.get(str(code), str(code)) for code in codes[1:-1]]
    if span in SCALE_POINTS and all(is_number(text) for text in between):
        return True
    in_a_row = codes == list(range(codes[0], codes[-1] + 1)) and len(points) in SCALE_POINTS
    return in_a_row and bool(SCALE_END.search(first) and SCALE_END.search(last))


def _choice(_column: Column) -> bool:
    return True


# First match wins.
KINDS: tuple[tuple[str, Rule], ...] = (
    ("empty", _empty),
    ("date", _date),
    ("text", _own_words),
    ("numbers", _many_numbers),
    ("options", _many_answers),
    ("single", _one_answer),
    ("scale", _scale),
    ("choice", _choice),
)
ASKED = ("scale", "choice")
# The others are left out of the codebook, and the message that says so.
LEFT_OUT = {
    "empty": "import_left_empty",
    "date": "import_left_date",
    "text": "import_left_text",
    "numbers": "import_left_numbers",
    "options": "import_left_options",
    "single": "import_left_single",
}


def kind_of(column: Column) -> str:
    """The first of KINDS that a column is."""
    return next(name for name, rule in KINDS if rule(column))


def _share(column: Column, fits: Callable[[str], object]) -> float:
    """How much of a column's answers a test holds for."""
    rows = sum(column.given.values())
    return sum(count for cell, count in column.given.items() if fits(cell)) / rows if rows else 0.0
