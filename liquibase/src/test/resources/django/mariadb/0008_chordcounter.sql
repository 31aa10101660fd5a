CREATE TABLE `django_celery_results_chordcounter` (`id` integer AUTO_INCREMENT NOT NULL PRIMARY KEY, `group_id` varchar(255) NOT NULL UNIQUE, `sub_tasks` longtext NOT NULL, `count` integer UNSIGNED NOT NULL CHECK (`count` >= 0));
INSERT INTO `django_migrations` (`app`, `name`, `applied`) VALUES ('django_celery_results', '0008_chordcounter', '2026-11-22 07:00:00');
