"""The web process of the baseline: Django's own way in, and nothing before it."""

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()
