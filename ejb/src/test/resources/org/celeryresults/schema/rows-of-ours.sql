insert into celery_results_chord (group_id, date_created, date_done)
  values ('a', timestamp'2026-11-22 11:50:00', timestamp'2026-11-22 11:50:00');
insert into celery_results_chord_part (group_id, task_id, delivery, remaining, date_done)
  values ('a', 'b', 'c', 1, timestamp'2026-11-22 11:50:00');
insert into celery_results_chord_completion
  (completion_id, group_id, delivery, attempts, date_next, date_created)
  values ('d', 'a', 'DUE', 0, timestamp'2026-11-22 11:50:00', timestamp'2026-11-22 11:50:00');
insert into celery_results_retention_rule (rule_order, status, task_name, keep_for, date_created)
  values (1, 'FAILURE', 'shop.*', 'P30D', timestamp'2026-11-22 11:50:00');
insert into celery_results_pin (task_id, pinned_by, date_created)
  values ('a', 'admin', timestamp'2026-11-22 11:50:00');
insert into celery_results_purge
  (purge_id, state, source, started_by, node, parameters, progress, stop_requested, execution_id, date_started)
  values ('a', 'RUNNING', 'REST', 'admin', 'node', '{}', '{}', 0, 5000000000, timestamp'2026-11-22 11:50:00');
insert into celery_results_lease (name, holder, token, purge_id, date_acquired, date_expires)
  values ('purge', 'node', 5000000000, 'a', timestamp'2026-11-22 11:50:00', timestamp'2026-11-22 11:51:00');
insert into celery_results_schedule (name, cron, zone, enabled, parameters, date_done)
  values ('purge', '0 4 * * *', 'UTC', 1, '{}', timestamp'2026-11-22 11:50:00')
