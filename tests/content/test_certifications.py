"""The shipped certifications and dated facts: records, successors, exam domains, sources, words."""

import copy
import re
from datetime import date
from typing import Any

import pytest
from jsonschema import Draft202012Validator

Record = dict[str, Any]

VENDOR_HOSTS = {
    "learn.microsoft.com",
    "aws.amazon.com",
    "docs.aws.amazon.com",
    "cloud.google.com",
    "www.tensorflow.org",
}

RETIRED = {
    "azure-ai-100": ("2021-06-30", "azure-ai-102"),
    "azure-ai-102": ("2026-06-30", "azure-ai-103"),
    "azure-dp-100": ("2026-06-01", "azure-ai-300"),
    "aws-mls-c01": ("2026-03-31", "aws-mla-c01"),
    "tensorflow-developer": ("2024-05-01", None),
}


def test_seventeen_certifications_with_names_of_their_own(certifications: dict[str, Record]) -> None:
    assert len(certifications) == 17
    for field in ("code", "short_name", "name"):
        assert len({record[field] for record in certifications.values()}) == 17, field


def test_retired_ones_have_their_date_and_successor(certifications: dict[str, Record]) -> None:
    retired = {
        id: (record["status_date"], record["successor"])
        for id, record in certifications.items() if record["status"] == "retired"
    }  # fmt: skip
    assert retired == RETIRED


def test_successors_exist_and_lead_to_one_that_can_be_taken(certifications: dict[str, Record]) -> None:
    for record in certifications.values():
        seen = [record["id"]]
        while (successor := certifications[seen[-1]]["successor"]) is not None:
            assert successor in certifications, seen
            assert successor not in seen
            seen.append(successor)
        if len(seen) > 1:
            assert certifications[seen[-1]]["status"] == "active"


def test_predecessors_and_successors_agree(certifications: dict[str, Record]) -> None:
    forward = {(id, record["successor"]) for id, record in certifications.items() if record["successor"]}
    backward = {(record["predecessor"], id) for id, record in certifications.items() if record["predecessor"]}
    assert forward == backward


def test_items_and_certifications_name_each_other(
    items: dict[str, Record], certifications: dict[str, Record]
) -> None:
    from_items = {(other, item["id"]) for item in items.values() for other in item.get("certifications", [])}
    from_records = {(id, record["item"]) for id, record in certifications.items() if record["item"]}
    assert from_items == from_records
    assert {item["id"] for item in items.values() if item["kind"] == "certification"} == {
        item for _certification, item in from_records
    }


def test_the_google_cloud_item_prepares_three(certifications: dict[str, Record]) -> None:
    prepared = [id for id, record in certifications.items() if record["item"] == "cert-gcp-cloud"]
    assert prepared == ["gcp-pca", "gcp-pcd", "gcp-pcdoe"]


def test_no_retired_certification_is_prepared_by_an_item(certifications: dict[str, Record]) -> None:
    assert {certifications[id]["item"] for id in RETIRED} == {None}


def test_exam_domains_name_items_that_ship(
    items: dict[str, Record], certifications: dict[str, Record]
) -> None:
    domains = [domain for record in certifications.values() for domain in record["domains"]]
    named = {item for domain in domains for item in domain["items"]}
    assert named <= set(items)
    assert not {id for id in named if items[id]["kind"] in ("milestone", "certification")}


def test_the_exams_of_the_role_have_a_match_in_every_domain(certifications: dict[str, Record]) -> None:
    for id in ("gcp-pmle", "aws-mla-c01", "azure-ai-300", "aws-aif-c01", "azure-ai-103"):
        assert all(domain["items"] for domain in certifications[id]["domains"]), id


def test_domain_weights_can_add_up_to_a_hundred(certifications: dict[str, Record]) -> None:
    for record in certifications.values():
        weights = [(domain["weight_low"], domain["weight_high"]) for domain in record["domains"]]
        for low, high in weights:
            assert (low is None) == (high is None), record["id"]
        if weights and all(low is not None for low, _high in weights):
            lowest, highest = (sum(column) for column in zip(*weights, strict=True))
            assert lowest <= 100 <= highest, record["id"]


def test_every_domain_has_a_name_that_fits_a_narrow_table(certifications: dict[str, Record]) -> None:
    for record in certifications.values():
        names = [domain.get("short", domain["name"]) for domain in record["domains"]]
        assert len(set(names)) == len(names), record["id"]
        assert all(len(name) <= 20 or "not known" in name for name in names), names


def test_an_unknown_value_is_said_to_be_unconfirmed(certifications: dict[str, Record]) -> None:
    for record in certifications.values():
        weights = [domain["weight_low"] for domain in record["domains"]]
        if None in weights:
            assert "domains" in record["unconfirmed_fields"], record["id"]
        told = bool(record["unconfirmed"] or record.get("research_notes"))
        assert told == bool(record["unconfirmed_fields"]), record["id"]
        assert set(record["unconfirmed_fields"]) <= set(record), record["id"]


def test_the_weights_of_the_google_exam_are_shown_as_those_of_2024(certifications: dict[str, Record]) -> None:
    record = certifications["gcp-pmle"]
    assert "domains" in record["unconfirmed_fields"]
    assert any("1 October 2024" in text and "1 June 2026" in text for text in record["unconfirmed"])


def test_dates_parse_and_lie_before_the_day_of_the_research(
    catalogue: Record, certifications: dict[str, Record]
) -> None:
    as_of = date.fromisoformat(catalogue["as_of"])
    for record in certifications.values():
        if record["status_date"]:
            assert date.fromisoformat(record["status_date"]) <= as_of
        for source in record["sources"]:
            for part in (source["as_of"] or "2026").split(" to "):
                year_month_day = (part + "-01-01")[:10]
                assert date.fromisoformat(year_month_day) <= as_of, (record["id"], source["where"])


def test_official_addresses_belong_to_the_vendor(certifications: dict[str, Record]) -> None:
    for record in certifications.values():
        for field in ("official_url", "study_guide_url"):
            if record[field]:
                assert record[field].split("/")[2] in VENDOR_HOSTS, record[field]
        assert record["official_url"] or record["id"] == "azure-ai-100"


def test_words_are_whole_sentences_for_a_learner(certifications: dict[str, Record]) -> None:
    for record in certifications.values():
        texts = [record["seed_note"], record["renewal"], *record["unconfirmed"]]
        texts += record.get("research_notes", [])
        texts += [source["says"] for source in record["sources"]]
        texts += [record["status_detail"]] if record["status_detail"] else []
        for text in texts:
            assert re.match(r"[A-Z0-9].*\.$", text), (record["id"], text)
            assert "!" not in text
            assert not re.search(r"\bseeds?\b", text)


def test_who_can_take_an_exam_can_read_how_long_to_wait_after_failing_it(
    certifications: dict[str, Record],
) -> None:
    waits = {"AWS": [14], "Google Cloud": [14, 60, 365], "Microsoft": [1, 14]}
    for record in certifications.values():
        is_active = record["status"] == "active"
        assert record.get("retake_days") == (waits[record["vendor"]] if is_active else None), record["id"]


def test_what_expires_and_can_be_taken_can_be_renewed(certifications: dict[str, Record]) -> None:
    for record in certifications.values():
        expires = record["status"] == "active" and record["validity_months"] is not None
        assert (record.get("renewal_by") is not None) == expires, record["id"]


TOO_HEAVY = {"name": "All of it", "weight_low": 0, "weight_high": 101, "items": []}
BROKEN: dict[str, Record] = {
    "a retired one without a date": {"status": "retired", "status_date": None},
    "an active one with a date of retirement": {"status": "active", "status_date": "2026-06-01"},
    "an unknown status": {"status": "expired"},
    "a day that does not exist": {"status": "retired", "status_date": "2026-06-31"},
    "no source": {"sources": []},
    "something to look up before booking what is retired": {"unconfirmed": ["The price."]},
    "a sentence too long for a learner": {
        "status": "active",
        "status_date": None,
        "unconfirmed": ["The price" + " and so on" * 12 + "."],
    },
    "a price in words": {"price_usd": "165 USD"},
    "no wait at all after a failed try": {"retake_days": [0]},
    "an address that is no link": {"official_url": "file:///etc/passwd"},
    "an address with a user": {"official_url": "https://someone@example.org/"},
    "a weight above a hundred": {"domains": [TOO_HEAVY]},
    "an unknown field in doubt": {"unconfirmed_fields": ["colour"]},
    "a field of no meaning": {"colour": "blue"},
}


@pytest.mark.parametrize("change", BROKEN.values(), ids=BROKEN)
def test_schema_refuses(
    catalogue: Record, certifications_schema: Draft202012Validator, change: Record
) -> None:
    broken = copy.deepcopy(catalogue)
    broken["certifications"][0].update(change)
    assert not certifications_schema.is_valid(broken)


def test_facts_are_told_with_their_year_or_as_undated(facts: dict[str, Record]) -> None:
    assert len(facts) == 18
    for fact in facts.values():
        if fact["year"] is None:
            assert "undated article" in fact["text"], fact["id"]
            assert fact["as_of"] == "undated article"
        else:
            assert str(fact["year"]) in fact["text"], fact["id"]
            assert fact["as_of"].startswith(str(fact["year"]))


def test_facts_name_their_article_as_source(facts: dict[str, Record], roadmap: Record) -> None:
    articles = {seed["id"]: seed for seed in roadmap["seeds"]}
    for fact in facts.values():
        article = articles[fact["article"]]
        assert article["title"] in fact["source"], fact["id"]
        if article["date"] and fact["year"]:
            assert article["date"].startswith(str(fact["year"])), fact["id"]


def test_facts_stand_beside_items_and_certifications_that_ship(
    facts: dict[str, Record], items: dict[str, Record], certifications: dict[str, Record]
) -> None:
    for fact in facts.values():
        assert set(fact["items"]) <= set(items), fact["id"]
        assert set(fact.get("certifications", [])) <= set(certifications), fact["id"]
