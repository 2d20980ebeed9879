from django.urls import path

from .views import SocketTicketView, TokenView

urlpatterns = [
    path("auth/token/", TokenView.as_view()),
    path("auth/socket-ticket/", SocketTicketView.as_view()),
]
