"""Answers to an earlier edition, read as answers to the present one: by ids, edition by edition.

What cannot be compared is kept beside what can, under the names that it was asked by. It is never
counted, and never dropped. The browser does the same, over the same test vectors.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from builder.editions import fingerprint, shape_of
from builder.model.fields import Field
from builder.model.returns import Answer, Aside, FieldValue, Return
from builder.model.rubric import Rubric
from builder.ways import Way, ways_through


@dataclass(frozen=True)
class Carrying:
    """How answers to one earlier edition are read as answers to the present one."""

    rubric: Rubric
    """As it was."""
    fingerprint: str
    ways: Mapping[str, Way]
    """By the criteria of then."""
    beside: Mapping[str, frozenset[str]]
    """The fields that each criterion of then still has beside it."""
    fields: frozenset[str]
    """The fields of the whole return that are still asked."""
    choices: Mapping[str, frozenset[str]]
    """What may still be picked, by field: only where it is asked with set answers."""
    silent: Mapping[str, Literal["not-comparable", "not-asked"]]
    """The criteria of now of which then nothing was said, with the reason."""
    not_applicable: frozenset[str]
    """The criteria of then to which "not applicable" may still be said."""
    voices: frozenset[str]

    def carry(self, returned: Return, present: str, now: str) -> Return:
        """The return as one to the present edition and its fingerprint.

        What cannot be carried stands last in its `aside`, which also says what was answered. A
        voice that is asked no more is left as it is: nobody counts it.
        """
        if returned.voice not in self.voices:
            return returned
        answers: dict[str, Answer] = {}
        kept: dict[str, Answer] = {}
        for name, answer in returned.answers.items():
            taken, left = self._answer(name, answer)
            if taken != Answer():
                answers[self.ways[name].into[0]] = taken
            if left != Answer():
                kept[name] = left
        taken_fields, left_fields = self._parted(returned.fields, self.fields)
        aside = Aside(
            edition=returned.edition,
            fingerprint=returned.fingerprint,
            answers=kept,
            fields=left_fields,
        )
        return returned.model_copy(
            update={
                "edition": present,
                "fingerprint": now,
                "answers": answers,
                "fields": taken_fields,
                "aside": (*returned.aside, aside),
            }
        )

    def _answer(self, name: str, answer: Answer) -> tuple[Answer, Answer]:
        """What of an answer is comparable, and what is not."""
        way = self.ways.get(name)
        if way is None or not way.values:
            return Answer(), answer
        taken, left = self._parted(answer.fields, self.beside[name])
        if answer.value is not None:
            if answer.value not in way.values:
                return Answer(), answer
            value = way.values[answer.value]
            return Answer(value=value, fields=taken), Answer(fields=left)
        if answer.state == "not-applicable" and name not in self.not_applicable:
            return Answer(fields=taken), Answer(state=answer.state, fields=left)
        return Answer(state=answer.state, fields=taken), Answer(fields=left)

    def _parted(
        self, written: Mapping[str, FieldValue], asked: frozenset[str]
    ) -> tuple[dict[str, FieldValue], dict[str, FieldValue]]:
        taken = {
            name: value
            for name, value in written.items()
            if name in asked and self._picks_known(name, value)
        }
        return taken, {name: got for name, got in written.items() if name not in taken}

    def _picks_known(self, name: str, value: FieldValue) -> bool:
        known = self.choices.get(name)
        if known is None:
            return True
        picked = value if isinstance(value, tuple) else (value,)
        return all(one in known or one == "" for one in picked)


def carryings(present: Rubric, recorded: Iterable[Rubric]) -> Mapping[str, Carrying]:
    """How each earlier edition is read today, by its fingerprint. The oldest is recorded first."""
    # A text under another name is another edition, though nothing in it changed.
    line = {fingerprint(got): got for got in recorded if got.edition != present.edition}
    ways = ways_through([*line.values(), present])
    return {
        print_: _carrying(before, print_, present, became)
        for (print_, before), became in zip(line.items(), ways, strict=True)
    }


def _carrying(before: Rubric, print_: str, present: Rubric, ways: Mapping[str, Way]) -> Carrying:
    fields = {got.id: got for got in present.criterion_fields}
    criteria = {got.id: got for got in present.criteria}
    comparable = {way.into[0] for way in ways.values() if way.values}
    spoken_of = {one for way in ways.values() for one in way.into}
    same_beside = {got.id for got in before.criterion_fields if _is_same(got, fields.get(got.id))}
    whole = {got.id: got for got in present.return_fields}
    asked = {
        name: frozenset(same_beside & set(criteria[way.into[0]].fields or fields))
        for name, way in ways.items()
        if way.values
    }
    return Carrying(
        rubric=before,
        fingerprint=print_,
        ways=ways,
        beside=asked,
        fields=frozenset(
            got.id for got in before.return_fields if _is_same(got, whole.get(got.id))
        ),
        choices={
            got.id: frozenset(one.id for one in got.choices)
            for got in (*fields.values(), *whole.values())
            if hasattr(got, "choices")
        },
        silent={
            got.id: "not-comparable" if got.id in spoken_of else "not-asked"
            for got in present.criteria
            if got.id not in comparable
        },
        not_applicable=frozenset(
            name
            for name, way in ways.items()
            if way.values and criteria[way.into[0]].not_applicable
        ),
        voices=frozenset(got.id for got in present.voices),
    )


def _is_same(then: Field, now: Field | None) -> bool:
    """Whether answers to a field of then are answers to the field of now."""
    return now is not None and shape_of(then) == shape_of(now)
