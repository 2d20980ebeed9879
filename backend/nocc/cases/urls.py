from django.urls.resolvers import URLPattern

from . import patient_urls

urlpatterns: list[URLPattern] = [*patient_urls.urlpatterns]
