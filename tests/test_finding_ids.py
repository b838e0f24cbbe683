"""A finding's id names what is disputed, not what is said of it: it survives another value, another order, a third source."""

from __future__ import annotations

from discrepancy.model.document import Document
from discrepancy.model.finding import Finding
from discrepancy.pipeline import Choices, report_of
from discrepancy.rulebook.files import Rulebook

FIRST = "Kanzler Ohlau hat mit Präsidentin Kolb telefoniert. Das Telefonat mit Kolb dauerte 20 Minuten."
SECOND = "Kanzler Ohlau telefonierte am Abend zwei Stunden lang mit Präsidentin Kolb."
OTHER_VALUE = "Kanzler Ohlau telefonierte am Abend drei Stunden lang mit Präsidentin Kolb."
THIRD = "Das Gespräch von Kanzler Jens Ohlau und Präsidentin Marta Kolb dauerte zwei Stunden."


def _conflict(rulebook: Rulebook, *texts: str) -> Finding:
    documents = [Document(id=chr(ord("a") + n), text=text) for n, text in enumerate(texts)]
    found = [f for f in report_of(documents, rulebook, Choices(one_story=True)).findings if f.rule == "DUR001"]
    assert len(found) == 1
    return found[0]


def test_the_same_finding_has_the_same_id_and_state(rulebook: Rulebook) -> None:
    one, again = _conflict(rulebook, FIRST, SECOND), _conflict(rulebook, SECOND, FIRST)
    assert (one.id, one.state) == (again.id, again.state)


def test_another_value_changes_the_state_alone(rulebook: Rulebook) -> None:
    one, other = _conflict(rulebook, FIRST, SECOND), _conflict(rulebook, FIRST, OTHER_VALUE)
    assert one.id == other.id
    assert one.state != other.state


def test_a_third_source_that_names_more_keeps_the_id(rulebook: Rulebook) -> None:
    two, three = _conflict(rulebook, FIRST, SECOND), _conflict(rulebook, FIRST, SECOND, THIRD)
    assert len(three.mentions) == len(two.mentions) + 1
    assert two.id == three.id
    assert two.state != three.state
