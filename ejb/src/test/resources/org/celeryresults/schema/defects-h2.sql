-- nothing unique: MISSING_UNIQUE django_celery_results_taskresult task_id
alter table django_celery_results_taskresult drop constraint django_celery_results_taskresult_task_id_key;

-- unique with another column, under the same name: MISSING_UNIQUE django_celery_results_taskresult task_id
alter table django_celery_results_taskresult drop constraint django_celery_results_taskresult_task_id_key;
create unique index django_celery_results_taskresult_task_id_key
  on django_celery_results_taskresult (task_id, status);

-- no primary key: MISSING_PRIMARY_KEY django_celery_results_taskresult id
alter table django_celery_results_taskresult drop primary key;

-- no generator: NO_ID_GENERATOR django_celery_results_groupresult id
alter table django_celery_results_groupresult alter column id drop identity;

-- no index: MISSING_INDEX django_celery_results_taskresult django_cele_status_9b6201_idx
drop index django_cele_status_9b6201_idx;

-- the index's name on other columns: MISSING_INDEX django_celery_results_taskresult django_cele_status_9b6201_idx
drop index django_cele_status_9b6201_idx;
create index django_cele_status_9b6201_idx on django_celery_results_taskresult (worker, status);

-- shorter: NARROW_COLUMN django_celery_results_taskresult task_id
alter table django_celery_results_taskresult alter column task_id set data type varchar(36);

-- coarser: NARROW_COLUMN django_celery_results_taskresult date_done
alter table django_celery_results_taskresult alter column date_done set data type timestamp(0) with time zone;

-- time without a zone: WRONG_TYPE django_celery_results_taskresult date_done
alter table django_celery_results_taskresult alter column date_done set data type timestamp(6);

-- a short text: WRONG_TYPE django_celery_results_taskresult result
alter table django_celery_results_taskresult alter column result set data type varchar(9);

-- a smaller count: WRONG_TYPE django_celery_results_chordcounter count
alter table django_celery_results_chordcounter alter column count set data type smallint;

-- not null: REQUIRED_COLUMN django_celery_results_taskresult meta
update django_celery_results_taskresult set meta = '{}';
alter table django_celery_results_taskresult alter column meta set not null;

-- null: NULLABLE_COLUMN django_celery_results_taskresult status
alter table django_celery_results_taskresult alter column status drop not null;

-- ids that differ in case are one: ID_COLLATION django_celery_results_taskresult task_id
alter table django_celery_results_taskresult alter column task_id set data type varchar_ignorecase(255);

-- a part counts twice: MISSING_UNIQUE celery_results_chord_part group_id, task_id
alter table celery_results_chord_part drop primary key;

-- a chord begins twice: MISSING_UNIQUE celery_results_chord group_id
alter table celery_results_chord drop constraint celery_results_chord_group_id_key;

-- no index of what is due: MISSING_INDEX celery_results_chord_completion celery_results_chord_completion_due_idx
drop index celery_results_chord_completion_due_idx;

-- no index of old parts: MISSING_INDEX celery_results_chord_part celery_results_chord_part_date_done_idx
drop index celery_results_chord_part_date_done_idx;

-- a result is pinned twice: MISSING_UNIQUE celery_results_pin task_id
alter table celery_results_pin drop constraint celery_results_pin_task_id_key;

-- two hold one lease: MISSING_UNIQUE celery_results_lease name
alter table celery_results_lease drop primary key;

-- no index of purges: MISSING_INDEX celery_results_purge celery_results_purge_date_started_idx
drop index celery_results_purge_date_started_idx;

-- no index of old chords: MISSING_INDEX celery_results_chord celery_results_chord_date_created_idx
drop index celery_results_chord_date_created_idx;

-- a token of 32 bits: WRONG_TYPE celery_results_lease token
update celery_results_lease set token = 1;
alter table celery_results_lease alter column token set data type integer;
