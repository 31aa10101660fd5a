INSERT INTO `django_migrations` (`app`, `name`, `applied`) VALUES ('django_celery_results', '0010_remove_duplicate_indices', '2026-11-22 07:00:00');
