from django.urls import path

from .views import patients as views

urlpatterns = [
    path("patients/", views.PatientListView.as_view()),
    path("patients/<uuid:pk>/", views.PatientView.as_view()),
    path("patients/<uuid:patient_id>/identifiers/", views.IdentifierListView.as_view()),
    path("patients/<uuid:patient_id>/identifiers/<uuid:pk>/", views.IdentifierView.as_view()),
    path("patients/<uuid:patient_id>/contacts/", views.ContactListView.as_view()),
    path("patients/<uuid:patient_id>/contacts/<uuid:pk>/", views.ContactView.as_view()),
    path("patients/<uuid:patient_id>/consents/", views.ConsentListView.as_view()),
    path("patients/<uuid:patient_id>/priorities/", views.PrioritiesView.as_view()),
    path("patients/<uuid:patient_id>/credentials/", views.CredentialsView.as_view()),
    path("patients/<uuid:patient_id>/accesses/", views.AccessListView.as_view()),
]
