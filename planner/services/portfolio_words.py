"""The portfolio in words, the same on paper and as Markdown."""

from collections.abc import Iterator
from datetime import date
from pathlib import PurePath, PureWindowsPath

from planner.domain.item_notes import Evidence
from planner.domain.web_address import is_web_address
from planner.exchange.markdown_writing import escaped
from planner.formats import one_line, plain_day, whole_hours
from planner.i18n import _
from planner.services.portfolio import Achievement, PassedExam, Portfolio
from planner.values import Value


class ProofLine(Value):
    """A certificate, a link or a file. A file is told by its name alone: its folder is nobody's business."""

    title: str
    link: str = ""
    file: str = ""


class PortfolioEntry(Value):
    """One thing that was done: what, the facts about it in a line, and its proof."""

    title: str
    facts: str
    proof: tuple[ProofLine, ...] = ()


class PortfolioPart(Value):
    """Entries under a heading."""

    title: str
    entries: tuple[PortfolioEntry, ...]


def heading_of(portfolio: Portfolio) -> tuple[str, str]:
    """Return the title of the page and the line under it: a name and what was studied, if both are known."""
    title = one_line(portfolio.title) or _("Portfolio")
    name = one_line(portfolio.name)
    return (name, title) if name else (title, "")


def parts_of(portfolio: Portfolio, today: date) -> tuple[PortfolioPart, ...]:
    """Return what is to be read, without headings that have nothing under them."""
    parts = (
        PortfolioPart(_("Certifications"), tuple(_exam(each, today) for each in portfolio.exams)),
        PortfolioPart(_("Projects"), tuple(map(_project, portfolio.projects))),
        PortfolioPart(_("Courses"), tuple(map(_course, portfolio.courses))),
    )
    return tuple(part for part in parts if part.entries)


def nothing_done() -> str:
    """Return what stands where nothing is done yet."""
    return _("Completed courses and projects and passed exams will stand here.")


def portfolio_markdown(portfolio: Portfolio, today: date) -> str:
    """Return the portfolio as Markdown."""
    title, below = heading_of(portfolio)
    lines = [f"# {escaped(title)}", ""]
    if below:
        lines += [escaped(below), ""]
    for part in parts_of(portfolio, today):
        lines += [f"## {escaped(part.title)}", ""]
        for entry in part.entries:
            lines += _entry_lines(entry)
        lines.append("")
    if portfolio.is_empty:
        lines += [escaped(nothing_done()), ""]
    return "\n".join(lines).rstrip() + "\n"


def _entry_lines(entry: PortfolioEntry) -> Iterator[str]:
    facts = f"  \n  {escaped(entry.facts)}" if entry.facts else ""
    yield f"- **{escaped(entry.title)}**{facts}"
    for proof in entry.proof:
        title = escaped(proof.title)
        if proof.link:
            yield f"  - [{title}](<{proof.link}>)"
        else:
            yield f"  - {title}" + (f" ({escaped(proof.file)})" if proof.file else "")


def _exam(exam: PassedExam, today: date) -> PortfolioEntry:
    facts = [exam.vendor, exam.code]
    if exam.on is not None:
        facts.append(_("passed on {day}").format(day=plain_day(exam.on)))
    if exam.valid_until is not None:
        words = _("valid until {day}") if exam.valid_until >= today else _("was valid until {day}")
        facts.append(words.format(day=plain_day(exam.valid_until)))
    return PortfolioEntry(one_line(exam.title), _joined(*facts), _proof(exam.proof))


def _project(project: Achievement) -> PortfolioEntry:
    words = "" if project.on is None else _("Completed on {day}").format(day=plain_day(project.on))
    return PortfolioEntry(one_line(project.title), words, _proof(project.proof))


def _course(course: Achievement) -> PortfolioEntry:
    words = _("about {hours} h") if course.is_estimate else _("{hours} h")
    hours = words.format(hours=whole_hours(course.minutes)) if course.minutes else ""
    name = "" if course.course == course.title else course.course
    provider = "" if course.provider in name else course.provider
    done = "" if course.on is None else _("completed on {day}").format(day=plain_day(course.on))
    facts = _joined(name, provider, hours, done)
    if not (name or provider):
        facts = facts[:1].upper() + facts[1:]  # it begins with words of this program, and not with a name
    return PortfolioEntry(one_line(course.title), facts, _proof(course.proof))


def _joined(*facts: str) -> str:
    return ", ".join(filter(None, map(one_line, facts)))


def _proof(evidence: tuple[Evidence, ...]) -> tuple[ProofLine, ...]:
    return tuple(map(_proof_line, evidence))


def _proof_line(evidence: Evidence) -> ProofLine:
    title, place = one_line(evidence.title), evidence.place
    if is_web_address(place):
        # Neither bracket nor blank ends it, wherever it stands; an address of the web has none.
        return ProofLine(title, link=place.replace("<", "%3C").replace(">", "%3E"))
    if not place:
        return ProofLine(title)
    path = PureWindowsPath(place) if "\\" in place else PurePath(place)
    return ProofLine(title, file=one_line(path.name))
