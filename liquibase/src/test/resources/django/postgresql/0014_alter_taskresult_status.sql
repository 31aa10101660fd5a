INSERT INTO "django_migrations" ("app", "name", "applied") VALUES ('django_celery_results', '0014_alter_taskresult_status', '2026-11-22 07:00:00+00:00');
