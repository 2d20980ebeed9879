from django.urls import path, re_path

from .consumers import CaseConsumer, MeConsumer, nowhere

websocket_urlpatterns = [
    path("ws/cases/<uuid:case_id>/", CaseConsumer.as_asgi()),
    path("ws/me/", MeConsumer.as_asgi()),
    re_path(r"", nowhere),  # type: ignore[arg-type]
]
