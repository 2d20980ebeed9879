from io import StringIO

import pytest
from django.conf import settings
from django.core.management import call_command
from drf_spectacular.drainage import GENERATOR_STATS


@pytest.fixture
def generated(capsys) -> str:
    GENERATOR_STATS.reset()
    out = StringIO()
    call_command("spectacular", "--validate", "--fail-on-warn", stdout=out)
    return out.getvalue()


def test_openapi_yaml_is_what_the_code_generates(generated):
    committed = (settings.ROOT / "openapi.yaml").read_text()
    assert committed == generated, "run `make schema`"
