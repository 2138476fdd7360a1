-- Two tables of one projection.
create table tally_total (
    tally text primary key,
    total bigint not null,
    last_amount numeric not null,
    counted_at timestamptz
);
comment on table tally_total is 'minor units';
create table tally_step (tally text not null, total bigint not null, primary key (tally, total));
create index tally_step_total on tally_step (total);
grant select, insert, update, delete, truncate on tally_total, tally_step to "${app_role}";
insert into projection_table (projection, table_name) values ('tally-total', 'tally_total'), ('tally-total', 'tally_step');
