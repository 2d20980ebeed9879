from django.urls import path

from . import views

urlpatterns = [
    path("cases/<uuid:case_id>/studies/", views.StudyListView.as_view()),
    path("studies/<uuid:pk>/", views.StudyView.as_view()),
    path("studies/<uuid:pk>/release/", views.StudyReleaseView.as_view()),
    path("studies/<uuid:pk>/withdraw/", views.StudyWithdrawView.as_view()),
]
