-- an index that is invisible: MISSING_INDEX django_celery_results_taskresult django_cele_status_9b6201_idx
alter table django_celery_results_taskresult alter index django_cele_status_9b6201_idx invisible;

-- no primary key: MISSING_PRIMARY_KEY django_celery_results_taskresult id
alter table django_celery_results_taskresult drop primary key, add index of_id (id);
