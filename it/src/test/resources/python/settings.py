"""A Django site with nothing but django-celery-results, on the database that the environment tells."""
import os

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends." + os.environ["INTEROP_ENGINE"],
        "HOST": "127.0.0.1",
        "PORT": os.environ["INTEROP_PORT"],
        "NAME": os.environ["INTEROP_NAME"],
        "USER": os.environ["INTEROP_USER"],
        "PASSWORD": os.environ["INTEROP_PASSWORD"],
        "OPTIONS": {"charset": "utf8mb4"} if os.environ["INTEROP_ENGINE"] == "mysql" else {},
    }
}
INSTALLED_APPS = ["django_celery_results"]
ROOT_URLCONF = "django_celery_results.urls"
ALLOWED_HOSTS = ["*"]
DJANGO_CELERY_RESULTS_ID_FIRST_URLS = False
SECRET_KEY = "of no use here"
USE_TZ = True
DEFAULT_AUTO_FIELD = "django.db.models.AutoField"
