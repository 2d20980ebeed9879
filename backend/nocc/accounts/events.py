from .services import accept_own_password


def own_password_chosen(sender, request, user, **kwargs) -> None:
    accept_own_password(user=user)
