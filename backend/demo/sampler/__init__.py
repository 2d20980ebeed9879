"""A generator of synthetic head-and-neck cases. No real patient, no database, no network."""

from .model import SyntheticCase
from .sampler import as_json, sample_cases

__all__ = ["SyntheticCase", "as_json", "sample_cases"]
