-- nothing unique: MISSING_UNIQUE django_celery_results_taskresult task_id
alter table django_celery_results_taskresult drop index task_id;

-- unique with another column, under the same name: MISSING_UNIQUE django_celery_results_taskresult task_id
alter table django_celery_results_taskresult drop index task_id;
create unique index task_id on django_celery_results_taskresult (task_id, status);

-- unique by the beginning: MISSING_UNIQUE django_celery_results_groupresult group_id
alter table django_celery_results_groupresult drop index group_id;
create unique index beginning on django_celery_results_groupresult (group_id(100));

-- no generator: NO_ID_GENERATOR django_celery_results_groupresult id
alter table django_celery_results_groupresult modify id bigint not null;

-- no index: MISSING_INDEX django_celery_results_taskresult django_cele_status_9b6201_idx
drop index django_cele_status_9b6201_idx on django_celery_results_taskresult;

-- an index of beginnings, under the same name: MISSING_INDEX django_celery_results_taskresult django_cele_status_9b6201_idx
drop index django_cele_status_9b6201_idx on django_celery_results_taskresult;
create index django_cele_status_9b6201_idx on django_celery_results_taskresult (status(3));

-- shorter: NARROW_COLUMN django_celery_results_taskresult task_id
alter table django_celery_results_taskresult modify task_id varchar(36) not null;

-- coarser: NARROW_COLUMN django_celery_results_taskresult date_done
alter table django_celery_results_taskresult modify date_done datetime not null;

-- times in the session's zone: WRONG_TYPE django_celery_results_taskresult date_done
alter table django_celery_results_taskresult modify date_done timestamp(6) not null;

-- 16 megabytes at most: WRONG_TYPE django_celery_results_taskresult result
alter table django_celery_results_taskresult modify result mediumtext;

-- bytes: WRONG_TYPE django_celery_results_chordcounter sub_tasks
alter table django_celery_results_chordcounter modify sub_tasks varbinary(1000) not null;

-- a smaller count: WRONG_TYPE django_celery_results_chordcounter count
alter table django_celery_results_chordcounter modify `count` smallint unsigned not null;

-- not null: REQUIRED_COLUMN django_celery_results_taskresult meta
update django_celery_results_taskresult set meta = '{}';
alter table django_celery_results_taskresult modify meta longtext not null;

-- null: NULLABLE_COLUMN django_celery_results_taskresult status
alter table django_celery_results_taskresult modify status varchar(50) null;

-- a part counts twice: MISSING_UNIQUE celery_results_chord_part group_id, task_id
alter table celery_results_chord_part drop primary key;

-- the key of beginnings: MISSING_UNIQUE celery_results_chord_part group_id, task_id
alter table celery_results_chord_part drop primary key, add primary key (group_id(100), task_id(100));

-- a chord begins twice: MISSING_UNIQUE celery_results_chord group_id
alter table celery_results_chord drop index celery_results_chord_group_id_key;

-- no index of what is due: MISSING_INDEX celery_results_chord_completion celery_results_chord_completion_due_idx
drop index celery_results_chord_completion_due_idx on celery_results_chord_completion;

-- an index of a part of it: MISSING_INDEX celery_results_chord_completion celery_results_chord_completion_due_idx
drop index celery_results_chord_completion_due_idx on celery_results_chord_completion;
create index celery_results_chord_completion_due_idx on celery_results_chord_completion (delivery);

-- no index of old parts: MISSING_INDEX celery_results_chord_part celery_results_chord_part_date_done_idx
drop index celery_results_chord_part_date_done_idx on celery_results_chord_part;

-- parts that differ in case are one: ID_COLLATION celery_results_chord_part task_id
alter table celery_results_chord_part
  modify task_id varchar(255) character set utf8mb4 collate utf8mb4_general_ci not null;

-- a result is pinned twice: MISSING_UNIQUE celery_results_pin task_id
alter table celery_results_pin drop index celery_results_pin_task_id_key;

-- two hold one lease: MISSING_UNIQUE celery_results_lease name
alter table celery_results_lease drop primary key;

-- no index of purges: MISSING_INDEX celery_results_purge celery_results_purge_date_started_idx
drop index celery_results_purge_date_started_idx on celery_results_purge;

-- no index of old completions: MISSING_INDEX celery_results_chord_completion celery_results_chord_completion_date_created_idx
drop index celery_results_chord_completion_date_created_idx on celery_results_chord_completion;

-- a token of 32 bits: WRONG_TYPE celery_results_lease token
update celery_results_lease set token = 1;
alter table celery_results_lease modify token int not null;

-- pins that differ in case are one: ID_COLLATION celery_results_pin task_id
alter table celery_results_pin
  modify task_id varchar(255) character set utf8mb4 collate utf8mb4_general_ci not null;
