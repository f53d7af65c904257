"""The collation page: one rubric, with a group's list or without, for whoever gathers returns."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from builder.asking import Asked, fields_beside, sections_for
from builder.carry import Carrying
from builder.model.base import LONG_TEXT, Audience
from builder.model.cluster import Member, School
from builder.model.fields import ChoiceField, Column, Field, NumberField, SeveralField, TableField
from builder.model.project import Authority, Round
from builder.model.results import Compare, Count, Lookup, Result, Sum
from builder.model.rubric import Criterion, Rubric, Voice
from builder.results import as_data
from builder.scoring import Ladder
from builder.views.carried import carrying_data
from builder.views.common import Named


@dataclass(frozen=True)
class CollationView:
    """A page that takes returns in, shows them side by side, and runs the workshop."""

    asked: Asked
    authority: Authority
    rounds: tuple[Round, ...]
    """Those of the project, oldest first."""
    round: Round
    group: Named | None
    """None on the page that knows no list: the subjects are then whoever the returns are about."""
    members: tuple[Member, ...]
    readers: tuple[Audience, ...]
    """Whose texts may stand on the page."""
    offered: frozenset[str] = frozenset()
    """The rounds to choose from before anything came of another; all of them where it is empty."""

    @property
    def rubric(self) -> Rubric:
        """What is asked."""
        return self.asked.rubric

    @property
    def ladders(self) -> tuple[Ladder, ...]:
        """Every scale that the rubric's own or a criterion's is, each once."""
        whole = [self.asked.ladder] if self.asked.ladder else []
        return tuple(dict.fromkeys([*whole, *self.asked.ladders.values()]))

    @property
    def has_words(self) -> bool:
        """Whether something is asked in other ways than by judging, for these readers."""
        return any(field.audience in self.readers for field in self.asked.fields)

    @property
    def has_phases(self) -> bool:
        """Whether the group's schools are of more than one phase."""
        return len({got.phase for got in self.members if isinstance(got, School)}) > 1

    @property
    def drafting(self) -> tuple[Voice, ...]:
        """The voices in which several people speak about one subject."""
        return tuple(voice for voice in self.rubric.voices if voice.speaker)

    @property
    def spec(self) -> Mapping[str, Any]:
        """What the page's scripts know, for its JSON."""
        rubric, subject, whole = self.rubric, self.rubric.subject, self.asked.ladder
        numeric = bool(whole and whole.numeric and not any(got.scale for got in rubric.criteria))
        named = subject.named
        return {
            "rubric": self.asked.id,
            "edition": rubric.edition,
            "fingerprint": self.asked.fingerprint,
            "title": rubric.short_title,
            "subject_one": subject.singular,
            "subject_many": subject.plural,
            "group": {"id": self.group.id, "name": self.group.name} if self.group else None,
            "named": {"id": named.id, "name": named.name} if named else None,
            "subjects": [_subject(got) for got in self.members],
            "rounds": [{"id": got.id, "title": got.title, "date": got.date} for got in self.rounds],
            "round": self.round.id,
            "voices": [self._voice(got) for got in rubric.voices],
            "ladders": [_ladder(got) for got in self.ladders],
            "whole": None if whole is None else self.ladders.index(whole),
            "numeric": numeric,
            "bands": len(whole.bands) if whole else 0,
            "choices": _choices(whole) if whole else [],
            "criteria": [self._criterion(got) for got in rubric.criteria],
            "sections": [
                {"title": got.title, "criteria": [one.id for one in got.criteria]}
                for got in rubric.sections
            ],
            "criterion_fields": self._fields(rubric.criterion_fields),
            "return_fields": self._fields(rubric.return_fields),
            "results": self._rules(rubric.results),
            "criterion_results": self._rules(rubric.criterion_results),
            "group_results": self._rules(rubric.group_results),
            "longest": LONG_TEXT,
            "editions": [self._earlier(got) for got in self.asked.earlier.values()],
        }

    def _earlier(self, carrying: Carrying) -> Mapping[str, Any]:
        """An earlier edition, with the fields that it asked, as far as they may be read here."""
        rubric = carrying.rubric
        return {
            **carrying_data(carrying),
            "silent": dict(carrying.silent),
            "criterion_fields": self._fields(rubric.criterion_fields),
            "return_fields": self._fields(rubric.return_fields),
        }

    def _voice(self, voice: Voice) -> Mapping[str, Any]:
        asked = [got.id for one in sections_for(self.rubric, voice) for got in one.criteria]
        return {
            "id": voice.id,
            "label": voice.label,
            "speaker": voice.speaker,
            "reason": voice.reason,
            "criteria": asked,
            "shown": voice.audience in self.readers,
        }

    def _criterion(self, criterion: Criterion) -> Mapping[str, Any]:
        ladder = self.asked.ladders.get(criterion.id)
        return {
            "id": criterion.id,
            "number": criterion.number,
            "title": criterion.title,
            "label": criterion.label,
            "question": criterion.question,
            "not_applicable": criterion.not_applicable,
            "voices": list(criterion.voices),
            "fields": [field.id for field in fields_beside(self.rubric, criterion)],
            "reasons": [],
            "results": [],
            "own": criterion.scale is not None,
            "ladder": None if ladder is None else self.ladders.index(ladder),
            **_when(criterion),
        }

    def _fields(self, fields: Iterable[Field]) -> list[Mapping[str, Any]]:
        return [{**_field(got), "shown": got.audience in self.readers} for got in fields]

    def _rules(self, results: Iterable[Result]) -> list[Mapping[str, Any]]:
        """Those that may be read here; and what proposes a value, with all that it rests on."""
        some, wanted = list(results), set[str]()
        for got in reversed(some):
            if got.audience in self.readers or _proposes(got) or got.id in wanted:
                wanted |= {got.id, *_refs(got)}
        return [
            as_data(got) | ({} if got.audience in self.readers else {"title": got.id})
            for got in some
            if got.id in wanted
        ]


def _proposes(result: Result) -> bool:
    return isinstance(result, Lookup) and result.proposes is not None


def _refs(result: Result) -> Iterator[str]:
    """What a result is worked out from."""
    of = result.of if isinstance(result, Sum | Count) else (result.of,)
    beside = result.with_ if isinstance(result, Compare) else None
    refs = (*of, *(got.answer for got in result.when), *([beside] if beside else ()))
    return (str(ref).partition(".")[0] for ref in refs)


def _subject(member: Member) -> Mapping[str, Any]:
    phase = member.phase if isinstance(member, School) else None
    return {"id": member.id, "name": member.name, "label": member.label, "phase": phase}


def _ladder(ladder: Ladder) -> Mapping[str, Any]:
    bands = [
        {
            "id": got.id,
            "title": got.title,
            "sign": got.sign,
            "key": got.key,
            "rank": got.rank,
            "of": got.of,
        }
        for got in ladder.bands
    ]
    return {"numeric": ladder.numeric, "bands": bands, "choices": _choices(ladder)}


def _choices(ladder: Ladder) -> list[Mapping[str, Any]]:
    return [
        {"value": got.value, "label": got.label, "rank": got.band.rank} for got in ladder.choices
    ]


def _field(field: Field) -> Mapping[str, Any]:
    found: dict[str, Any] = {
        "id": field.id,
        "kind": field.kind,
        "label": field.label,
        "voices": list(field.voices),
        **_picks(field),
        **_when(field),
    }
    if isinstance(field, TableField):
        found |= {
            "most": field.added.most if field.added else 0,
            "rows": [
                {"id": got.id, "label": got.label, "without": list(got.without)}
                for got in field.rows
            ],
            "columns": [
                {"id": got.id, "kind": got.kind, "label": got.label, **_picks(got)}
                for got in field.columns
            ],
        }
    return found


def _picks(kind: Field | Column) -> Mapping[str, Any]:
    choices = kind.choices if isinstance(kind, ChoiceField | SeveralField | Column) else ()
    unit = kind.unit if isinstance(kind, NumberField | Column) else None
    return {
        "choices": [got.id for got in choices],
        "labels": {got.id: got.label for got in choices},
        "unit": "%" if kind.kind == "percentage" else unit,
    }


def _when(thing: Criterion | Field) -> Mapping[str, Any]:
    return {"when": thing.when.model_dump(by_alias=True)} if thing.when else {}
