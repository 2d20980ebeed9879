from django.urls import path

from . import views

urlpatterns = [
    path("me/", views.MeView.as_view()),
    path("facilities/", views.FacilityListView.as_view()),
    path("facilities/<uuid:pk>/", views.FacilityView.as_view()),
    path("physicians/", views.PhysicianListView.as_view()),
    path("physicians/<uuid:pk>/", views.PhysicianView.as_view()),
    path("groups/", views.GroupListView.as_view()),
    path("groups/<uuid:pk>/", views.GroupView.as_view()),
    path("groups/<uuid:group_id>/members/", views.MemberListView.as_view()),
    path("groups/<uuid:group_id>/members/<uuid:pk>/", views.MemberView.as_view()),
    path("invitations/", views.InvitationListView.as_view()),
    path("invitations/<str:key>/", views.InvitationView.as_view()),
    path("invitations/<str:key>/accept/", views.InvitationAcceptView.as_view()),
    path("users/", views.UserListView.as_view()),
    path("users/<uuid:pk>/", views.UserView.as_view()),
    path("users/<uuid:pk>/first-password/", views.FirstPasswordView.as_view()),
]
