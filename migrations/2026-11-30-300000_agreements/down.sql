DROP TABLE move_on_steps;
DROP TABLE move_on_plans;
