DROP INDEX IF EXISTS "django_cele_group_i_299b0d_idx";
DROP INDEX IF EXISTS "django_cele_group_i_3cddec_idx";
DROP INDEX IF EXISTS "django_cele_task_id_7f8fca_idx";
INSERT INTO "django_migrations" ("app", "name", "applied") VALUES ('django_celery_results', '0010_remove_duplicate_indices', '2026-11-22 07:00:00+00:00');
