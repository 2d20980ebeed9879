import pytest

from nocc.oncology.staging import all_inputs
from nocc.oncology.staging.conditions import InvalidCondition, Truth, parse


def truth(text: str, *, is_absence_open: bool = False, **findings) -> Truth:
    return parse(text, all_inputs()).condition.evaluate(findings, is_absence_open=is_absence_open)


@pytest.mark.parametrize(
    ("text", "findings", "value"),
    [
        ("True", {}, True),
        ("inv_mandible", {"inv_mandible": True}, True),
        ("inv_mandible", {"inv_mandible": False}, False),
        ("not inv_mandible", {"inv_mandible": True}, False),
        ("nodes_assessed == False", {"nodes_assessed": True}, False),
        ("nodes_assessed == True", {"nodes_assessed": True}, True),
        ("size_cm > 4", {"size_cm": 4}, False),
        ("size_cm > 4", {"size_cm": 4.1}, True),
        ("max_node_cm <= 3", {"max_node_cm": 3.0}, True),
        ("node_count == 0", {"node_count": 0}, True),
        ("laterality in ('contralateral','bilateral')", {"laterality": "bilateral"}, True),
        ("laterality != 'ipsilateral'", {"laterality": "ipsilateral"}, False),
        ("size_cm is None", {"size_cm": 0}, False),
        ("size_cm > 2 and (inv_skin or node_count > 1)", {"size_cm": 3, "node_count": 2}, True),
    ],
)
def test_a_condition_over_known_values_is_true_or_false(text, findings, value):
    assert truth(text, **findings) == Truth(value)


@pytest.mark.parametrize("absent", [{}, {"inv_mandible": None}])
def test_an_absent_flag_is_false(absent):
    assert truth("inv_mandible", **absent) == Truth(False)
    assert truth("nodes_assessed == False") == Truth(True)


@pytest.mark.parametrize("text", ["size_cm > 4", "laterality == 'ipsilateral'", "node_count == 0"])
def test_an_absent_number_or_choice_leaves_it_unknown_and_says_which(text):
    assert truth(text) == Truth(None, frozenset({text.split()[0]}))


@pytest.mark.parametrize(
    ("text", "findings", "value"),
    [
        ("max_node_cm > 6 or below_cricoid", {"below_cricoid": True}, True),
        ("below_cricoid or max_node_cm > 6", {"below_cricoid": True}, True),
        ("node_count == 1 and laterality == 'ipsilateral'", {"node_count": 2}, False),
        ("laterality == 'ipsilateral' and node_count == 1", {"node_count": 2}, False),
    ],
)
def test_what_is_unknown_does_not_matter_where_the_rest_decides(text, findings, value):
    assert truth(text, **findings) == Truth(value)


def test_where_the_rest_does_not_decide_every_missing_name_is_told():
    unknown = truth("size_cm > 4 and doi_mm > 10 or not node_count == 0")
    assert unknown == Truth(None, frozenset({"size_cm", "doi_mm", "node_count"}))


def test_is_none_asks_about_absence_itself_unless_absence_is_open():
    assert truth("size_cm is None") == Truth(True)
    assert truth("size_cm is None", is_absence_open=True) == Truth(None, frozenset({"size_cm"}))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "size_cm >",
        "__import__('os').system('true')",
        "open('/etc/passwd')",
        "size_cm.__class__",
        "size_cm + 1 > 4",
        "1 < size_cm < 4",
        "4 < size_cm",
        "size_cm if inv_skin else doi_mm",
        "lambda: True",
        "[inv_skin for inv_skin in (True,)]",
        "(size_cm := 4)",
        "f'{size_cm}'",
        "size_cm is not None",
        "size_cm not in (1, 2)",
        "inv_skin is None",
        "inv_skin == 1",
        "size_cm",
        "size_cm == True",
        "size_cm > '4'",
        "size_cm > inf",
        "unheard_of",
        "laterality == 'left'",
        "laterality in ('left',)",
        "laterality in 'ipsilateral'",
        "laterality < 'z'",
        "laterality",
        "1",
        "None",
        "'ipsilateral'",
        "inv_skin\nimport os",
        "not " * 200 + "inv_skin",
        "(" * 240 + "inv_skin" + ")" * 240,
    ],
)
def test_what_is_outside_the_language_is_refused_when_it_is_read(text):
    with pytest.raises(InvalidCondition):
        parse(text, all_inputs())
