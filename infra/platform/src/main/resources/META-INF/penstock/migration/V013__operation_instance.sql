-- Which process works on an operation: one whose process is gone does not go on, and another instance's may.
alter table operation add column instance text not null default '';
