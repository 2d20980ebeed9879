"""The access log names its subjects by kind: every kind that the server can write has its word on the screens."""

import ast
import json
from pathlib import Path

import pytest

from nocc.cases.contents import kept_kinds

BACKEND = Path(__file__).parents[1]
TEXTS = BACKEND.parent / "frontend/src/i18n"


def _is_ours(source: Path) -> bool:
    return not {"tests", "migrations"} & set(source.parts)


def _named_by(node: ast.AST) -> ast.expr | None:
    """The kind of an `AccessSubject(…)`, or of a model that declares its `access_kind`."""
    match node:
        case ast.Assign(targets=[ast.Name(id="access_kind")], value=value):
            return value
        case ast.Call(func=ast.Name(id="AccessSubject"), args=[first, *_]):
            return first
        case ast.Call(func=ast.Name(id="AccessSubject"), keywords=named):
            return next((word.value for word in named if word.arg == "kind"), None)
    return None


def _kinds_in_sources() -> set[str]:
    sources = filter(_is_ours, (BACKEND / "nocc").rglob("*.py"))
    named = (_named_by(node) for source in sources for node in ast.walk(ast.parse(source.read_text())))
    return {kind.value for kind in named if isinstance(kind, ast.Constant)}


def _words(language: str, scope: str, *path: str) -> set[str]:
    texts = json.loads((TEXTS / language / f"{scope}.json").read_text())
    for step in path:
        texts = texts[step]
    return set(texts)


@pytest.mark.parametrize("language", ["it", "en"])
@pytest.mark.parametrize("place", [("case", "items"), ("patient", "accesses", "kinds")], ids="-".join)
def test_every_kind_in_the_access_log_has_its_word(place, language):
    kinds = _kinds_in_sources() | set(kept_kinds())
    assert {"case", "laboratory_export", "pathology", "paper"} <= kinds
    assert not kinds - _words(language, *place)
