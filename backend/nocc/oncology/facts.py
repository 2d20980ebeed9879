"""What follows from the board's head-and-neck facts."""

from collections.abc import Mapping

CM_PER_M = 100


def body_mass_index(weight_kg: float, height_cm: float) -> float:
    """kg/m², to one decimal."""
    return round(weight_kg / (height_cm / CM_PER_M) ** 2, 1)


def with_computed_facts(facts: Mapping[str, object]) -> dict[str, object]:
    """The facts with `bmi` from weight and height where both are known; a stated one stands only without them."""
    weight, height = facts.get("weight"), facts.get("height")
    if isinstance(weight, int | float) and isinstance(height, int | float):
        return {**facts, "bmi": body_mass_index(weight, height)}
    return dict(facts)
