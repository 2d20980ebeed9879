import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from nocc.oncology.staging import InvalidFindings, all_inputs, derive, inputs_asked, side_from_tumour
from nocc.oncology.staging.derive import derivable_axes
from nocc.oncology.staging.group import categories_defined
from nocc.oncology.staging.schemas import all_schemas

pytestmark = pytest.mark.slow

ANYTHING = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12) | st.lists(st.none())


def values(name: str) -> st.SearchStrategy:
    asked = all_inputs()[name]
    if asked.kind == "flag":
        return st.none() | st.booleans()
    if asked.kind == "choice":
        return st.none() | st.sampled_from(asked.choices)
    if asked.kind == "count":
        return st.none() | st.integers(0, 12)
    return st.none() | st.integers(0, 150).map(lambda tenths: tenths / 10)


@st.composite
def subsets(draw, names) -> dict:
    chosen = draw(st.sets(st.sampled_from(sorted(names)))) if names else set()
    return {name: draw(values(name)) for name in chosen}


def axes(target: str | None = None) -> st.SearchStrategy:
    found = [axis for axis in derivable_axes() if target in (None, axis[3])]
    return st.sampled_from(found).flatmap(lambda axis: st.tuples(st.just(axis), subsets(inputs_asked(*axis))))


@given(
    schema=st.sampled_from(all_schemas()),
    classification=st.sampled_from("cp"),
    target=st.sampled_from("TNM"),
    findings=subsets(all_inputs()),
    provisional_enabled=st.booleans(),
)
def test_no_subset_of_inputs_crashes_or_invents_a_category(
    schema, classification, target, findings, provisional_enabled
):
    key = (schema.schema_id, schema.edition, classification)
    side = side_from_tumour(findings)
    if side and (findings.get("laterality") or side) != side:
        with pytest.raises(InvalidFindings, match="contradicts_sides"):
            derive(*key, target, findings, provisional_enabled=provisional_enabled)
        return
    found = derive(*key, target, findings, provisional_enabled=provisional_enabled)
    assert (found.category is None) == (found.reason is not None)
    invented = {found.category, found.at_least, *found.possible} - {None} - categories_defined(*key)
    assert not invented
    assert bool(found.missing) == (found.reason == "missing_input" or found.category == "TX")


@given(findings=st.dictionaries(st.sampled_from(list(all_inputs())) | st.text(max_size=12), ANYTHING, max_size=6))
def test_any_value_is_derived_from_or_refused_by_its_name(findings):
    try:
        found = derive("oral_cavity", "8", "c", "T", findings, provisional_enabled=True)
    except InvalidFindings as refusal:
        refused = set(refusal.errors)
    else:
        refused = set()
        assert found.category in categories_defined("oral_cavity", "8", "c")
    assert refused <= set(findings)


@given(asked=axes())
def test_what_is_missing_leads_to_one_of_the_possible_categories(asked):
    axis, findings = asked
    try:
        found = derive(*axis, findings, provisional_enabled=True)
    except InvalidFindings:
        return
    for name in set(found.missing) & {"size_cm", "doi_mm", "node_count", "max_node_cm", "metastatic_lesions"}:
        later = derive(*axis, findings | {name: 7}, provisional_enabled=True)
        reached = set(later.possible) if later.missing else {later.category}
        assert reached <= set(found.possible)


def raised(name: str, target: str):
    return pytest.param(name, target, id=f"{name} and {target}")


# In the rules of the table the order of the codes as text is the order of severity: N1 < N2a < N2b < N2c < N3a < N3b.
# A tumour without size or depth is TX and an unassessed neck NX; neither is lower or higher than anything.
@pytest.mark.parametrize(
    ("name", "target"),
    [
        raised("size_cm", "T"),
        raised("doi_mm", "T"),
        raised("subsites", "T"),
        raised("max_node_cm", "N"),
        raised("node_count", "N"),
        raised("metastatic_lesions", "M"),
    ],
)
@given(data=st.data(), step=st.integers(1, 40))
def test_more_of_it_never_lowers_the_category(name, target, data, step):
    axis = data.draw(
        st.sampled_from([one for one in derivable_axes() if one[3] == target and name in inputs_asked(*one)])
    )
    findings = data.draw(subsets(inputs_asked(*axis)))
    less = data.draw(values(name).filter(lambda value: value is not None))
    more = less + (step if all_inputs()[name].kind == "count" else step / 10)
    assert_not_lower(axis, findings | {name: less}, findings | {name: more})


@given(asked=axes(), data=st.data())
def test_one_more_finding_never_lowers_the_category(asked, data):
    axis, findings = asked
    flags = [name for name in inputs_asked(*axis) if all_inputs()[name].kind == "flag" and name != "nodes_assessed"]
    assume(flags)
    name = data.draw(st.sampled_from(sorted(flags)))
    assert_not_lower(axis, findings | {name: False}, findings | {name: True})


def assert_not_lower(axis, milder: dict, graver: dict) -> None:
    try:
        before = derive(*axis, milder, provisional_enabled=True).category
        after = derive(*axis, graver, provisional_enabled=True).category
    except InvalidFindings:
        return
    if before and after and not {before, after} & {"TX", "NX"}:
        assert before <= after, (axis, milder, graver)
