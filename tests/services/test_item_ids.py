"""Ids of a file become such as can be typed, each once."""

import time

from planner.services.item_ids import ids_in_plan
from tests.services.import_samples import told


def test_a_readable_id_stays_and_others_come_from_the_title() -> None:
    items = [told("Xy_9", "Docker"), told("docker", "Docker"), told("中文", "中文"), told("http")]
    assert ids_in_plan(items, {"http"}) == {
        "Xy_9": "docker-2",
        "docker": "docker",
        "中文": "item",
        "http": "http-2",
    }


def test_thousands_of_titles_without_letters_take_no_time() -> None:
    begin = time.perf_counter()
    names = ids_in_plan([told(f"n_{number}", "中文") for number in range(5_000)])
    assert len(set(names.values())) == 5_000
    assert time.perf_counter() - begin < 1
