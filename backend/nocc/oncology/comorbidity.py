"""Comorbidity indices from their items.

Sources: Charlson, J Chronic Dis 1987;40:373, age points J Clin Epidemiol 1994;47:1245; ACE-27: Piccirillo,
JAMA 2004;291:2441.
"""

from collections.abc import Iterable, Mapping

from .vocabularies import ace27_conditions, charlson_items

FIRST_AGED_DECADE = 50
MOST_AGE_POINTS = 4
GRAVEST = 3


def charlson_index(items: Iterable[str]) -> int:
    """Sum of the weights; of two forms of one disease the graver alone counts. Raises UnknownCode."""
    stated = set(items)
    terms = [charlson_items()[code] for code in stated]
    return sum(term.weight for term in terms if term.graver not in stated)


def charlson_index_with_age(items: Iterable[str], age: int) -> int:
    """One point more for each decade of age from 50 years on, four at most."""
    decades = (age - FIRST_AGED_DECADE) // 10 + 1
    return charlson_index(items) + min(MOST_AGE_POINTS, max(0, decades))


def ace27_grade(grades: Mapping[str, int]) -> int:
    """Overall grade, 0 to 3, of `{condition: grade}`: the highest, or 3 where two systems reach 2.

    Raises UnknownCode.
    """
    conditions = ace27_conditions()
    moderate = {conditions[code].system for code, grade in grades.items() if grade == GRAVEST - 1}
    return GRAVEST if len(moderate) > 1 else max(grades.values(), default=0)
