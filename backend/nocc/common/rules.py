from collections.abc import Iterator, Sequence
from contextlib import contextmanager


class RuleBroken(Exception):
    """A rule of the domain forbids this now. `code` is stable and what the client translates."""

    status = 409

    def __init__(self, code: str, detail: str = "", **extra: object) -> None:
        super().__init__(code)
        self.code = code
        self.detail = detail
        self.extra = extra


class Stale(RuleBroken):
    """The caller edited a version that is no longer the current one."""

    status = 412


class ConditionMissing(RuleBroken):
    """The caller did not say which version they edit."""

    status = 428


class NotAllowed(RuleBroken):
    """The caller may see this but not do that."""

    status = 403


class Unprocessable(RuleBroken):
    """The request is well formed and cannot be carried out as it stands, whatever the state."""

    status = 422


class InvalidInput(RuleBroken):
    """A value is wrong in a way that only the domain knows; `field` names it."""

    status = 400

    def __init__(self, code: str, detail: str = "", *, field: str | None = None, **extra: object) -> None:
        super().__init__(code, detail, **extra)
        self.field = field

    @property
    def errors(self) -> dict[str, list[dict]]:
        """What is wrong, by field."""
        return {self.field: [{"code": self.code, "detail": self.detail}]} if self.field else {}


class InvalidFields(InvalidInput):
    """Several values are wrong at once: (field, code) each."""

    def __init__(self, findings: Sequence[tuple[str, str]]) -> None:
        super().__init__("invalid", field=findings[0][0])
        self.findings = findings

    @property
    def errors(self) -> dict[str, list[dict]]:
        found: dict[str, list[dict]] = {}
        for field, code in self.findings:
            found.setdefault(field, []).append({"code": code, "detail": ""})
        return found


@contextmanager
def refused_within(part: str) -> Iterator[None]:
    """Names the field of a refusal as the caller does, who sent it as part of something larger."""
    try:
        yield
    except InvalidInput as refusal:
        refusal.field = refusal.field and f"{part}.{refusal.field}"
        raise
