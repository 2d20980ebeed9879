"""One process for everything: HTTP and sockets."""

import os

from channels.routing import ProtocolTypeRouter, URLRouter
from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.production")
http = get_asgi_application()

# Consumers import models, which exist only from here on.
from nocc.cases.routing import websocket_urlpatterns  # noqa: E402
from nocc.common.origins import OwnOrigins  # noqa: E402

application = ProtocolTypeRouter({"http": http, "websocket": OwnOrigins(URLRouter(websocket_urlpatterns))})
