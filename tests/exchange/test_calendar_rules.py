import pytest

from planner.exchange.calendar_rules import is_followed


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=WEEKLY",
        "freq=weekly;byday=mo,we;wkst=su",
        "FREQ=MONTHLY;BYDAY=-1FR;COUNT=12",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1;UNTIL=20301231T235959Z",
        "FREQ=DAILY;INTERVAL=1000;UNTIL=20301231",
        "FREQ=HOURLY;BYHOUR=9,12,15;BYMINUTE=0,30",
        "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;",
    ],
)
def test_rules_of_appointments_are_followed(rule: str) -> None:
    assert is_followed(rule)


@pytest.mark.parametrize(
    "rule",
    [
        "",
        "FREQ=SECONDLY",
        "FREQ=MINUTELY",
        "INTERVAL=2",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=DAILY;INTERVAL=-1",
        "FREQ=DAILY;INTERVAL=1001",
        "FREQ=DAILY;INTERVAL=" + "9" * 5_000,
        "FREQ=DAILY;COUNT=99999999",
        "FREQ=DAILY;COUNT=0",
        "FREQ=DAILY;UNTIL=never",
        "FREQ=DAILY;BYSECOND=1",
        "FREQ=DAILY;BYMINUTE=0,1,2,3,4",
        "FREQ=DAILY;BYEASTER=0",
        "FREQ=DAILY;FREQ=DAILY",
        "FREQ=DAILY;BYHOUR=" + ",".join(["1"] * 25),
        "FREQ=DAILY;BYMONTHDAY=٣",
    ],
)
def test_others_are_not(rule: str) -> None:
    assert not is_followed(rule)
