from planner.domain.certification import Certification, successor_in_force


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
