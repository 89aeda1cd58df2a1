"""What a file does not say of an item, guessed from its words: the kind, the subject and the hours."""

import re
from urllib.parse import urlsplit

from planner.domain.item import Effort, ItemKind, Subject
from planner.exchange.effort_words import effort_in

__all__ = [
    "effort_in",
    "estimated_effort",
    "estimated_in_list",
    "kind_of",
    "kind_of_link",
    "subject_of",
    "told_subject",
]

# The medians of the shipped roadmap's items of each kind: low, likely, high, in hours.
_HOURS = {
    ItemKind.TOPIC: (8.0, 14.0, 22.0),
    ItemKind.COURSE: (32.5, 60.0, 90.0),
    ItemKind.BOOK: (40.0, 60.0, 90.0),
    ItemKind.POST: (1.5, 2.5, 4.0),
    ItemKind.PAPER: (2.25, 3.75, 6.0),
    ItemKind.PRACTICE: (4.0, 8.0, 12.0),
    ItemKind.PROJECT: (15.0, 27.5, 50.0),
    ItemKind.CERTIFICATION: (50.0, 90.0, 130.0),
    ItemKind.MILESTONE: (0.0, 0.0, 0.0),
}

# Words that tell a kind, the surer first: a video of a course is a video, a project of a book a project.
# English, German, French and Spanish; each stands alone, "notebook" is no book.
_KIND_WORDS = {
    ItemKind.MILESTONE: "milestones?|meilensteine?|checkpoint",
    ItemKind.POST: "videos?|watch|articles?|artikel|blogs?|blog posts?|posts? (?:by|on|about)|podcasts?"
    "|talks?|screencasts?|tutorials?|cheat ?sheets?|read(?:ing)? (?:list|about|the)|further reading"
    "|readings|documentation|docs|lectures?|episodes?|chapters?|kapitel|vortr[äa]ge?|vidéos?|artículos?"
    "|newsletters?",
    ItemKind.PAPER: "papers?|arxiv|whitepapers?|publications?|fachartikel",
    ItemKind.PROJECT: "projects?(?! management)|capstones?|portfolio|build (?:an?|your|the|my)|projekte?"
    "|projets?|proyectos?|side project|hackathon|clone",
    ItemKind.PRACTICE: "exercises?|practi[cs]e|practicals?|problem sets?|problems|katas?|leetcode"
    "|hackerrank|quiz(?:zes)?|labs?|assignments?|homework|drills?|challenges?|übung(?:en)?|aufgaben?"
    "|exercices?|ejercicios?|puzzles?|flash ?cards?|mock interviews?|competitions?|solve",
    ItemKind.CERTIFICATION: "certifications?|certificates?|certified|exams?|prüfung(?:en)?|zertifi\\w+"
    "|exámen(?:es)?|examen|certificación|certificat",
    ItemKind.BOOK: "books?|textbooks?|e-?books?|bücher|buch|livres?|libros?|\\d(?:st|nd|rd|th) edition",
    ItemKind.COURSE: "(?<!of )courses?|moocs?|speciali[sz]ations?|bootcamps?|nanodegrees?|coursera|udemy"
    "|edx|udacity|(?:online)?kurse?|cours|cursos?|lehrgang|workshops?|masterclass|lecture series",
}
_HOSTS = {
    ItemKind.POST: "youtube.com youtu.be vimeo.com medium.com dev.to ted.com",
    ItemKind.PAPER: "arxiv.org doi.org openreview.net aclanthology.org",
    ItemKind.COURSE: "coursera.org udemy.com edx.org udacity.com pluralsight.com",
    ItemKind.PRACTICE: "leetcode.com hackerrank.com exercism.org codewars.com kaggle.com projecteuler.net",
    ItemKind.BOOK: "oreilly.com manning.com goodreads.com",
}
_SUBJECT_WORDS = {
    Subject.CERT: _KIND_WORDS[ItemKind.CERTIFICATION],
    Subject.GENAI: "gen(?:erative)? ?ai|llms?|gpt\\w*|chatgpt|prompts?|prompting|rag|retrieval.augmented"
    "|agents?|agentic|transformers?|language models?|fine.?tuning|embeddings?|langchain|diffusion"
    "|hugging ?face|openai|attention|claude|mcp|vector databases?",
    Subject.DL: "deep learning|neural|neuron\\w*|cnns?|rnns?|lstms?|gans?|pytorch|tensorflow|keras"
    "|backprop\\w*|computer vision|convolution\\w*|autoencoders?|nlp|speech|image \\w+"
    "|reinforcement learning",
    Subject.MLOPS: "mlops|devops|docker|kubernetes|k8s|ci/?cd|cloud|aws|azure|gcp|terraform|deploy\\w*"
    "|serving|monitoring|observability|infrastructure|helm|ansible|serverless|linux|sysadmin|containers?"
    "|pipelines?|mlflow|drift|networking",
    Subject.MATHS: "math\\w*|algebra|calculus|statisti\\w*|probability|wahrscheinlich\\w*|stochasti\\w*"
    "|geometry|analysis ii?i?|linear(?:e[rn]?)? algebra|bayes\\w*|inference|matri(?:x|ces)|vectors?"
    "|derivatives?|integrals?|hypothesis|discrete|combinatorics|proofs?|logic|optimi[sz]ation|gradients?"
    "|mathématiques|estadística|lineare|analysis",
    Subject.DATA: "data(?! structures?| science| types?)|databases?|sql|nosql|postgres\\w*|mysql|spark"
    "|hadoop|etl|elt|pandas|warehous\\w*|kafka|airflow|dbt|visuali[sz]ation|tableau|power ?bi|excel"
    "|datenbanken?|mongodb|bigquery|snowflake|scraping",
    Subject.ML: "machine learning|ml|supervised|unsupervised|regression|classif\\w*|clustering|scikit\\w*"
    "|sklearn|random forests?|xgboost|boosting|features?|data science|models?|kaggle|decision trees?|svms?"
    "|ensembles?|recommend\\w*|time series|anomaly|ai|artificial intelligence|maschinelles lernen",
    Subject.PROGRAMMING: "python|java|javascript|typescript|rust|go|golang|c\\+\\+|c#|r|programming"
    "|coding|code|software|algorithms?|data structures?|git|github|testing|tests?|web|html|css|react|vue"
    "|angular|node|apis?|backend|frontend|design patterns?|oop|functions?|debug\\w*|compilers?"
    "|programmier\\w*|agile|refactoring|classes|loops?|sorting|recursion|trees?|graphs?|arrays?|django"
    "|flask|fastapi|mobile|android",
}


def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.IGNORECASE)


_KINDS = {kind: _pattern(words) for kind, words in _KIND_WORDS.items()}
_SUBJECTS = {subject: _pattern(words) for subject, words in _SUBJECT_WORDS.items()}
_KINDS_BY_HOST = {host: kind for kind, hosts in _HOSTS.items() for host in hosts.split()}
_LOOKED_AT = 400  # characters
_HEADING_WEIGHT = 1.0
_TITLE_WEIGHT = 1.5


def estimated_effort(kind: ItemKind) -> Effort:
    """Return the study time of an item whose file tells none.

    It is what the items of that kind in the shipped roadmap take, the median of the low, the likely and the
    high hours each: a topic 14 h, a course or a book 60 h, an article or video 2.5 h, a milestone none.
    """
    return Effort.of_hours(*_HOURS[kind])


def estimated_in_list(kind: ItemKind) -> Effort:
    """Return the study time of a line of a list that tells none.

    That is the estimate of its kind; but a topic there is one line of a hundred and takes what an article
    does. The topics of the shipped roadmap hold whole fields: at their hours such a list would take years.
    """
    return estimated_effort(ItemKind.POST if kind is ItemKind.TOPIC else kind)


def kind_of(title: str, heading: str = "") -> ItemKind:
    """Return the kind that the words of a title tell, else those that its heading ends with, else a topic.

    A heading has to end with the word or hold it in the plural: beneath "Books to read" stand books, beneath
    "Project planning" no projects.
    """
    for kind, words in _KINDS.items():
        if words.search(title[:_LOOKED_AT]):
            return kind
    heading = heading[:_LOOKED_AT].rstrip(" :.!")
    for kind, words in _KINDS.items():
        for found in words.finditer(heading):
            if found.end() == len(heading) or found[0].lower().endswith(("s", "en", "bücher")):
                return kind
    return ItemKind.TOPIC


def kind_of_link(address: str) -> ItemKind | None:
    """Return the kind that an address tells by where it leads, or None."""
    try:
        host = (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return None
    return _KINDS_BY_HOST.get(host) or _KINDS_BY_HOST.get(".".join(host.split(".")[-2:]))


def subject_of(title: str, phase: str) -> Subject:
    """Return the track that the words of a title and its phase tell, else programming."""
    return told_subject(title, phase) or Subject.PROGRAMMING


def told_subject(title: str, phase: str) -> Subject | None:
    """Return the track that the words of a title and its phase tell, if any.

    A word of the title counts for more than one of the phase; of tracks that tie, the narrower wins.
    """
    points = {
        subject: _TITLE_WEIGHT * bool(words.search(title[:_LOOKED_AT]))
        + _HEADING_WEIGHT * bool(words.search(phase[:_LOOKED_AT]))
        for subject, words in _SUBJECTS.items()
    }
    best = max(points, key=lambda subject: points[subject])  # the first of those that tie
    return best if points[best] else None
