"""Study time in the words of a file: "(10h)", "~2 weeks", "3-5 hours", "1h30", "10 h/week for 4 weeks"."""

import re
from dataclasses import dataclass
from itertools import islice

from planner.domain.item import Effort
from planner.exchange.roadmap_parts import MOST_HOURS

# Whoever writes "two weeks" beside a topic means weeks in which one also works or studies other things. A
# plan that is told no hours starts from 10 a week; these are as many, on five days of each week.
HOURS_PER_WEEK = 10.0
HOURS_PER_DAY = HOURS_PER_WEEK / 5
HOURS_PER_MONTH = 4 * HOURS_PER_WEEK

_LONGEST = 80  # characters of a part of a title that is looked at as study time
_MOST_PLACES = 8  # in a title, where study time may begin
_UNIT_WORDS = {  # without "d" for days: 2d and 3d are far more often dimensions
    1 / 60: "m min mins minute minutes minuten minutos minuti minuut minuten мин минут 分 分钟",
    1.0: "h hr hrs hs hour hours stunde stunden std heure heures hora horas ora ore uur uren час часа часов"
    " 小时 時間",
    HOURS_PER_DAY: "day days tag tage tagen jour jours dia dias día días giorno giorni dag dagen день дня"
    " дней 天 日",
    HOURS_PER_WEEK: "w wk wks week weeks woche wochen semaine semaines semana semanas settimana settimane"
    " weken неделя недели недель 周 週間",
    HOURS_PER_MONTH: "month months monat monate monaten mois mes meses mese mesi maand maanden месяц месяца"
    " месяцев 个月 ヶ月",
}
_UNITS = {word: hours for hours, words in _UNIT_WORDS.items() for word in words.split()}
_NUMBERS = {"a": 1.0, "an": 1.0, "one": 1.0, "ein": 1.0, "eine": 1.0, "une": 1.0, "una": 1.0, "half": 0.5} | {
    **{"two": 2.0, "three": 3.0, "four": 4.0, "½": 0.5, "¼": 0.25, "¾": 0.75}
}
_TO = {"-", "–", "—", "to", "bis", "à", "up"}
_EACH = {"/", "per", "a", "an", "each", "every", "pro", "je", "par", "por"}
_TIMES = {"x", "×", "*"}
_FILLERS = {
    *("~", "≈", "±", "<", ">", "+", ":", "=", ",", ";", "@", "about", "approx", "approximately", "around"),
    *("circa", "ca", "c", "etwa", "environ", "unos", "of", "for", "at", "over", "and", "und", "et", "y"),
    *("estimated", "estimate", "est", "time", "duration", "length", "effort", "total", "study", "work"),
    *(
        "needed",
        "required",
        "dauer",
        "aufwand",
        "zeit",
        "durée",
        "duración",
        "takes",
        "the",
        "in",
        "long",
        "read",
    ),
}
_TOKEN = re.compile(
    r"\d+:[0-5]\d(?::[0-5]\d)?|\d{1,3}(?:\.\d{3})+,\d{1,2}(?!\d)|\d{1,3}(?:,\d{3})+(?!\d)|\d+(?:\.\d{1,4}|,\d{1,2}(?!\d))?|[½¼¾]|[^\W\d_]+|[^\s.]"
)
_TELLING = re.compile(
    r"\d|[½¼¾]|\b(?:hour|day|week|month|Stunde|Tag|Woche|Monat|heure|jour|semaine)s?\b", re.I
)
_THING = re.compile(r" (video|talk|lecture|podcast|course|article)$", re.IGNORECASE)
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+")
_BRACKETS = re.compile(rf"\([^()]{{1,{_LONGEST}}}\)|\[[^\[\]]{{1,{_LONGEST}}}\]|（[^（）]{{1,{_LONGEST}}}）")
# Days in brackets, and only as small a letter: "(3D)" is a dimension.
_DAYS = re.compile(r"(?<![\w.,])((?:\d{1,3} ?[-–] ?)?\d{1,3}(?:[.,]\d)?) ?d(?!\w)")
_BAR = " | "
_SEPARATOR = re.compile(r"\s[-–—~≈|·•]+\s?|[:,]\s|\s(?=[~≈])")
# With these units a number at the end is a length; "in 24 hours" or "30 days" may be a part of the name.
_SHORT_END = re.compile(
    r"(?<=\S)\s+(?=\d{1,3}(?:[.,]\d)?\s?(?:h|hrs?|mins?)(?:\s?[0-5]?\d(?:\s?m(?:in)?)?)?\.?$)"
)


def effort_in(text: str) -> tuple[Effort | None, str]:
    """Return the study time that a title tells, and the title without it; None where it tells none.

    It stands in brackets, or behind (or before) a dash, colon or comma, or bare at the end in a short form
    as "90 min". Where there are several, the last one counts. A number alone is no study time here.
    """
    if not _TELLING.search(text):
        return None, text
    if len(parts := text.split(_BAR)) > 2:
        effort, rest = _in_parts(parts)
        if effort is not None:
            return effort, rest
    for found in reversed(list(islice(_BRACKETS.finditer(text), _MOST_PLACES))):
        effort, rest = _in_brackets(found[0])
        if effort is not None:
            return effort, _joined(text[: found.start()], rest, text[found.end() :])
    places = list(islice(_SEPARATOR.finditer(text), _MOST_PLACES))
    for place in [*places, *_SHORT_END.finditer(text[-_LONGEST:])]:
        shift = 0 if place in places else max(len(text) - _LONGEST, 0)
        if (effort := effort_of(text[shift + place.end() :])) is not None and place.start():
            return effort, text[: shift + place.start()].strip()
    if places and (effort := effort_of(text[: places[0].start()])) is not None:
        return effort, text[places[0].end() :].strip()
    return None, text


def effort_of(text: str, unit: float | None = None) -> Effort | None:
    """Return the study time that a whole text is, or None where it is something else.

    `unit` is the hours that a number without a unit stands for, as in a column of hours or of minutes.
    """
    if len(text) > _LONGEST:
        return None
    terms = _Terms(_TOKEN.findall(text.lower()), unit).read()
    if not terms:
        return None
    rates = [term for term in terms if term.each is not None]
    spans = [term for term in terms if term.each is None]
    low, high = sum(term.low for term in spans), sum(term.high for term in spans)
    if rates:  # so many hours in each of so many weeks
        rate = rates[0]
        if len(rates) > 1 or not spans:
            return None
        low, high = low / (rate.each or 1) * rate.low, high / (rate.each or 1) * rate.high
    low, high = min(low, high), max(low, high)
    return Effort.of_hours(low, (low + high) / 2, high) if high <= MOST_HOURS else None


def _in_parts(parts: list[str]) -> tuple[Effort | None, str]:
    """Return the study time that some of the parts between bars tell together, and the others."""
    most = min(len(parts), _MOST_PLACES)
    for length in range(most - 1, 0, -1):
        for first in range(1, most - length + 1):
            if (effort := effort_of(", ".join(parts[first : first + length]))) is not None:
                return effort, _BAR.join(parts[:first] + parts[first + length :]).strip()
    return None, ""


def _in_brackets(bracket: str) -> tuple[Effort | None, str]:
    """Return the study time in brackets and what else stands there: "(video, 10 min)" leaves "(video)"."""
    inner = bracket[1:-1]
    if not _THING.search(inner) and len(_DAYS.findall(inner)) == 1:  # not "(2d, 3d)"
        inner = _DAYS.sub(r"\1 days", inner)
    if (effort := effort_of(inner)) is not None:
        return effort, ""
    if (thing := _THING.search(inner)) and (effort := effort_of(inner[: thing.start()])) is not None:
        return effort, f"{bracket[0]}{thing[1]}{bracket[-1]}"
    parts = re.split(r"[,;] ", inner)
    for number, part in enumerate(parts):
        if (effort := effort_of(part)) is not None:
            rest = ", ".join(part.strip() for part in parts[:number] + parts[number + 1 :])
            return effort, f"{bracket[0]}{rest}{bracket[-1]}"
    return None, bracket


def _joined(*parts: str) -> str:
    text = " ".join(" ".join(parts).split())
    return re.sub(r"\s+(?=[,.;:!?](?:\s|$))", "", text).strip(" -–—:,")


@dataclass(slots=True)
class _Term:
    """An amount in hours, from low to high; `each` is the hours of the week or day that it is for."""

    low: float
    high: float
    each: float | None = None


class _Terms:
    """Reads the amounts of a text, word by word; all of it has to belong to one."""

    def __init__(self, tokens: list[str], unit: float | None) -> None:
        self._tokens = tokens
        self._unit = unit
        self._at = 0
        self._has_bare = False  # whether a number stands without a unit

    def read(self) -> list[_Term]:
        """Return the amounts, none where any word is foreign to them."""
        terms: list[_Term] = []
        while self._at < len(self._tokens):
            if self._number(self._at) is None and self._peek() in _FILLERS:
                self._at += 1
                continue
            term = self._term()
            if term is None:
                return []
            terms.append(term)
        return [] if self._has_bare and len(terms) > 1 else terms

    def _peek(self, ahead: int = 0) -> str:
        at = self._at + ahead
        return self._tokens[at] if at < len(self._tokens) else ""

    def _number(self, at: int) -> float | None:
        token = self._tokens[at] if at < len(self._tokens) else ""
        if token in _NUMBERS:
            return _NUMBERS[token]
        if len(token) > 8 or not token[:1].isdecimal():
            return None
        hours, *rest = token.split(":")
        if not rest:
            if "." in token and "," in token:  # as Germans write it: 1.200,5
                token = token.replace(".", "")
            return float(token.replace(",", "" if _THOUSANDS.fullmatch(token) else "."))
        return int(hours) + int(rest[0]) / 60

    def _amount(self) -> float | None:
        """Read a number, perhaps with a half behind it, or as many times as said before it."""
        amount = self._number(self._at)
        if amount is None:
            return None
        self._at += 1
        if self._peek() in ("½", "¼", "¾"):
            amount += _NUMBERS[self._peek()]
            self._at += 1
        elif self._peek() in _TIMES and self._peek(1).isdecimal():  # not "2 x a week"
            amount *= self._number(self._at + 1) or 0.0
            self._at += 2
        return amount

    def _take_unit(self) -> float | None:
        if (hours := _UNITS.get(self._peek())) is not None:
            self._at += 1
        return hours

    def _term(self) -> _Term | None:
        is_clock = self._peek().count(":")
        low = self._amount()
        if low is None:
            return None
        unit = self._take_unit()
        high, high_unit = low, None
        if self._peek() in _TO:
            self._at += 2 if self._peek() == "up" else 1
            upper = self._amount()
            if upper is None:
                return None
            high, high_unit = upper, self._take_unit()
        if self._peek() == "+":
            self._at += 1
            high_unit = high_unit or self._take_unit()
        hours = high_unit or unit or (1.0 if is_clock == 2 else self._unit)
        if hours is None:
            return None
        self._has_bare |= unit is None and high_unit is None
        low, high = low * (unit or hours), high * hours
        if hours == 1.0 and not is_clock:
            extra = self._minutes_behind()
            low, high = low + extra, high + extra
        return _Term(low, high, self._each())

    def _minutes_behind(self) -> float:
        """Read the minutes of "1h30", for which no unit is written."""
        minutes = self._peek()
        if len(minutes) != 2 or not minutes.isdecimal() or int(minutes) > 59 or self._peek(1) in _TO:
            return 0.0
        if (unit := _UNITS.get(self._peek(1))) is not None and unit >= 1.0:
            return 0.0
        self._at += 1 if unit is None else 2
        return int(minutes) / 60

    def _each(self) -> float | None:
        if self._peek() not in _EACH or (hours := _UNITS.get(self._peek(1))) is None:
            return None
        self._at += 2
        return hours
