ALTER TABLE `django_celery_results_taskresult` ADD COLUMN `worker` varchar(100) NULL;
CREATE INDEX `django_celery_results_taskresult_worker_f8711389` ON `django_celery_results_taskresult` (`worker`);
INSERT INTO `django_migrations` (`app`, `name`, `applied`) VALUES ('django_celery_results', '0005_taskresult_worker', '2026-11-22 07:00:00');
