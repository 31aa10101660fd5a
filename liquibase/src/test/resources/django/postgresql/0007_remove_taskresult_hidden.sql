ALTER TABLE "django_celery_results_taskresult" DROP COLUMN "hidden" CASCADE;
INSERT INTO "django_migrations" ("app", "name", "applied") VALUES ('django_celery_results', '0007_remove_taskresult_hidden', '2026-11-22 07:00:00+00:00');
