insert into celery_results_chord (group_id, date_created, date_done)
  values ('a', timestamp'2026-11-22 11:50:00', timestamp'2026-11-22 11:50:00');
insert into celery_results_chord_part (group_id, task_id, delivery, remaining, date_done)
  values ('a', 'b', 'c', 1, timestamp'2026-11-22 11:50:00');
insert into celery_results_chord_completion
  (completion_id, group_id, delivery, attempts, date_next, date_created)
  values ('d', 'a', 'DUE', 0, timestamp'2026-11-22 11:50:00', timestamp'2026-11-22 11:50:00')
