-- A position is transaction and index together; the index alone was asked for by nobody but its own key, at the price of
-- one more tree to grow with each event.
alter table event_log drop constraint event_log_pkey;
drop index event_log_position;
alter table event_log add primary key (xid, global_index);
