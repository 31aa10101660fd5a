ALTER TABLE `django_celery_results_taskresult` ADD COLUMN `date_created` datetime(6) DEFAULT '2026-11-22 07:00:00' NOT NULL;
ALTER TABLE `django_celery_results_taskresult` ALTER COLUMN `date_created` DROP DEFAULT;
UPDATE `django_celery_results_taskresult` SET `date_created` = `django_celery_results_taskresult`.`date_done`;
CREATE INDEX `django_celery_results_taskresult_date_created_099f3424` ON `django_celery_results_taskresult` (`date_created`);
INSERT INTO `django_migrations` (`app`, `name`, `applied`) VALUES ('django_celery_results', '0006_taskresult_date_created', '2026-11-22 07:00:00');
