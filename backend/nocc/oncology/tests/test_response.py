from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nocc.oncology.response import Measures, response


def of(baseline=None, current=None, nadir=None, **facts) -> str:
    sums = {"baseline_mm": baseline, "nadir_mm": nadir, "current_mm": current}
    return response(Measures(**{name: None if mm is None else Decimal(str(mm)) for name, mm in sums.items()}, **facts))


@pytest.mark.parametrize(
    ("baseline", "nadir", "current", "category"),
    [
        (100, None, 0, "CR"),
        (100, None, 70, "PR"),
        (100, None, "70.1", "SD"),
        (100, None, "119.9", "SD"),
        (100, None, 120, "PD"),
        # Twenty per cent, but only four millimetres.
        (20, None, 24, "SD"),
        (20, None, 25, "PD"),
        # Five millimetres, but less than twenty per cent.
        (100, 30, "35.9", "PR"),
        # Grown again from the smallest: progression, though still less than half of what it was.
        (100, 30, 36, "PD"),
        # A new sum after nothing was left.
        (100, 0, 4, "PR"),
        (100, 0, 5, "PD"),
        (None, None, 40, "NE"),
        (100, None, None, "NE"),
    ],
)
def test_targets_by_the_sums_of_their_diameters(baseline, nadir, current, category):
    assert of(baseline, current, nadir) == category


@pytest.mark.parametrize(
    ("facts", "category"),
    [
        ({"non_target": "cr"}, "CR"),
        ({"non_target": "none"}, "CR"),
        ({"non_target": "non_cr_non_pd"}, "PR"),
        ({"non_target": "ne"}, "PR"),
        ({"non_target": "pd"}, "PD"),
        ({"new_lesions": True}, "PD"),
        ({"new_lesions": False}, "CR"),
    ],
)
def test_what_was_not_measured_tells_too(facts, category):
    assert of(100, 0, **facts) == category


def test_nodes_below_ten_millimetres_leave_a_sum_and_are_complete():
    assert of(100, 8, targets_resolved=True) == "CR"


def test_without_targets_a_new_lesion_is_still_progression():
    assert of(new_lesions=True) == "PD"


MM = st.decimals(0, 300, places=1)
ORDER = ["CR", "PR", "SD", "PD"]


@given(baseline=MM, nadir=MM, smaller=MM, larger=MM)
def test_a_larger_sum_never_answers_better(baseline, nadir, smaller, larger):
    if smaller > larger or nadir > baseline:
        return
    first, second = of(baseline, smaller, nadir), of(baseline, larger, nadir)
    assert ORDER.index(first) <= ORDER.index(second)
