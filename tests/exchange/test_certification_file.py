import json
from datetime import date
from typing import Any

import pytest

from planner import resources
from planner.domain.certification import Certification, ExamDomain, RenewalBy, successor_in_force
from planner.domain.errors import Refusal
from planner.exchange.certification_file import read_certifications

PLACE = "Certification knots-2"
FULL: dict[str, Any] = {
    "id": "knots-2",
    "name": "Certified Knotter",
    "short_name": "Knots",
    "vendor": "Guild",
    "code": "K-2",
    "exam_title": "Tying Knots",
    "level": "associate",
    "status": "retired",
    "status_date": "2026-06-30",
    "successor": "knots-3",
    "item": "knots",
    "duration_minutes": 90,
    "price_usd": 165,
    "validity_months": 12,
    "renewal": "Tie them all again.",
    "renewal_by": "exam",
    "renewal_opens_days": 60,
    "retake_days": [1, 14],
    "domains": [
        {"name": "Bends", "weight_low": 20, "weight_high": 25.5, "items": ["bend"]},
        {"name": "Hitches to posts and rings", "short": "Hitches"},
    ],
    "official_url": "https://example.org/knots",
    "unconfirmed": ["The price."],
    "unconfirmed_fields": ["price_usd"],
    "sources": [{"as_of": "2026-04"}, {"as_of": "2026-04-30"}, {"as_of": None}, {"as_of": "unknown"}],
    "passing_score": "700",
}


def read(**changes: Any) -> Certification:
    (certification,) = read_certifications(json.dumps({"certifications": [FULL | changes]}))
    return certification


def test_every_field_arrives_in_its_place() -> None:
    assert read() == Certification(
        id="knots-2",
        name="Certified Knotter",
        short_name="Knots",
        vendor="Guild",
        code="K-2",
        exam_title="Tying Knots",
        level="associate",
        retired=True,
        retired_on=date(2026, 6, 30),
        successor="knots-3",
        item="knots",
        duration_minutes=90,
        price_usd=165,
        validity_months=12,
        renewal="Tie them all again.",
        renewal_by=RenewalBy.EXAM,
        renewal_opens_days=60,
        retake_days=(1, 14),
        domains=(
            ExamDomain("Bends", 20, 25.5, ("bend",)),
            ExamDomain("Hitches to posts and rings", short="Hitches"),
        ),
        official_url="https://example.org/knots",
        unconfirmed=("The price.",),
        unconfirmed_fields=("price_usd",),
        checked_on="2026-04-30",
        extra={"passing_score": "700", "sources": FULL["sources"]},
    )


def test_what_is_missing_is_empty() -> None:
    (certification,) = read_certifications('{"certifications": [{"id": "x", "name": "X"}]}')
    assert certification == Certification(id="x", name="X", short_name="X", vendor="")


def test_an_active_one_has_no_day_of_retirement() -> None:
    certification = read(status="active")
    assert not certification.retired
    assert certification.retired_on is None


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"id": None}, "Certification 1: the field id must be a text."),
        ({"name": ""}, f"{PLACE}: the field name must be a text."),
        ({"status_date": "2026-06"}, f"{PLACE}: the field status_date must be a date such as 2027-03-12."),
        (
            {"duration_minutes": 0},
            f"{PLACE}: the field duration_minutes must be a whole number from 1 to 10080.",
        ),
        ({"price_usd": -1}, f"{PLACE}: the field price_usd must be a whole number from 0 to 1000000."),
        ({"renewal_by": "luck"}, f"{PLACE}: the field renewal_by must be one of exam, assessment."),
        (
            {"retake_days": [14, 0]},
            f"{PLACE}: the field retake_days must be a list of whole numbers from 1 to 1000000.",
        ),
        ({"domains": [{}]}, f"{PLACE}, domain 1: the field name is missing."),
        (
            {"domains": [{"name": "x", "weight_low": 101}]},
            f"{PLACE}, domain 1: the field weight_low must be a number from 0 to 100.",
        ),
        ({"sources": ["x"]}, f"{PLACE}, source 1 is not a list of named fields."),
        ({"id": "{x}", "domains": [{}]}, "Certification {x}, domain 1: the field name is missing."),
    ],
)
def test_a_catalogue_is_refused_by_place(changes: dict[str, Any], sentence: str) -> None:
    with pytest.raises(Refusal) as refusal:
        read(**changes)
    assert str(refusal.value) == sentence


def test_a_doubled_one_is_refused() -> None:
    with pytest.raises(Refusal, match=r"^Certification knots-2 stands twice\.$"):
        read_certifications(json.dumps({"certifications": [FULL, FULL]}))


@pytest.fixture(scope="module")
def catalogue() -> dict[str, Certification]:
    text = resources.path("certifications", "certifications.yaml").read_text(encoding="utf-8")
    return {certification.id: certification for certification in read_certifications(text)}


def test_a_source_that_grew_over_time_counts_with_its_end() -> None:
    assert read(sources=[{"as_of": "2026-07 to 2026-08"}, {"as_of": "2026"}]).checked_on == "2026-08"


def test_the_shipped_catalogue_is_read(catalogue: dict[str, Certification]) -> None:
    assert len(catalogue) == 17
    exam = catalogue["gcp-pmle"]
    assert (exam.vendor, exam.retired, exam.item) == ("Google Cloud", False, "cert-gcp-pmle")
    assert exam.duration_minutes == 120
    assert all(certification.checked_on[:2] in ("20", "") for certification in catalogue.values())


@pytest.mark.parametrize(
    ("id", "successor"),
    [
        ("azure-ai-100", "azure-ai-103"),
        ("azure-ai-102", "azure-ai-103"),
        ("azure-dp-100", "azure-ai-300"),
        ("aws-mls-c01", "aws-mla-c01"),
        ("tensorflow-developer", None),
    ],
)
def test_retired_ones_lead_to_one_in_force(
    catalogue: dict[str, Certification], id: str, successor: str | None
) -> None:
    assert catalogue[id].retired
    found = successor_in_force(catalogue[id], catalogue)
    assert (found.id if found is not None else None) == successor
