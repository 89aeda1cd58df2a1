"""Which column of a table tells what: by its name in several languages, else by what stands in it."""

import re
import unicodedata
from collections.abc import Callable, Collection, Mapping, Sequence
from enum import Enum, auto
from itertools import pairwise

from planner.domain.web_address import is_web_address
from planner.exchange.cell_words import state_of
from planner.exchange.effort_words import HOURS_PER_DAY, HOURS_PER_MONTH, HOURS_PER_WEEK, effort_of
from planner.exchange.incoming import TableField

Fields = Mapping[TableField, int]
_Test = Callable[[str, Sequence[str]], bool]


class Companion(Enum):
    """What a column tells beside another one; found by name alone, never mapped by hand."""

    THEME = auto()
    LEAST_HOURS = auto()
    MOST_HOURS = auto()
    AFTER = auto()
    WORKLOAD = auto()  # of each week, beside a duration in weeks
    OPTIONAL = auto()
    ARCHIVED = auto()


# Without accents, the likelier names first: of two columns the one with the earlier name is taken.
_NAMES = {
    TableField.ID: "id|item id|task id|card id|key|slug",
    TableField.DONE_WHEN: "done when|done criteria|acceptance criteria|success criteria|fertig wenn"
    "|erledigt wenn|termine quand|hecho cuando",
    TableField.STATE: "state|status|done|done?|completed|complete|completed?|finished|checkbox|check"
    "|checked|progress|erledigt|fertig|zustand|fortschritt|statut|etat|fait|termine|avancement|estado"
    "|hecho|completado|progreso|stato|статус|状态|状態|✓|✔|✅",
    TableField.HOURS: "hours|hrs|h|estimated hours|study hours|hours needed|hours likely|time"
    "|study time|duration|effort|estimate|estimated time|time needed|length|workload|minutes|mins|min"
    "|weeks|days|stunden|std|dauer|aufwand|zeit|zeitaufwand|lernzeit|minuten|wochen|tage|heures|duree"
    "|temps|charge|semaines|jours|horas|duracion|tiempo|minutos|semanas|dias|ore|durata|часы|время|小时"
    "|时间|時間",
    TableField.REQUIRES: "requires|prerequisites|prerequisite|prereqs|depends on|dependencies"
    "|dependency|blocked by|needs|requirements|voraussetzungen|voraussetzung|vorkenntnisse|prerequis"
    "|requisitos|prerrequisitos|depende de",
    TableField.LINK: "link|url|links|urls|web address|website|webseite|address|adresse|resource"
    "|resources|lien|liens|enlace|enlaces|href|source|material|materials|card url|userdefined:url"
    "|ссылка|链接|リンク",
    TableField.PROVIDER: "provider|by|platform|author|authors|school|publisher|university|instructor"
    "|teacher|vendor|anbieter|plattform|autor|autorin|hochschule|verlag|fournisseur|auteur|plateforme"
    "|proveedor|plataforma|editorial",
    TableField.TITLE: "title|name|task name|card name|lesson|subtopic|item|topic|topics|task|tasks"
    "|course|courses|course name|course title|skill|content|what|titel|thema|aufgabe|kurs|kursname"
    "|lektion|bezeichnung|titre|nom|sujet|tache|cours|lecon|intitule|titulo|nombre|tema|tarea|curso"
    "|leccion|titolo|nome|argomento|compito|название|тема|标题|名称|名前",
    TableField.PHASE: "phase|section|module|list name|list|stage|category|group|chapter|part|step|level"
    "|semester|block|week|parent item|parent|milestone|sprint|section/column|abschnitt|modul|bereich"
    "|kategorie|gruppe|kapitel|liste|stufe|woche|etape|categorie|chapitre|niveau|semaine|fase|seccion"
    "|modulo|categoria|grupo|capitulo|etapa|nivel|semana|tags|labels|course|kurs|cours|curso|topic"
    "|thema|sujet|tema|этап|раздел|阶段|分类",
    TableField.KIND: "kind|type|item type|format|resource type|art|typ|genre|tipo|formato|тип|类型",
    TableField.SUBJECT: "subject|track|area|field|domain|fach|fachgebiet|matiere|domaine|materia"
    "|asignatura|area",
    TableField.NOTE: "note|notes|description|comment|comments|details|remarks|remark|card description"
    "|summary|beschreibung|notiz|notizen|bemerkung|bemerkungen|kommentar|anmerkung|remarques|remarque"
    "|commentaire|nota|notas|descripcion|comentario|comentarios|описание|备注",
    TableField.CORE: "core|required|mandatory|must|must have|pflicht|obligatoire|obligatorio|essential",
    TableField.UNITS: "units|lessons|chapters|parts|modules|lectures|einheiten|lektionen|unites|lecons"
    "|unidades|lecciones",
}
_COMPANIONS = {
    Companion.THEME: "theme",
    Companion.LEAST_HOURS: "hours at least|hours low|low hours|min hours|least hours",
    Companion.MOST_HOURS: "hours at most|hours high|high hours|max hours|most hours",
    Companion.AFTER: "after",
    Companion.WORKLOAD: "effort|workload|hours per week|hours/week|weekly hours|pace|stunden pro woche",
    Companion.OPTIONAL: "optional|fakultativ|facultatif|opcional",
    Companion.ARCHIVED: "archived|archiviert",
}
# Within a longer name one of these tells a column: "Estimated study hours", "Course link".
_TELLING = {
    TableField.HOURS: {"hours", "hrs", "duration", "effort", "minutes", "stunden", "dauer", "heures", "duree"}
    | {"horas", "duracion", "estimate", "mins"},
    TableField.LINK: {"link", "url", "lien", "enlace", "links", "urls"},
    TableField.STATE: {"status", "done", "completed", "erledigt", "statut", "estado"},
    TableField.PHASE: {"phase", "section", "module", "chapter", "category", "group", "grouping"},
    TableField.TITLE: {"title", "name", "topic", "lesson", "course", "task", "skill"}
    | {"titel", "titre", "titulo"},
    TableField.NOTE: {"notes", "description", "comments", "notizen", "beschreibung"},
    TableField.REQUIRES: {"prerequisites", "prerequisite", "depends", "dependencies", "voraussetzungen"},
    TableField.PROVIDER: {"provider", "platform", "author", "instructor", "anbieter"},
}
_NO_FIELD = {"number", "no", "nr", "count", "date", "due", "start", "end", "created", "edited", "updated"} | {
    *("on", "at", "datum", "fecha")
}
_NO_HOURS = _NO_FIELD | {"year", "price", "cost", "rating", "rank", "order", "pages", "score", "votes", "id"}
_UNITS = (
    (1 / 60, {"minutes", "mins", "min", "minuten", "minutos", "minute"}),
    (HOURS_PER_WEEK, {"weeks", "wochen", "semaines", "semanas"}),
    (HOURS_PER_DAY, {"days", "tage", "jours", "dias"}),
    (HOURS_PER_MONTH, {"months", "monate", "mois", "meses"}),
)
_MOST_HOURS = 500.0  # of a column of numbers without a telling name


def plain_name(name: str) -> str:
    """Return a column's name as names are compared: small letters, no accents, single blanks."""
    bare = "".join(
        letter for letter in unicodedata.normalize("NFKD", name) if not unicodedata.combining(letter)
    )
    return " ".join(re.sub(r"[_*:()\[\]]+|,(?=\s)", " ", bare.casefold()).split())


def fields_by_name(names: Sequence[str]) -> dict[TableField, int]:
    """Return the column of each field that a name tells; each column serves one field."""
    plain = [plain_name(name) for name in names]
    fields: dict[TableField, int] = {}
    for field, words in _NAMES.items():
        places = [plain.index(word) for word in words.split("|") if word in plain]
        free = [place for place in places if place not in fields.values()]
        if free:
            fields[field] = free[0]
    taken = {*fields.values(), *companions(names).values()}
    for field, telling in _TELLING.items():
        for place, name in enumerate(plain):
            words_in_name = set(re.split(r"[ /-]+", name))
            is_telling = telling & words_in_name and not _NO_FIELD & words_in_name
            if field not in fields and place not in taken and is_telling:
                fields[field] = place
                taken.add(place)
    return fields


def companions(names: Sequence[str]) -> dict[Companion, int]:
    """Return the columns that stand beside others."""
    plain = [plain_name(name) for name in names]
    found = {
        field: [word for word in words.split("|") if word in plain] for field, words in _COMPANIONS.items()
    }
    return {field: plain.index(words[0]) for field, words in found.items() if words}


def hours_unit(name: str) -> float:
    """Return the hours that a number stands for in a column of hours with that name."""
    words = set(re.split(r"[ /.,-]+", plain_name(name)))
    return next((hours for hours, units in _UNITS if units & words), 1.0)


def with_fields_by_content(
    fields: Fields, names: Sequence[str], rows: Sequence[Sequence[str]]
) -> dict[TableField, int]:
    """Return the fields with those that no name told and that the cells tell.

    Addresses are links, numbers or lengths hours, ticks states. The title is the first column of texts that
    is left, else the first column of texts at all.
    """
    result = dict(fields)
    columns = {place: [row[place] for row in rows if row[place].strip()] for place in range(len(names))}
    used = {*result.values(), *companions(names).values()}
    free = {place: cells for place, cells in columns.items() if cells and place not in used}
    tests: tuple[tuple[TableField, _Test], ...] = (
        (TableField.LINK, lambda _name, cells: _mostly(cells, is_web_address)),
        (TableField.STATE, lambda _name, cells: _mostly(cells, _is_state) and not _are_numbers(cells)),
        (TableField.HOURS, _are_hours),
    )
    for field, fits in tests:
        place = next((place for place, cells in free.items() if fits(names[place], cells)), None)
        if field not in result and place is not None:
            result[field] = place
            del free[place]
    if TableField.TITLE not in result:
        result |= {TableField.TITLE: _title_column(free, columns)}
        result = {
            field: place
            for field, place in result.items()
            if field is TableField.TITLE or place != result[TableField.TITLE]
        }
    return result


def _title_column(free: Mapping[int, Sequence[str]], columns: Mapping[int, Sequence[str]]) -> int:
    for candidates in (free, columns):
        texts = [place for place, cells in candidates.items() if cells and _are_texts(cells)]
        if texts:
            return texts[0]
    return next((place for place, cells in columns.items() if cells), 0)


def _are_texts(cells: Collection[str]) -> bool:
    return not _mostly(cells, is_web_address) and not _mostly(cells, _is_state) and not _are_numbers(cells)


def _mostly(cells: Collection[str], fits: Callable[[str], object]) -> bool:
    return 2 * sum(bool(fits(cell.strip())) for cell in cells) > len(cells)


def _is_state(cell: str) -> bool:
    return state_of(cell) is not None


def _are_numbers(cells: Collection[str]) -> bool:
    return all(re.fullmatch(r"[\d.,\s%/-]+", cell) for cell in cells)


def _are_hours(name: str, cells: Sequence[str]) -> bool:
    if _NO_HOURS & set(plain_name(name).split()) or plain_name(name) in ("#", ""):
        return False
    efforts = [effort_of(cell, 1.0) for cell in cells]
    numbers = [effort.likely / 60 for effort in efforts if effort is not None]
    is_count = len(numbers) > 2 and all(after - before == 1 for before, after in pairwise(numbers))
    return len(numbers) == len(cells) and max(numbers) <= _MOST_HOURS and not is_count
