"""What a learner means by a time of day that is typed, in the words of each locale."""

from datetime import time

import pytest
from PySide6.QtCore import QLocale, QTime

from planner.ui.widgets.typed_time import parse_time

TIMES = [time(0), time(0, 5), time(9, 15), time(12), time(12, 30), time(21, 5), time(23, 45)]
IN_FRONT = ["ko_KR", "zh_TW", "zh_HK", "yue_HK", "ee_GH", "kok_IN", "ks_IN", "as_IN", "brx_IN"]
BEHIND = ["en_US", "en_CA", "es_AR", "es_MX", "el_GR", "hi_IN", "ar_EG", "bn_BD", "sq_AL", "ak_GH"]
WITHOUT = ["en_GB", "de_DE", "fi_FI", "fr_CA", "fa_IR", "oc_FR"]


def meant(locale: QLocale, text: str, shown: time = time(9)) -> time | None:
    has_halves = "ap" in locale.timeFormat(QLocale.FormatType.ShortFormat).casefold()
    return parse_time(text, shown, has_halves=has_halves, am=locale.amText(), pm=locale.pmText())


@pytest.mark.parametrize("name", [*IN_FRONT, *BEHIND, *WITHOUT])
def test_a_time_is_understood_as_its_locale_writes_it(name: str) -> None:
    locale = QLocale(name)
    written = {at: locale.toString(QTime(at.hour, at.minute), QLocale.FormatType.ShortFormat) for at in TIMES}
    assert {at: meant(locale, text) for at, text in written.items()} == {at: at for at in TIMES}


@pytest.mark.parametrize(
    ("locale", "typed", "at"),
    [
        ("ko_KR", "오후 9:15", time(21, 15)),
        ("ko_KR", "오후9:15", time(21, 15)),
        ("ko_KR", "9:15 오후", time(21, 15)),
        ("ko_KR", "오후 915", time(21, 15)),
        ("ko_KR", "오전 12", time(0)),
        ("ko_KR", "pm 9", time(21)),
        ("zh_TW", "下午9:15", time(21, 15)),
        ("zh_TW", "下午 9:15", time(21, 15)),
        ("ee_GH", "ɣetrɔ ga 9:15", time(21, 15)),
        ("es_AR", "9:15 p. m.", time(21, 15)),
        ("ak_GH", "9:15 ANW", time(21, 15)),
        ("ko_KR", "오전 9:15 오후", None),
        ("ko_KR", "오전 오후 9:15", None),
        ("ko_KR", "오후", None),
        ("ko_KR", "오전 13:15", None),
    ],
)
def test_a_half_of_the_day_stands_in_front_or_behind(locale: str, typed: str, at: time | None) -> None:
    assert meant(QLocale(locale), typed) == at
