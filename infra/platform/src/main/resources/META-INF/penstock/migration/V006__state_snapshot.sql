-- A cache of folded prefixes of streams. Every row may be deleted at any time.
create table state_snapshot (
    stream_id text primary key,
    stream_type text not null,
    sequence bigint not null,
    state_schema text not null,
    state text not null,
    hash text not null,
    written_at timestamptz not null default now()
);
comment on table state_snapshot is 'hash covers place, shape, text and the identifier of the last event';

grant select, insert, update, delete on state_snapshot to "${app_role}";
