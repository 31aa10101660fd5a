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

-- chords not remembered: MISSING_TABLE celery_results_chord
drop table celery_results_chord;

-- no ledger: MISSING_TABLE celery_results_chord_part
drop table celery_results_chord_part;

-- no completions: MISSING_TABLE celery_results_chord_completion
drop table celery_results_chord_completion;

-- a ledger without the count: MISSING_COLUMN celery_results_chord_part remaining
alter table celery_results_chord_part drop column remaining;

-- completions without a delivery: MISSING_COLUMN celery_results_chord_completion attempts
alter table celery_results_chord_completion drop column attempts;

-- completions without an error: MISSING_COLUMN celery_results_chord_completion error
alter table celery_results_chord_completion drop column error;

-- chords without their size: MISSING_COLUMN celery_results_chord header_size
alter table celery_results_chord drop column header_size;

-- no rules: MISSING_TABLE celery_results_retention_rule
drop table celery_results_retention_rule;

-- no pins: MISSING_TABLE celery_results_pin
drop table celery_results_pin;

-- no history: MISSING_TABLE celery_results_purge
drop table celery_results_purge;

-- no lease: MISSING_TABLE celery_results_lease
drop table celery_results_lease;

-- no schedule: MISSING_TABLE celery_results_schedule
drop table celery_results_schedule;

-- rules without a name: MISSING_COLUMN celery_results_retention_rule task_name
alter table celery_results_retention_rule drop column task_name;

-- pins of nobody: MISSING_COLUMN celery_results_pin pinned_by
alter table celery_results_pin drop column pinned_by;

-- purges without progress: MISSING_COLUMN celery_results_purge progress
alter table celery_results_purge drop column progress;

-- a lease without its token: MISSING_COLUMN celery_results_lease token
alter table celery_results_lease drop column token;

-- a schedule without its next time: MISSING_COLUMN celery_results_schedule date_next
alter table celery_results_schedule drop column date_next;
