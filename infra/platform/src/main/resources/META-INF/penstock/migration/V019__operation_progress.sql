-- Long work can be called off, and says how fast it is. `also` is a second count beside done, as JSON.
alter table operation
    drop constraint operation_state_check,
    add constraint operation_state_check check (state in ('RUNNING', 'SUCCEEDED', 'FAILED', 'CANCELLED')),
    add column cancel boolean not null default false,
    add column rate bigint not null default 0,
    add column seconds_left bigint,
    add column also text not null default '{}';
