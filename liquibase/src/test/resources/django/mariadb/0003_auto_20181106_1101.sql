INSERT INTO `django_migrations` (`app`, `name`, `applied`) VALUES ('django_celery_results', '0003_auto_20181106_1101', '2026-11-22 07:00:00');
