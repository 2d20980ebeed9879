"""What import-linter cannot see: relations between models follow the same layers as imports."""

import pytest
from django.apps import apps

LAYERS = [
    ("operations",),
    ("portal", "interop"),
    ("knowledge",),
    ("care",),
    ("deliberation",),
    ("meetings", "imaging", "records"),
    ("cases",),
    ("patients",),
    ("directory",),
    ("accounts",),
    ("oncology", "audit"),
    ("common",),
]
HEIGHT = {app: -depth for depth, layer in enumerate(LAYERS) for app in layer}
# Every app may point at the account of a person: an identity, not a dependency on its rules.
IDENTITY = "accounts.User"

RELATIONS = [
    (model, field)
    for model in apps.get_models(include_auto_created=True)
    if model.__module__.startswith("nocc.")
    for field in model._meta.get_fields()
    if field.is_relation and not field.auto_created
]


@pytest.mark.parametrize(("model", "field"), RELATIONS, ids=lambda value: str(value).removesuffix(">"))
def test_relations_point_down(model, field):
    target = field.related_model._meta
    if target.label == IDENTITY or target.app_label == model._meta.app_label:
        return
    assert HEIGHT[target.app_label] < HEIGHT[model._meta.app_label]


def test_every_app_has_a_layer():
    ours = {config.label for config in apps.get_app_configs() if config.name.startswith("nocc.")}
    assert ours <= HEIGHT.keys()
