-- nothing unique: MISSING_UNIQUE django_celery_results_taskresult task_id
alter table django_celery_results_taskresult drop constraint django_celery_results_taskresult_task_id_key;

-- unique for some rows: MISSING_UNIQUE django_celery_results_taskresult task_id
alter table django_celery_results_taskresult drop constraint django_celery_results_taskresult_task_id_key;
create unique index for_some on django_celery_results_taskresult (task_id) where status = 'SUCCESS';

-- unique at commit only, under the same name: MISSING_UNIQUE django_celery_results_taskresult task_id
alter table django_celery_results_taskresult drop constraint django_celery_results_taskresult_task_id_key;
alter table django_celery_results_taskresult
  add constraint django_celery_results_taskresult_task_id_key unique (task_id) deferrable;

-- unique with another column: MISSING_UNIQUE django_celery_results_groupresult group_id
alter table django_celery_results_groupresult drop constraint django_celery_results_groupresult_group_id_key;
create unique index pair on django_celery_results_groupresult (group_id, content_type);

-- no primary key: MISSING_PRIMARY_KEY django_celery_results_taskresult id
alter table django_celery_results_taskresult drop constraint django_celery_results_taskresult_pkey;

-- no generator: NO_ID_GENERATOR django_celery_results_groupresult id
alter table django_celery_results_groupresult alter id drop default;
drop sequence django_celery_results_groupresult_id_seq;

-- no index: MISSING_INDEX django_celery_results_taskresult django_cele_status_9b6201_idx
drop index django_cele_status_9b6201_idx;

-- no index for LIKE: MISSING_INDEX django_celery_results_taskresult django_celery_results_taskresult_task_id_de0d95bf_like
drop index django_celery_results_taskresult_task_id_de0d95bf_like;

-- an index of some rows: MISSING_INDEX django_celery_results_taskresult django_cele_status_9b6201_idx
drop index django_cele_status_9b6201_idx;
create index django_cele_status_9b6201_idx on django_celery_results_taskresult (status) where worker is null;

-- an index without order: MISSING_INDEX django_celery_results_taskresult django_cele_status_9b6201_idx
drop index django_cele_status_9b6201_idx;
create index on django_celery_results_taskresult using hash (status);

-- an index that begins otherwise: MISSING_INDEX django_celery_results_taskresult django_cele_status_9b6201_idx
drop index django_cele_status_9b6201_idx;
create index on django_celery_results_taskresult (lower(status), status);

-- an index whose building failed: MISSING_INDEX django_celery_results_taskresult django_cele_status_9b6201_idx
update pg_index set indisvalid = false where indexrelid = 'django_cele_status_9b6201_idx'::regclass;

-- shorter: NARROW_COLUMN django_celery_results_taskresult task_id
alter table django_celery_results_taskresult alter task_id type varchar(36);

-- coarser: NARROW_COLUMN django_celery_results_taskresult date_done
alter table django_celery_results_taskresult alter date_done type timestamptz(0);

-- time without a zone: WRONG_TYPE django_celery_results_taskresult date_done
alter table django_celery_results_taskresult alter date_done type timestamp;

-- a short text: WRONG_TYPE django_celery_results_taskresult result
alter table django_celery_results_taskresult alter result type varchar(9);

-- json: WRONG_TYPE django_celery_results_taskresult meta
alter table django_celery_results_taskresult alter meta type jsonb using meta::jsonb;

-- a smaller count: WRONG_TYPE django_celery_results_chordcounter count
alter table django_celery_results_chordcounter alter count type smallint;

-- ids of 16 bits: IDS_RUN_OUT django_celery_results_chordcounter id
alter table django_celery_results_chordcounter alter id type smallint;

-- not null: REQUIRED_COLUMN django_celery_results_groupresult result
update django_celery_results_groupresult set result = '';
alter table django_celery_results_groupresult alter result set not null;

-- null: NULLABLE_COLUMN django_celery_results_taskresult status
alter table django_celery_results_taskresult alter status drop not null;

-- a part counts twice: MISSING_UNIQUE celery_results_chord_part group_id, task_id
alter table celery_results_chord_part drop constraint celery_results_chord_part_pkey;

-- the key of another pair: MISSING_UNIQUE celery_results_chord_part group_id, task_id
alter table celery_results_chord_part drop constraint celery_results_chord_part_pkey;
alter table celery_results_chord_part add constraint celery_results_chord_part_pkey primary key (group_id, delivery);

-- a chord begins twice: MISSING_UNIQUE celery_results_chord group_id
alter table celery_results_chord drop constraint celery_results_chord_group_id_key;

-- a completion's id is not its own: MISSING_UNIQUE celery_results_chord_completion completion_id
alter table celery_results_chord_completion drop constraint celery_results_chord_completion_completion_id_key;

-- no index of what is due: MISSING_INDEX celery_results_chord_completion celery_results_chord_completion_due_idx
drop index celery_results_chord_completion_due_idx;

-- an index of a part of it: MISSING_INDEX celery_results_chord_completion celery_results_chord_completion_due_idx
drop index celery_results_chord_completion_due_idx;
create index celery_results_chord_completion_due_idx on celery_results_chord_completion (delivery);

-- no index of a chord's completions: MISSING_INDEX celery_results_chord_completion celery_results_chord_completion_group_id_idx
drop index celery_results_chord_completion_group_id_idx;

-- no index of old parts: MISSING_INDEX celery_results_chord_part celery_results_chord_part_date_done_idx
drop index celery_results_chord_part_date_done_idx;

-- a result is pinned twice: MISSING_UNIQUE celery_results_pin task_id
alter table celery_results_pin drop constraint celery_results_pin_task_id_key;

-- two hold one lease: MISSING_UNIQUE celery_results_lease name
alter table celery_results_lease drop constraint celery_results_lease_pkey;

-- two rules in one place: MISSING_UNIQUE celery_results_retention_rule rule_order
alter table celery_results_retention_rule drop constraint celery_results_retention_rule_pkey;

-- no index of purges: MISSING_INDEX celery_results_purge celery_results_purge_date_started_idx
drop index celery_results_purge_date_started_idx;

-- no index of old chords: MISSING_INDEX celery_results_chord celery_results_chord_date_created_idx
drop index celery_results_chord_date_created_idx;

-- no index of old completions: MISSING_INDEX celery_results_chord_completion celery_results_chord_completion_date_created_idx
drop index celery_results_chord_completion_date_created_idx;

-- a token of 32 bits: WRONG_TYPE celery_results_lease token
update celery_results_lease set token = 1;
alter table celery_results_lease alter token type integer;

-- shorter reasons: NARROW_COLUMN celery_results_pin reason
alter table celery_results_pin alter reason type varchar(100);
