"""The id of a plan in calendars: it tells the events of two plans of the same roadmap apart."""

import json
from typing import Final
from uuid import UUID, uuid4, uuid5

from planner.domain.errors import Refusal
from planner.exchange.fields import Fields
from planner.exchange.json_data import read_json
from planner.exchange.limits import UnreadableError
from planner.exchange.text_file import read_text_file, replace_text_file
from planner.i18n import _
from planner.paths import Paths
from planner.services.plans import real
from planner.services.turns import turn_at

_FOLDERS: Final = UUID("0f7c4f0e-3a44-4b27-8c1d-5a5b0f2f6f0b")


def calendar_id(paths: Paths) -> str:
    """Return the id of the plan in a data folder, which is made when it is first asked for and stays.

    A copy of the folder at another place is another plan, and gets another one. So is a folder that was
    moved. Where it cannot be kept, it is made from the folder's path.
    """
    place = str(real(paths).data_dir)
    with turn_at(paths.calendar_lock):
        known = _known(paths, place)
        if known is not None:
            return known
        made = str(uuid4())
        note = json.dumps({"data_dir": place, "id": made}, indent=1)
        is_kept = replace_text_file(paths.calendar_id, note)
    return made if is_kept else str(uuid5(_FOLDERS, place))


def _known(paths: Paths, place: str) -> str | None:
    try:
        fields = Fields(read_json(read_text_file(paths.calendar_id)), _("the id for calendars"))
        return fields.text("id") if fields.text("data_dir") == place else None
    except (Refusal, UnreadableError):
        return None
