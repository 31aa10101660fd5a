ALTER TABLE `django_celery_results_taskresult` ADD COLUMN `task_args` longtext NULL;
ALTER TABLE `django_celery_results_taskresult` ADD COLUMN `task_kwargs` longtext NULL;
ALTER TABLE `django_celery_results_taskresult` ADD COLUMN `task_name` varchar(255) NULL;
INSERT INTO `django_migrations` (`app`, `name`, `applied`) VALUES ('django_celery_results', '0002_add_task_name_args_kwargs', '2026-11-22 07:00:00');
