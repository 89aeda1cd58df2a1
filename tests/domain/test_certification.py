from datetime import date

from planner.domain.certification import Certification, months_later, successor_in_force


def a_certification(id: str, successor: str | None = None, *, retired: bool = True) -> Certification:
    return Certification(id=id, name=id, short_name=id, vendor="Vendor", retired=retired, successor=successor)


def successor_of(id: str, *certifications: Certification) -> str | None:
    catalogue = {certification.id: certification for certification in certifications}
    found = successor_in_force(catalogue[id], catalogue)
    return found.id if found is not None else None


def test_the_chain_is_followed_to_one_that_can_be_taken() -> None:
    chain = (
        a_certification("ai-100", "ai-102"),
        a_certification("ai-102", "ai-103"),
        a_certification("ai-103", "ai-104", retired=False),
        a_certification("ai-104", retired=False),
    )
    assert successor_of("ai-100", *chain) == "ai-103"
    assert successor_of("ai-102", *chain) == "ai-103"
    assert successor_of("ai-103", *chain) == "ai-104"


def test_a_chain_without_one_in_force_leads_to_none() -> None:
    assert successor_of("a", a_certification("a")) is None
    assert successor_of("a", a_certification("a", "b"), a_certification("b")) is None
    assert successor_of("a", a_certification("a", "not-in-the-catalogue")) is None


def test_a_circle_of_successors_ends() -> None:
    assert successor_of("a", a_certification("a", "a")) is None
    assert successor_of("a", a_certification("a", "a", retired=False)) is None
    circle = (a_certification("a", "b"), a_certification("b", "c"), a_certification("c", "b"))
    assert successor_of("a", *circle) is None


def test_the_wait_before_another_try_grows_with_the_tries_and_then_stays() -> None:
    asked = Certification(id="a", name="A", short_name="A", vendor="V", retake_days=(14, 60))
    failed = date(2026, 12, 12)

    days = [asked.retake_day(failed, tries) for tries in (1, 2, 3)]
    assert days == [date(2026, 12, 26), date(2027, 2, 10), date(2027, 2, 10)]
    assert Certification(id="b", name="B", short_name="B", vendor="V").retake_day(failed) is None


def test_a_certificate_is_valid_for_months_on_the_calendar() -> None:
    yearly = Certification(id="a", name="A", short_name="A", vendor="V", validity_months=12)

    assert yearly.valid_until(date(2028, 2, 29)) == date(2029, 2, 28)
    assert yearly.valid_until(date(2026, 11, 23), times=2) == date(2028, 11, 23)
    assert months_later(date(2026, 12, 31), 2) == date(2027, 2, 28)
    assert Certification(id="b", name="B", short_name="B", vendor="V").valid_until(date(2026, 1, 1)) is None
