CREATE INDEX `django_celery_results_taskresult_date_done_49edada6` ON `django_celery_results_taskresult` (`date_done`);
CREATE INDEX `django_celery_results_taskresult_status_cbbed23a` ON `django_celery_results_taskresult` (`status`);
CREATE INDEX `django_celery_results_taskresult_task_name_90987df3` ON `django_celery_results_taskresult` (`task_name`);
INSERT INTO `django_migrations` (`app`, `name`, `applied`) VALUES ('django_celery_results', '0004_auto_20190516_0412', '2026-11-22 07:00:00');
