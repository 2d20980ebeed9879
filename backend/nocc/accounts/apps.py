from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "nocc.accounts"

    def ready(self) -> None:
        from allauth.account.signals import password_changed, password_reset

        from .events import own_password_chosen

        password_changed.connect(own_password_chosen)
        password_reset.connect(own_password_chosen)
