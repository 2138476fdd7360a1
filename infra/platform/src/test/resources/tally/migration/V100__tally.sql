-- No key, so that a message handled twice would be two rows.
create table tally_message (message_id text not null, pool_id text not null);
grant select, insert on tally_message to "${app_role}";
