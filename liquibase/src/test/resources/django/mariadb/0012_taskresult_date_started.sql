ALTER TABLE `django_celery_results_taskresult` ADD COLUMN `date_started` datetime(6) NULL;
INSERT INTO `django_migrations` (`app`, `name`, `applied`) VALUES ('django_celery_results', '0012_taskresult_date_started', '2026-11-22 07:00:00');
