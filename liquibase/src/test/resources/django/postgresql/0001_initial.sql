CREATE TABLE "django_migrations" ("id" serial NOT NULL PRIMARY KEY, "app" varchar(255) NOT NULL, "name" varchar(255) NOT NULL, "applied" timestamp with time zone NOT NULL);
CREATE TABLE "django_celery_results_taskresult" ("id" serial NOT NULL PRIMARY KEY, "task_id" varchar(255) NOT NULL UNIQUE, "status" varchar(50) NOT NULL, "content_type" varchar(128) NOT NULL, "content_encoding" varchar(64) NOT NULL, "result" text NULL, "date_done" timestamp with time zone NOT NULL, "traceback" text NULL, "hidden" boolean NOT NULL, "meta" text NULL);
CREATE INDEX "django_celery_results_taskresult_task_id_de0d95bf_like" ON "django_celery_results_taskresult" ("task_id" varchar_pattern_ops);
CREATE INDEX "django_celery_results_taskresult_hidden_cd77412f" ON "django_celery_results_taskresult" ("hidden");
INSERT INTO "django_migrations" ("app", "name", "applied") VALUES ('django_celery_results', '0001_initial', '2026-11-22 07:00:00+00:00');
