import hashlib
import json

from django.db import IntegrityError, transaction
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from .models import IdempotencyRecord
from .parsers import must_be_storable
from .rules import Unprocessable

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})


class TransactionalView(APIView):
    """A request that writes is one transaction: change, event, access-log row and jobs, or nothing.

    A POST with `Idempotency-Key` is carried out once; the same request again gets the same answer, unless a view
    says that its answers are not to be kept.
    """

    keeps_answers = True

    def dispatch(self, request, *args, **kwargs):
        if request.method in SAFE_METHODS:
            return super().dispatch(request, *args, **kwargs)
        with transaction.atomic():
            response = super().dispatch(request, *args, **kwargs)
            if response.status_code >= 400:
                transaction.set_rollback(True)
        return response

    def initial(self, request: Request, *args, **kwargs) -> None:
        super().initial(request, *args, **kwargs)
        must_be_storable({name: "".join(values) for name, values in request.query_params.lists()})
        key = request.headers.get("Idempotency-Key")
        if request.method == "POST" and key and self.keeps_answers and request.user.is_authenticated:
            self._idempotency = self._claim(request, key)

    def _claim(self, request: Request, key: str) -> IdempotencyRecord:
        """This key's record, ours alone until commit: a parallel twin waits here for our answer."""
        if len(key) > 128:
            raise Unprocessable("idempotency_key_too_long")
        fingerprint = _fingerprint(request)
        try:
            with transaction.atomic():
                return IdempotencyRecord.objects.create(user=request.user, key=key, fingerprint=fingerprint)
        except IntegrityError:
            record = IdempotencyRecord.objects.get(user=request.user, key=key)
        if record.fingerprint != fingerprint:
            raise Unprocessable("idempotency_key_reused")
        raise AlreadyAnswered(record)

    def handle_exception(self, exc: Exception) -> Response:
        if isinstance(exc, AlreadyAnswered):
            headers = {"Idempotency-Replayed": "true"} | ({"ETag": exc.record.etag} if exc.record.etag else {})
            return Response(exc.record.body, status=exc.record.status, headers=headers)
        return super().handle_exception(exc)

    def finalize_response(self, request, response, *args, **kwargs):
        response = super().finalize_response(request, response, *args, **kwargs)
        record = getattr(self, "_idempotency", None)
        if record is not None and response.status_code < 400:
            record.status, record.body = response.status_code, json.loads(response.rendered_content or b"null")
            record.etag = response.headers.get("ETag", "")
            record.save(update_fields=["status", "body", "etag"])
        return response


class AlreadyAnswered(Exception):
    """This request was carried out before; its answer is in the record."""

    def __init__(self, record: IdempotencyRecord) -> None:
        self.record = record


def _fingerprint(request: Request) -> str:
    digest = hashlib.sha256(f"{request.method} {request.path}\n".encode())
    for name in sorted(request.data):
        values = request.data.getlist(name) if hasattr(request.data, "getlist") else [request.data[name]]
        for value in values:
            digest.update(f"{name}={json.dumps(value, sort_keys=True, default=_name_of_upload)}\n".encode())
    return digest.hexdigest()


def _name_of_upload(upload) -> str:
    return f"{upload.name}:{upload.size}"
