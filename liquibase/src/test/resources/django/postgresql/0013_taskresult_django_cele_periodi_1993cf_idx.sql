CREATE INDEX "django_cele_periodi_1993cf_idx" ON "django_celery_results_taskresult" ("periodic_task_name");
INSERT INTO "django_migrations" ("app", "name", "applied") VALUES ('django_celery_results', '0013_taskresult_django_cele_periodi_1993cf_idx', '2026-11-22 07:00:00+00:00');
