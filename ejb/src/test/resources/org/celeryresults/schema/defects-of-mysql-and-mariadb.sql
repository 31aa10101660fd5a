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
