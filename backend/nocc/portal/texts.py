"""The titles of the steps, in words for patients."""

from django.utils.translation import get_language

STEP_TITLES = {
    "it": {
        "taken_in_charge": "Presa in carico",
        "examinations": "Esami",
        "board": "Confronto tra gli specialisti",
        "decision": "Decisione",
        "treatment": "Cura",
        "discharge": "Dimissione",
        "follow_up": "Controlli",
    },
    "en": {
        "taken_in_charge": "Taken in charge",
        "examinations": "Examinations",
        "board": "The specialists discuss",
        "decision": "Decision",
        "treatment": "Treatment",
        "discharge": "Discharge",
        "follow_up": "Check-ups",
    },
}


def reader_language() -> str:
    language = (get_language() or "it")[:2]
    return language if language in STEP_TITLES else "it"


def step_title(kind: str) -> str:
    return STEP_TITLES[reader_language()][kind]
