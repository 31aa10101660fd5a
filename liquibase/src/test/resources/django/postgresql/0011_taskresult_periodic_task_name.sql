ALTER TABLE "django_celery_results_taskresult" ADD COLUMN "periodic_task_name" varchar(255) NULL;
INSERT INTO "django_migrations" ("app", "name", "applied") VALUES ('django_celery_results', '0011_taskresult_periodic_task_name', '2026-11-22 07:00:00+00:00');
