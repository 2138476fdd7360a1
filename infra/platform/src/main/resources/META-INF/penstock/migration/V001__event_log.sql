-- The record of truth. Bytes are kept as text: jsonb would reorder and rewrite what was hashed.
create table event_log (
    global_index bigint generated always as identity primary key,
    xid xid8 not null default pg_current_xact_id(),
    event_id uuid not null unique,
    stream_type text not null,
    stream_id text not null,
    sequence bigint not null check (sequence >= 0),
    name text not null,
    revision text not null,
    payload text not null,
    metadata text not null,
    recorded_at timestamptz not null,
    unique (stream_id, sequence)
);

-- Readers go by transaction, then index: the order in which nothing can ever appear before what was read.
create index event_log_position on event_log (xid, global_index);

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% on %: this table is append-only', tg_op, tg_table_name using errcode = 'restrict_violation';
end
$$;

create trigger event_log_append_only before update or delete or truncate on event_log
for each statement execute function refuse_change();

grant select, insert on event_log to "${app_role}";

-- Positions of Axon's processors, with the column names of its TokenSchema.
create table token_entry (
    processorname text not null,
    segment int not null,
    token bytea,
    tokentype text,
    "timestamp" text,
    owner text,
    primary key (processorname, segment)
);

grant select, insert, update, delete on token_entry to "${app_role}";

-- Positions of reactions: what the service does because of its own events.
create table reaction_position (
    name text primary key,
    position text not null
);

grant select, insert, update on reaction_position to "${app_role}";
