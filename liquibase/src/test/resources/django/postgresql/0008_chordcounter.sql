CREATE TABLE "django_celery_results_chordcounter" ("id" serial NOT NULL PRIMARY KEY, "group_id" varchar(255) NOT NULL UNIQUE, "sub_tasks" text NOT NULL, "count" integer NOT NULL CHECK ("count" >= 0));
CREATE INDEX "django_celery_results_chordcounter_group_id_1f70858c_like" ON "django_celery_results_chordcounter" ("group_id" varchar_pattern_ops);
INSERT INTO "django_migrations" ("app", "name", "applied") VALUES ('django_celery_results', '0008_chordcounter', '2026-11-22 07:00:00+00:00');
