from nocc.oncology.vocabularies import treatments

SYSTEMIC = frozenset({"CRT", "IC", "SYS", "IO", "TGT", "TRIAL"})
IRRADIATING = frozenset({"RT", "CRT", "TRIAL"})


def lines_of(code: str) -> set[str]:
    """A treatment with everything above it: `CRT.DEF` is also a `CRT`."""
    lines: set[str] = set()
    while code:
        lines.add(code)
        code = treatments()[code].parent or ""
    return lines
