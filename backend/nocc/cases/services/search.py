from django.contrib.postgres.search import SearchVector
from django.db.models import Value
from django.db.models.expressions import CombinedExpression

from nocc.oncology.vocabularies import morphologies, topographies
from nocc.patients.models import Patient

from ..models import Case
from ..search import folded


def refresh_search(case: Case) -> None:
    """Bring the search texts of a case up to date with its question, plan, tumour and patient's name.

    Observers are found cases by codes alone, so that no word of free text leaks by trying. Identifiers stay out.
    """
    case = Case.objects.select_related("patient", "diagnosis").get(pk=case.pk)
    codes = folded(" ".join([case.reference, *_tumour_words(case)]))
    text = folded(f"{case.question} {case.referrer_plan}")
    name = folded(f"{case.patient.family_name} {case.patient.given_name}")
    Case.objects.filter(pk=case.pk).update(
        search_full=_vector(codes) + _vector(text) + SearchVector(Value(name), config="simple"),
        search_coded=_vector(codes),
    )


def refresh_search_of_patient(patient: Patient) -> None:
    for case in Case.objects.filter(patient=patient):
        refresh_search(case)


def _tumour_words(case: Case) -> list[str]:
    if (diagnosis := getattr(case, "diagnosis", None)) is None:
        return []
    words = [diagnosis.topography, diagnosis.morphology]
    if diagnosis.topography in topographies():
        words.append(topographies()[diagnosis.topography].label_it)
    if diagnosis.morphology in morphologies():
        words.append(morphologies()[diagnosis.morphology].label_it)
    return words


def _vector(text: str) -> CombinedExpression:
    return SearchVector(Value(text), config="italian") + SearchVector(Value(text), config="simple")
