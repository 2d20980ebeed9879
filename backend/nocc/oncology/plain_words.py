"""Treatments in words for patients: what a physician starts from, never what is sent by itself."""

import re
from collections.abc import Mapping, Sequence

from .vocabularies import treatments, vocabulary

OPENING = {
    "it": "I medici che la seguono hanno parlato insieme del suo caso. Le propongono questa cura.",
    "en": "The physicians who care for you have discussed your case together. This is the treatment they propose.",
}
AIMS = {
    "it": {
        "curative": "Lo scopo della cura è guarire la malattia.",
        "palliative": "Lo scopo della cura è tenere sotto controllo la malattia e farla stare meglio.",
        "supportive": "Lo scopo della cura è farla stare meglio.",
        "diagnostic": "Lo scopo è capire meglio la malattia, per scegliere la cura giusta.",
    },
    "en": {
        "curative": "The aim is to cure the disease.",
        "palliative": "The aim is to keep the disease under control and to make you feel better.",
        "supportive": "The aim is to make you feel better.",
        "diagnostic": "The aim is to understand the disease better, so as to choose the right treatment.",
    },
}
STEPS = {
    "it": ("Prima", "Poi", "Alla fine"),
    "en": ("First", "Then", "Finally"),
}
SESSIONS = {
    "it": "Le sedute di raggi sono {fractions}.",
    "en": "There are {fractions} sessions of rays.",
}
CLOSING = {
    "it": "Prima di cominciare le spiegheremo tutto con calma. Può fare domande quando vuole, anche più di una volta.",
    "en": "Before we begin we will explain everything to you in peace. You may ask questions at any time, also twice.",
}
FEWEST_WORDS = 5


def plain_plan(*, intent: str, steps: Sequence[Mapping], language: str) -> str:
    """An option's steps for the patient, one paragraph each. `steps` are those of an option, codes of `treatments`."""
    language = language if language in OPENING else "it"
    opening = " ".join(filter(None, (OPENING[language], AIMS[language].get(intent))))
    told = [_told(step, language) for step in steps]
    paragraphs = [text for number, text in enumerate(told) if text and text not in told[:number]]
    if len(paragraphs) > 1:
        first, then, last = STEPS[language]
        words = [first, *[then] * (len(paragraphs) - 2), last if len(paragraphs) > 2 else then]
        paragraphs = [f"{word}. {text}" for word, text in zip(words, paragraphs, strict=True)]
    return "\n".join([opening, *paragraphs, CLOSING[language]])


def plain_treatment(code: str, language: str) -> str:
    """What the treatment is, in plain words: its own, else those of the nearest treatment that it is a kind of."""
    worded, known = vocabulary("plain_treatments"), treatments()
    nearest: str | None = code
    while nearest:
        if nearest in worded:
            return worded[nearest].label(language)
        nearest = known[nearest].parent
    return ""


def gulpease(text: str) -> int | None:
    """How easy an Italian text is to read, from 0 to 100; None where there is too little of it to tell.

    89 + (300 × sentences − 10 × letters) / words. Source: Lucisano and Piemontese, Scuola e città 1988;39:110–124.
    """
    words = re.findall(r"[^\W_]+", text)
    if len(words) < FEWEST_WORDS:
        return None
    sentences = sum(bool(re.search(r"[^\W_]", part)) for part in re.split(r"[.!?…:;]+(?:\s|$)", text))
    letters = sum(map(len, words))
    return round(min(100, max(0, 89 + (300 * sentences - 10 * letters) / len(words))))


def _told(step: Mapping, language: str) -> str:
    text = plain_treatment(step["treatment"], language)
    if text and step.get("fractions"):
        text = f"{text} {SESSIONS[language].format(fractions=step['fractions'])}"
    return text
