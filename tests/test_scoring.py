"""What answers add up to: averages in tenths, half up; a blank is no zero."""

import json
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import pytest
from pydantic import TypeAdapter

from builder.model.scales import Scale
from builder.scoring import SIGNS, Ladder, average_tenths, ladder, ladder_of, summarise
from tests.support import HERE, LEVELS, POINTS, a_rubric, with_criterion

VECTORS = json.loads((HERE / "vectors/average.json").read_text(encoding="ascii"))
WIDE = {
    "points": {"from": 0, "to": 10},
    "bands": [
        {"id": "less", "title": "less", "from": 0, "to": 4},
        {"id": "more", "title": "more", "from": 5, "to": 10},
    ],
}


def steps(scale: dict[str, Any]) -> Ladder:
    return ladder(TypeAdapter(Scale).validate_python(scale))


@pytest.mark.parametrize("case", VECTORS, ids=lambda case: case["name"])
def test_values_add_up(case: dict[str, Any]) -> None:
    got = summarise(case["values"], steps(WIDE))
    assert {
        "count": got.count,
        "total": got.total,
        "average": got.average,
        "spread": got.spread,
    } == {key: case[key] for key in ("count", "total", "average", "spread")}


def test_averages_are_those_of_decimal_arithmetic() -> None:
    for count in range(1, 61):
        for total in range(10 * count + 1):
            exact = Decimal(total) / count * 10
            assert average_tenths(total, count) == exact.quantize(Decimal(1), ROUND_HALF_UP)


def test_the_order_of_values_means_nothing() -> None:
    scale = steps(WIDE)
    assert summarise([1, 9, 5], scale) == summarise([9, 5, 1], scale)


def test_levels_have_no_total_average_or_spread_but_an_order() -> None:
    got = summarise(["good", "poor", "good"], steps(LEVELS))
    assert (got.count, got.total, got.average, got.spread) == (3, None, None, None)
    assert (got.lowest, got.highest) == ("poor", "good")
    assert got.bands == (1, 0, 2)  # The poorest first.


def test_levels_rise_whichever_end_of_the_file_is_the_best() -> None:
    turned = {"levels": LEVELS["levels"][::-1], "order": "best-last"}
    assert steps(turned).choices == steps(LEVELS).choices
    assert [choice.value for choice in steps(LEVELS).choices] == ["poor", "fair", "good"]


def test_a_band_may_reach_beyond_the_scale() -> None:
    beyond = {"points": {"from": 1, "to": 10}, "bands": WIDE["bands"]}
    scale = steps(beyond)
    assert [choice.value for choice in scale.choices] == list(range(1, 11))
    assert scale.band(1).range == (0, 4)


def test_a_value_off_the_scale_is_never_counted_by_accident() -> None:
    with pytest.raises(KeyError):
        summarise([11], steps(WIDE))
    with pytest.raises(KeyError):
        steps(WIDE).band(-1)


def test_every_band_of_every_number_of_bands_has_a_sign_of_its_own() -> None:
    assert set(SIGNS) == {2, 3, 4, 5}
    for count, signs in SIGNS.items():
        assert len(set(signs)) == count
        assert (signs[0], signs[-1]) == ("▼", "▲")


LADDER = {
    "levels": [
        {"id": "below", "title": "Below", "optional": True},
        *({"id": name, "title": name.title()} for name in ("early", "steady")),
        {"id": "beyond", "title": "Beyond", "optional": True},
    ],
    "order": "best-last",
}


def offered(**other: Any) -> Ladder:
    rubric = with_criterion(a_rubric("plans", scale=LADDER), "plans", **other)
    got = ladder_of(rubric.criteria[0], rubric)
    assert got is not None
    return got


def test_an_optional_level_is_offered_where_it_is_described_and_nowhere_else() -> None:
    words = {"early": "Some.", "steady": "Most."}
    assert [got.value for got in offered(descriptors={}).choices] == ["early", "steady"]
    some = offered(descriptors=words | {"below": "None."})
    assert [got.value for got in some.choices] == ["below", "early", "steady"]
    assert some.anchors == ("below", "early", "steady")
    with pytest.raises(KeyError):
        some.band("beyond")


def test_a_level_keeps_rank_sign_and_shade_whatever_is_left_out_around_it() -> None:
    whole = steps(LADDER)
    few = offered(descriptors={})
    assert [(got.rank, got.of, got.sign, got.key) for got in few.bands] == [
        (2, 4, "◆", "band-2-of-4"),
        (3, 4, "●", "band-3-of-4"),
    ]
    assert list(few.bands) == [whole.band("early"), whole.band("steady")]
    assert summarise(["early", "early"], few).bands == (2, 0)


def test_a_criterion_of_its_own_scale_is_judged_on_that_alone() -> None:
    own = offered(scale=POINTS, descriptors={})
    assert own.numeric
    assert own == steps(POINTS)
    assert ladder_of(a_rubric("plans", scale=LADDER).criteria[0], a_rubric("plans")) == steps(
        POINTS
    )


def test_without_any_scale_there_is_no_ladder() -> None:
    bare = a_rubric("plans").model_copy(update={"scale": None})
    assert ladder_of(bare.criteria[0], bare) is None
