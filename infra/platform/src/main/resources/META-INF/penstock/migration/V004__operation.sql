-- Long work that outlives a request; errors and result are JSON as shown to the caller.
create table operation (
    id text primary key,
    kind text not null,
    state text not null check (state in ('RUNNING', 'SUCCEEDED', 'FAILED')),
    done bigint not null default 0,
    total bigint not null default 0,
    unit text not null default '',
    code text,
    detail text,
    errors text not null default '[]',
    result text not null default '{}',
    actor text not null,
    started_at timestamptz not null default now(),
    changed_at timestamptz not null default now()
);

grant select, insert, update on operation to "${app_role}";
