"""The words by which lists and tables of several languages say how far one is, and yes or no."""

import re

from planner.domain.item import ItemStatus
from planner.formats import one_line

_STATES = {
    ItemStatus.DONE: "done|complete|completed|finished|passed|yes|y|true|x|✓|✔|✅|☑|☒|[x]|1|100%|checked"
    "|achieved|erledigt|fertig|abgeschlossen|bestanden|ja|j|wahr|fait|faite|terminé|terminée|fini|oui"
    "|vrai|hecho|hecha|completado|completada|terminado|terminada|sí|si|verdadero|concluído|feito|fatto"
    "|sì|klaar|white_check_mark|heavy_check_mark|ballot_box_with_check|да|готово|完成|已完成|完了|はい|是",
    ItemStatus.IN_PROGRESS: "in progress|in-progress|doing|started|ongoing|wip|current|currently"
    "|learning|reading|studying|active|underway|now|[/]|🔄|🚧|⏳|in arbeit|in bearbeitung|laufend|läuft"
    "|begonnen|angefangen|en cours|commencé|en progreso|en curso|empezado|em andamento|in corso|bezig"
    "|в процессе|进行中|進行中",
    ItemStatus.LEFT_OUT: "left out|left-out|dropped|cancelled|canceled|abandoned|archived|won't do"
    "|wont do|removed|rejected|[-]|[~]|weggelassen|ausgelassen|abgebrochen|verworfen|annulé|abandonné"
    "|cancelado|descartado|отменено|已取消|中止",
    ItemStatus.SKIPPED: "skipped|skip|known|already known|bekannt|übersprungen|connu|déjà connu"
    "|conocido|omitido",
    ItemStatus.PLANNED: "planned|to do|todo|to-do|not started|open|no|n|false|0|0%|backlog|next|next up"
    "|pending|new|later|waiting|someday|queued|[ ]|[]|☐|❌|✗|✘|-|–|—|offen|geplant|nein|falsch"
    "|nicht begonnen|ausstehend|à faire|non|faux|pas commencé|prévu|pendiente|por hacer|falso"
    "|no iniciado|a fazer|não|da fare|нет|未开始|未完成|未着手|いいえ|否",
}
_STATE_OF = {word: status for status, words in _STATES.items() for word in words.split("|")}
_OPTIONAL = {"optional", "nice to have", "nice-to-have", "bonus", "extra", "facultatif", "opcional", "kür"}
_REQUIRED = {"core", "required", "mandatory", "must", "must have", "pflicht", "obligatoire", "obligatorio"}
_NOTHING = {"-", "–", "—", "none", "n/a", "na", "tbd", "?", "keine", "aucun", "aucune", "ninguno", "ninguna"}
_SUMS = {
    *("total", "totals", "grand total", "subtotal", "sub total", "sub-total", "sum", "total hours"),
    *("summe", "gesamt", "gesamtsumme", "insgesamt", "zwischensumme", "total général", "somme", "sous-total"),
    *("suma", "total general", "totale", "totaal", "soma", "итого", "всего", "合计", "合計", "总计"),
}
_PERCENT = re.compile(r"(\d{1,3})(?:[.,]\d+)? ?%")


def state_of(text: str) -> ItemStatus | None:
    """Return the state that a whole text says, or None where it says none."""
    word = one_line(text).casefold().strip(" .!:")
    if (status := _STATE_OF.get(word)) is not None:
        return status
    if percent := _PERCENT.fullmatch(word):
        share = int(percent[1])
        return ItemStatus.DONE if share >= 100 else ItemStatus.IN_PROGRESS if share else ItemStatus.PLANNED
    return None


def says_nothing(text: str) -> bool:
    """Whether a text is the sign that there is nothing to say."""
    return text.strip(" .").casefold() in _NOTHING


def names_a_sum(text: str) -> bool:
    """Whether a text says that its row holds the sum of others."""
    return one_line(text).strip(" *_:.=Σ").casefold() in _SUMS


def truth_of(text: str) -> bool | None:
    """Return whether a text says yes or no, or that a thing is required or optional; else None."""
    word = one_line(text).casefold()
    if word in _REQUIRED or word in _OPTIONAL:
        return word in _REQUIRED
    status = state_of(text)
    return {ItemStatus.DONE: True, ItemStatus.PLANNED: False}.get(status) if status is not None else None
