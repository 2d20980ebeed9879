"""Repeatable chance: the same seed draws the same, whatever else was drawn elsewhere."""

import math
import random
from collections.abc import Mapping, Sequence
from typing import TypeVar

T = TypeVar("T")


class Draw:
    """A stream of draws named by its seed; `branch` opens an independent stream for another concern."""

    def __init__(self, seed: str) -> None:
        self.seed = seed
        self._random = random.Random(seed)

    def branch(self, name: str) -> "Draw":
        return Draw(f"{self.seed}/{name}")

    def chance(self, probability: float) -> bool:
        return self._random.random() < probability

    def pick(self, items: Sequence[T]) -> T:
        return items[int(self._random.random() * len(items))]

    def some(self, items: Sequence[T], count: int) -> list[T]:
        return self._random.sample(items, min(count, len(items)))

    def weighted(self, weights: Mapping[T, float]) -> T:
        return self._random.choices(tuple(weights), tuple(weights.values()))[0]

    def whole(self, low: int, high: int) -> int:
        return self._random.randint(low, high)

    def between(self, low: float, high: float, digits: int = 1) -> float:
        return round(self._random.uniform(low, high), digits)

    def lognormal(self, median: float, sigma: float) -> float:
        return self._random.lognormvariate(math.log(median), sigma)

    def normal_within(self, mean: float, deviation: float, low: float, high: float) -> float:
        """Normal, truncated by drawing again: limits far from the mean would draw for ever."""
        while True:
            value = self._random.gauss(mean, deviation)
            if low <= value <= high:
                return value

    def exponential(self) -> float:
        return self._random.expovariate(1.0)
