"""What is the same topic in two roadmaps, and above all what is not."""

import subprocess
import sys
import time
from random import Random

import pytest

from planner.domain.item import ItemKind, Resource
from planner.services.matching import Match, Reason, Topic, match_topics, topic_of
from planner.services.topic_names import resource_key, same_page, topic_name
from planner.values import replace
from tests.services.import_samples import told

SURE = [
    ("Machine learning", "Machine Learning"),
    ("Machine learning", "ML"),
    ("Machine learning", "machine-learning"),
    ("CNN", "Convolutional neural networks"),
    ("CNNs", "Convolutional Neural Network"),
    ("Convolutional neural networks (CNNs)", "ConvNets"),
    ("RNN", "Recurrent neural networks"),
    ("K8s", "Kubernetes"),
    ("JS", "JavaScript"),
    ("TypeScript", "TS"),
    ("Node.js", "NodeJS"),
    ("React", "React.js"),
    ("Golang", "Go"),
    ("C++", "C plus plus"),
    ("C#", "C sharp"),
    ("Postgres", "PostgreSQL"),
    ("Databases", "Database"),
    ("Relational DBs", "Relational databases"),
    ("DSA", "Data structures & algorithms"),
    ("Algorithms and data structures", "Data Structures and Algorithms"),
    ("OOP", "Object-oriented programming"),
    ("CI/CD", "Continuous integration and continuous delivery"),
    ("Regex", "Regular expressions"),
    ("NLP", "Natural Language Processing (NLP)"),
    ("LLMs", "Large language models"),
    ("PCA", "Principal component analysis"),
    ("SVM", "Support vector machines"),
    ("k-means", "K-Means clustering"),
    ("MLOps", "Machine learning operations"),
    ("Python programming", "Python"),
    ("Learn Python", "The Python programming language"),
    ("Introduction to machine learning", "Machine learning basics"),
    ("Fundamentals of statistics", "Statistics 101"),
    ("What is Docker?", "Introduction to Docker"),
    ("A/B testing", "AB tests"),
    ("Scikit-learn", "sklearn"),
    ("Réseaux de neurones", "Reseaux de neurones"),
    ("Naïve Bayes", "Naive Bayes"),
    ("Regularisation", "Regularization"),
    ("Modelling of data", "Modeling of data"),
    ("Matrices", "Matrix"),
    ("Web sockets", "WebSocket"),
    ("Front-end", "Frontend"),
    ("Bayes' theorem", "Bayes theorem"),
    ("線形代数", "線形代数"),
]

LIKELY = [
    ("Machine learning basics", "Machine learning"),
    ("Introduction to Kubernetes", "K8s"),
    ("Probability and statistics", "Statistics and probability"),
    ("Kuberntes", "Kubernetes"),
    ("Recomender systems", "Recommender systems"),
    ("Testing", "Testing"),
]

APART = [
    ("Machine learning", "Machine learning operations"),
    ("Machine learning", "MLOps"),
    ("Machine learning", "Deep learning"),
    ("Java", "JavaScript"),
    ("SQL", "NoSQL"),
    ("SQL", "MySQL"),
    ("Linear algebra 1", "Linear algebra 2"),
    ("Linear algebra", "Linear algebra II"),
    ("Linear algebra", "Linear regression"),
    ("Deep learning", "Deep learning project"),
    ("Deep learning", "Reinforcement learning"),
    ("Supervised learning", "Unsupervised learning"),
    ("Python 2", "Python 3"),
    ("Python", "Advanced Python"),
    ("Python", "MicroPython"),
    ("C", "C++"),
    ("C", "C#"),
    ("R", "Rust"),
    ("Go", "Django"),
    ("HTTP", "HTTPS"),
    ("Git", "GitHub"),
    ("React", "React Native"),
    ("Angular", "AngularJS"),
    ("Vue", "Vuex"),
    ("AWS", "AWS certification"),
    ("Classification", "Clarification"),
    ("Visualization", "Virtualization"),
    ("Authentication", "Authorization"),
    ("Encoder", "Decoder"),
    ("Precision", "Recall"),
    ("Regression", "Logistic regression"),
    ("Neural networks", "Graph neural networks"),
    ("Statistics", "Bayesian statistics"),
    ("Calculus A", "Calculus B"),
    ("Calculus", "Calculus A"),
    ("Week 1", "Week 2"),
    ("Introduction", "Overview"),
    ("Chapter 3", "Part 3"),
    ("Kafka", "Kafka Streams"),
    ("Nodes", "Node.js"),
    ("Foundation models", "Introduction to models of data"),
    ("Visual Basic", "Visual"),
    ("Docker", "Docker Compose"),
    ("Data science", "Data engineering"),
    ("Data analyst", "Data analysis"),
    ("Unit testing", "Integration testing"),
    ("Time series", "Time management"),
    ("System design", "System design interview"),
    ("TensorFlow", "TensorFlow without Keras"),
    ("ガ", "カ"),
    ("Web security", "Web performance"),
]


def match(their: str, our: str, **ours: object) -> Match | None:
    theirs = [topic_of(told("theirs", their), "Their phase")]
    found = match_topics(theirs, [topic_of(told("ours", our, **ours), "Our phase")])  # type: ignore[arg-type]
    return found.get("theirs")


def test_the_tables_are_long_enough() -> None:
    assert len(SURE) + len(LIKELY) + len(APART) >= 90


@pytest.mark.parametrize(("one", "other"), SURE)
def test_these_are_one_topic(one: str, other: str) -> None:
    for pair in ((one, other), (other, one)):
        found = match(*pair)
        assert found is not None
        assert found.is_sure, found


@pytest.mark.parametrize(("one", "other"), LIKELY)
def test_these_may_be_one_topic_and_the_learner_is_asked(one: str, other: str) -> None:
    for pair in ((one, other), (other, one)):
        found = match(*pair)
        assert found is not None
        assert not found.is_sure, found


@pytest.mark.parametrize(("one", "other"), APART)
def test_these_are_two_topics(one: str, other: str) -> None:
    for pair in ((one, other), (other, one)):
        assert match(*pair) is None


def test_titles_of_every_roadmap_say_nothing() -> None:
    for title in ("Introduction", "Week 1", "Exercises", "Final project", "Getting started"):
        assert match(title, title) is None
    same = [topic_of(told(id, "Exercises"), "Linear algebra") for id in ("theirs", "ours")]
    assert match_topics(same[:1], same[1:]) == {"theirs": Match("ours", Reason.TITLE, is_sure=False)}


def test_a_topic_by_heading_is_sure_only_under_the_same_heading() -> None:
    ours = [topic_of(told("ours", "Testing"), "Python")]
    for heading, is_sure in (("Python basics", True), ("JavaScript", False)):
        found = match_topics([topic_of(told("theirs", "Testing"), heading)], ours)
        assert found["theirs"].is_sure is is_sure


def test_a_project_is_not_the_topic_of_its_title() -> None:
    found = match("Recommender system", "Recommender systems", kind=ItemKind.PROJECT)
    assert found is not None
    assert not found.is_sure
    course = match("Recommender system", "Recommender systems", kind=ItemKind.COURSE)
    assert course is not None
    assert course.is_sure


PAGE = "https://www.example.org/ml/"


def linked(id: str, title: str, *links: str) -> Topic:
    return topic_of(told(id, title, links=links), "")


def test_the_same_page_makes_sure_what_is_much_alike_and_joins_nothing_else() -> None:
    theirs = [linked("theirs", "Introduction to machine learning", "http://example.org/ml?utm_source=x")]
    assert match_topics(theirs, [linked("ours", "Machine learning", PAGE)])["theirs"] == Match(
        "ours", Reason.LINK, is_sure=True
    )
    found = match_topics(
        [linked("theirs", "Neural networks in vision", PAGE)], [linked("ours", "Neural networks", PAGE)]
    )
    assert not found["theirs"].is_sure
    for title in ("Statistics", "Machine learning project", "Machine learning 2"):
        assert not match_topics([linked("theirs", title, PAGE)], [linked("ours", "Machine learning", PAGE)])


def test_a_page_that_many_topics_name_says_nothing() -> None:
    ours = [
        linked(f"o{number}", f"Course {word}", PAGE) for number, word in enumerate(("maths", "art", "law"))
    ]
    assert not match_topics([linked("theirs", "Course maths in Spring", PAGE)], ours)


def test_the_strongest_match_wins_and_each_item_is_given_away_once() -> None:
    ours = [topic_of(told("basics", "Python basics"), ""), topic_of(told("python", "Python"), "")]
    theirs = [
        topic_of(told("intro", "Introduction to Python"), ""),
        topic_of(told("all", "Python"), ""),
        topic_of(told("again", "python!"), ""),
        topic_of(told("other", "The Python language"), ""),
    ]
    found = match_topics(theirs, ours)
    assert {key: each.id for key, each in found.items()} == {
        "intro": "basics",
        "all": "python",
        "again": "python",  # called the same, so it may be named twice
    }


def test_the_order_of_other_topics_changes_nothing() -> None:
    titles = [title for pair in (*SURE, *LIKELY, *APART) for title in pair]
    theirs = [topic_of(told(f"t{place}", title), "") for place, title in enumerate(titles[::2])]
    ours = [topic_of(told(f"o{place}", title), "") for place, title in enumerate(titles[1::2])]
    assert match_topics(theirs, ours) == match_topics(list(theirs), list(ours))


def test_two_thousand_topics_are_compared_with_as_many_within_a_second() -> None:
    random = Random(1)
    letters = "abcdefghijklmnopqrstuvwxyz"
    words = ["".join(random.choices(letters, k=random.randint(4, 12))) for _each in range(3_000)]
    titles = [" ".join(random.sample(words, random.randint(1, 4))) for _each in range(4_000)]
    begin = time.perf_counter()
    theirs = [linked(f"t{place}", title, PAGE + str(place)) for place, title in enumerate(titles[:2_000])]
    ours = [linked(f"o{place}", title, PAGE) for place, title in enumerate(titles[2_000:])]
    match_topics(theirs, ours)
    assert time.perf_counter() - begin < 1


def alike(
    prefix: str, count: int, heading: str = "Practice", title: str = "Exercises on trees"
) -> list[Topic]:
    return [topic_of(told(f"{prefix}{number}", title), heading) for number in range(count)]


@pytest.mark.parametrize("title", ["Trees", "Project", "Linear algebra", ""])
def test_thousands_of_one_title_are_compared_within_a_second(title: str) -> None:
    begin = time.perf_counter()
    theirs, ours = alike("t", 3_000, title=title), alike("o", 3_000, title=title)
    found = match_topics(theirs, ours)
    assert time.perf_counter() - begin < 1
    assert all(match.id == f"o{key[1:]}" for key, match in found.items())


def test_topics_of_one_title_go_together_by_heading_and_then_by_place() -> None:
    theirs = [*alike("t", 2), *alike("u", 9, "More practice")]
    ours = [*alike("o", 9, "More practice"), *alike("p", 2)]
    found = {key: match.id for key, match in match_topics(theirs, ours).items()}
    assert found == {"t0": "p0", "t1": "p1"} | {f"u{number}": f"o{number}" for number in range(9)}
    more = {key: match.id for key, match in match_topics(alike("t", 4), alike("o", 2)).items()}
    assert more == {"t0": "o0", "t1": "o1", "t2": "o1", "t3": "o1"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://www.example.org/a/", "http://example.org/a"),
        ("https://youtu.be/abc?si=1", "https://www.youtube.com/watch?v=abc&feature=share"),
        ("https://example.org/a?b=1&a=2", "https://EXAMPLE.org/a?a=2&b=1&utm_medium=x"),
    ],
)
def test_addresses_of_one_page(one: str, other: str) -> None:
    assert same_page(one) == same_page(other) != ""


@pytest.mark.parametrize(
    "address", ["", "mailto:a@example.org", "javascript:alert(1)", "http://[", "/a/b", "file:///a"]
)
def test_what_is_no_page_of_the_web_is_the_same_as_nothing(address: str) -> None:
    assert same_page(address) == ""


def test_parts_of_a_page_are_told_apart() -> None:
    assert same_page("https://example.org/a#one") != same_page("https://example.org/a#two")


@pytest.mark.parametrize("key", ["sid", "site", "size", "reference", "features", "references"])
def test_addresses_that_tell_pages_apart_are_two(key: str) -> None:
    assert same_page(f"https://example.org/a?{key}=1") != same_page(f"https://example.org/a?{key}=2")


def test_a_title_without_words_is_no_topic() -> None:
    assert topic_name("!!!").words == ()
    assert match("!!!", "???") is None


def test_how_alike_words_are_is_asked_only_when_it_is_wanted() -> None:
    code = "import sys, planner.services.importing; print('rapidfuzz' in sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout == "False\n"


def test_a_resource_is_known_again_by_its_page_its_address_or_its_title() -> None:
    book = Resource(id="r", title="The book", by="Ada", url=" http://www.example.org/a/ ")
    page = same_page(book.url)
    assert resource_key(book) == resource_key(replace(book, id="s", title="A book")) == page
    assert resource_key(book, {page}) == "http://www.example.org/a/"
    assert resource_key(replace(book, url="")) == resource_key(replace(book, url="", cost="free"))
    assert resource_key(replace(book, url="")) != resource_key(replace(book, url="", by="Ben"))
