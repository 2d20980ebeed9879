from collections import defaultdict
from collections.abc import Iterable

from rest_framework.request import Request

from nocc.common.views import SAFE_METHODS, TransactionalView

from .services import AccessSubject, Reader, record_access


class AuditedView(TransactionalView):
    """The base of every view that shows or changes clinical content: what it touched is logged before it answers.

    Objects from `get_object` and lists are noted by themselves; a service's result is noted by `note_access`.
    Noted objects answer `access_subject()`. `access_grounds` says why this person may.
    """

    def access_grounds(self, request: Request, subjects: list[AccessSubject]) -> list[str]:
        """The ground of each subject: the reader's role in its case, or what else lets them see it."""
        raise NotImplementedError

    def note_access(self, *objects: object) -> None:
        self._touched.extend(objects)

    def initialize_request(self, request, *args, **kwargs) -> Request:
        self._touched: list = []
        return super().initialize_request(request, *args, **kwargs)

    def get_object(self):
        found = super().get_object()  # type: ignore[misc]
        self.note_access(found)
        return found

    def paginate_queryset(self, queryset):
        page = super().paginate_queryset(queryset)  # type: ignore[misc]
        self.note_access(*(page or ()))
        return page

    def finalize_response(self, request, response, *args, **kwargs):
        response = super().finalize_response(request, response, *args, **kwargs)
        if self._touched and response.status_code < 400:
            self._record(request, self._touched)
        return response

    def _record(self, request: Request, objects: Iterable) -> None:
        action = "read" if request.method in SAFE_METHODS else "write"
        subjects = list(dict.fromkeys(touched.access_subject() for touched in objects))
        entries: dict[tuple[str, str], list[AccessSubject]] = defaultdict(list)
        for subject, ground in zip(subjects, self.access_grounds(request, subjects), strict=True):
            entries[subject.kind, ground].append(subject)
        for (_, ground), group in sorted(entries.items()):
            record_access(reader=reader_of(request), action=action, ground=ground, subjects=group)


def reader_of(request: Request) -> Reader:
    user = request.user
    return Reader(
        id=user.pk, name=user.full_name, facility=user.affiliation, address=request.META.get("REMOTE_ADDR") or None
    )
