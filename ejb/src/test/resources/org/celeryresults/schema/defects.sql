-- no table: MISSING_TABLE django_celery_results_taskresult
drop table django_celery_results_taskresult;

-- no table of groups: MISSING_TABLE django_celery_results_groupresult
drop table django_celery_results_groupresult;

-- no table of counters: MISSING_TABLE django_celery_results_chordcounter
drop table django_celery_results_chordcounter;

-- no column that may be null: MISSING_COLUMN django_celery_results_taskresult date_started
alter table django_celery_results_taskresult drop column date_started;

-- no column that must not be null: MISSING_COLUMN django_celery_results_taskresult content_encoding
alter table django_celery_results_taskresult drop column content_encoding;

-- no members of chords: MISSING_COLUMN django_celery_results_chordcounter sub_tasks
alter table django_celery_results_chordcounter drop column sub_tasks;

-- an unknown column must be given: UNKNOWN_REQUIRED_COLUMN django_celery_results_taskresult tenant
alter table django_celery_results_taskresult add column tenant integer default 0 not null;
alter table django_celery_results_taskresult alter column tenant drop default;
