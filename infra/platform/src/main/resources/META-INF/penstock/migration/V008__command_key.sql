-- What a caller named once (header Idempotency-Key): whose attempt runs, until when, and how it was answered. Key and
-- hash stay as long as the log; the answer is emptied after some days. The row is no proof that a command was done:
-- that stands in the log, whose event ids are derived from the command.
create table command_key (
    tenant text not null,
    route text not null,
    key text not null,
    request_hash bytea not null check (octet_length(request_hash) = 32),
    owner uuid,
    lease_until timestamptz,
    done boolean not null default false,
    status smallint,
    headers text,
    body bytea,
    started_at timestamptz not null default now(),
    changed_at timestamptz not null default now(),
    primary key (tenant, route, key),
    check (not done or (owner is null and lease_until is null)),
    check (done or (status is null and headers is null and body is null)),
    check ((status is null) = (headers is null) and (status is null) = (body is null))
);

create index command_key_answered on command_key (changed_at) where body is not null;

-- DELETE is for keys under which nothing was begun: the request was malformed.
grant select, insert, update, delete on command_key to "${app_role}";
