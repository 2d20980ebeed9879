"""The published and computed figures that the sampler follows, with their sources, as one JSON file."""

import json
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any


@cache
def distributions() -> dict[str, Any]:
    return json.loads(resources.files("demo.sampler").joinpath("distributions.json").read_text("utf-8"))


def values(name: str) -> dict[str, Any]:
    return distributions()[name]["values"]


def figure_for(stratum: str, figures: Mapping[str, Any]) -> Any:
    """The figure of the stratum, else of the organ that its name begins with (`larynx_glottis`: `larynx`)."""
    if stratum in figures:
        return figures[stratum]
    organs = [name for name in figures if stratum.startswith(name)]
    return figures[max(organs, key=len)] if organs else figures["other"]
