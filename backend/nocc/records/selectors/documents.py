from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.utils import timezone

from nocc.accounts.models import User
from nocc.cases.selectors import cases_visible_to
from nocc.cases.selectors.clearances import case_ids_read_in_full, with_clearance
from nocc.patients.models import Patient
from nocc.patients.selectors import without_concealed

from ..models import Document, DocumentVersion, ReleasePreference
from .release import waiting_time_of


def standing_documents() -> QuerySet[Document]:
    """Documents that nobody took back."""
    rows = with_clearance(Document.objects.filter(withdrawn_at__isnull=True), kind="document")
    return rows.select_related("case", "added_by").prefetch_related(_newest_first())


def documents_visible_to(user: User) -> QuerySet[Document]:
    """Documents of the cases this person may open; whoever observes a case gets those marked as cleaned."""
    rows = standing_documents().filter(case__in=cases_visible_to(user).values("pk"))
    rows = rows.filter(Q(is_cleared=True) | Q(case__in=case_ids_read_in_full(user)))
    chosen = ReleasePreference.objects.filter(patient=OuterRef("case__patient")).values("choice")
    rows = rows.annotate(release_choice=Subquery(chosen))
    return without_concealed(rows, kind="document", reader=user, author="added_by")


def versions_released_to(patient: Patient) -> QuerySet[DocumentVersion]:
    """Versions that were there when their document was released, or have waited as long as the patient chose."""
    is_released = Q(document__released_at__gte=F("created_at"))
    wait = waiting_time_of(patient)
    if wait is not None:
        is_released |= Q(created_at__lte=timezone.now() - wait)
    return (
        DocumentVersion.objects.filter(is_released, document__case__patient=patient)
        .filter(document__withdrawn_at__isnull=True)
        .select_related("file")
        .order_by("-number")
    )


def documents_released_to(patient: Patient) -> QuerySet[Document]:
    """The patient's documents of which at least one version is released; `versions` are the released ones."""
    released = versions_released_to(patient)
    return (
        Document.objects.filter(Exists(released.filter(document=OuterRef("pk"))))
        .select_related("case")
        .prefetch_related(Prefetch("versions", queryset=released))
    )


def _newest_first() -> Prefetch:
    versions = DocumentVersion.objects.select_related("file", "added_by").order_by("-number")
    return Prefetch("versions", queryset=versions)
