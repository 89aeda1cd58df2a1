"""How smoothly the roadmap's map is panned and zoomed: `python -m tests.benchmarks.bench_map [STEPS]`.

Offscreen, with 500 random nodes in eight lanes, at the sizes that the map has in windows of 1280 x 800 and
1920 x 1080. Each frame is a step of a drag, or a click of the wheel, until all of it is painted. A frame has
16.7 ms; what counts is the share of those that take longer.
"""

import os

# Before anything imports Qt, which reads it once.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Callable, Iterator
from functools import partial
from itertools import repeat
from statistics import median, quantiles
from time import perf_counter

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication

from planner.ui.roadmap.map.area import MapArea
from planner.ui.roadmap.map.layers import layers_of
from planner.ui.roadmap.map.layout import lay_out
from planner.ui.roadmap.map.placing import Measure
from planner.ui.roadmap.map.rows import MapRows
from planner.ui.style import apply_theme
from planner.ui.theme import load_theme
from tests.benchmarks.results import FRAME_MS, Result, tell, times_wanted
from tests.support.random_maps import random_map

NODES = 500
SIZES = {"1280 x 800": (792, 708), "1920 x 1080": (1336, 988)}
STEP = QPoint(23, 17)
STEPS = 300
WHEEL = 1.15


def frames(application: QApplication, acts: Iterator[Callable[[], object]]) -> list[float]:
    """Do one thing after the other; return the milliseconds until each was painted."""
    times = []
    for act in acts:
        start = perf_counter()
        act()
        application.processEvents()
        times.append((perf_counter() - start) * 1000)
    return times


def told(times: list[float]) -> str:
    """Say how long frames took, and how many were late."""
    late = sum(each > FRAME_MS for each in times) / len(times)
    half, most = median(times), quantiles(times, n=20)[-1]
    return f"median {half:5.2f} ms, 95 % within {most:6.2f} ms, {late:4.0%} of {len(times)} late"


def pans(area: MapArea, steps: int) -> Iterator[Callable[[], object]]:
    """Drag the map down to the right, and back wherever it ends."""
    by, bar = STEP, area.view.horizontalScrollBar()
    for _step in range(steps):
        if bar.value() in (bar.minimum(), bar.maximum()):
            by = STEP if bar.value() == bar.minimum() else -STEP
        yield partial(area.view.pan, by)


def zooms(area: MapArea) -> Iterator[Callable[[], object]]:
    """Turn the wheel out and in again, around a place in the upper left."""
    for factor in (*repeat(1 / WHEEL, 12), *repeat(WHEEL, 24), *repeat(1 / WHEEL, 12)) * 3:
        yield partial(area.view.set_zoom, area.view.zoom * factor, QPoint(300, 200))


def selections(area: MapArea, rows: MapRows) -> Iterator[Callable[[], object]]:
    """Walk through some nodes, each of which lights its chain."""
    for id in list(rows.nodes)[:100]:
        yield partial(area.view.select, id)


def measure(application: QApplication, rows: MapRows, name: str, steps: int) -> None:
    """Tell what panning, zooming and selecting take in a window of a size."""
    area = MapArea(())
    area.resize(*SIZES[name])
    area.show()
    start = perf_counter()
    area.show_map(rows, ())
    application.processEvents()
    print(f"  first shown after          {(perf_counter() - start) * 1000:5.0f} ms")
    for zoom, selected in ((1.0, None), (1.0, "n9"), (0.5, None), (0.25, None)):
        area.view.select(selected)
        area.view.set_zoom(zoom)
        area.view.centerOn(0, 0)
        application.processEvents()
        chain = "with a chain lit" if selected else "                "
        taken = frames(application, pans(area, steps))
        print(f"  panned at {zoom:4.0%} {chain}", told(taken))
        if not selected:
            tell(Result("S8", f"map panned at {zoom:.0%}, {name}", median(taken), "ms", FRAME_MS))
    area.view.set_zoom(1.0)
    application.processEvents()
    taken = frames(application, zooms(area))
    print("  zoomed from 19 % to 300 %      ", told(taken))
    tell(Result("S8", f"map zoomed, {name}", median(taken), "ms", FRAME_MS))
    area.view.set_zoom(1.0)
    print("  another node selected          ", told(frames(application, selections(area, rows))))
    area.hide()
    area.deleteLater()
    application.processEvents()


def main(steps: int = STEPS) -> None:
    """Measure the layout, and the map at both sizes."""
    application = QApplication([])
    apply_theme(application, load_theme("light"))
    rows = random_map(NODES)
    start = perf_counter()
    layout = lay_out(rows.graph, Measure())
    taken = (perf_counter() - start) * 1000
    print(f"{NODES} nodes, {len(rows.graph.edges)} edges, {len(layers_of(rows.graph).points)} columns")
    print(f"  laid out in {taken:.0f} ms, {layout.crossings} crossings of {layout.crossings_unsorted}")
    tell(Result("", f"map of {NODES} nodes laid out", taken, "ms"))
    for name in SIZES:
        print(f"in a window of {name}")
        measure(application, rows, name, steps)


if __name__ == "__main__":
    main(times_wanted(STEPS))
