from allauth.account.adapter import DefaultAccountAdapter
from django.contrib.auth import password_validation
from django.http import HttpRequest


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are made by invitation or by the patient's physician, never by signing up."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def pre_login(self, request, user, **kwargs):
        if user.is_password_expired():
            return self.respond_user_inactive(request, user)
        return super().pre_login(request, user, **kwargs)

    def clean_password(self, password, user=None):
        password_validation.validate_password(password, user)
        return password
