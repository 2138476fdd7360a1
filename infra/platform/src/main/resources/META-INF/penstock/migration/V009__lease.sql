-- Running processes of the service. One whose session has ended is dead; one whose time is over is taken for paused.
create table service_instance (
    id text primary key,
    session_pid int not null,
    session_start timestamptz not null,
    until timestamptz not null
);

grant select, insert, update, delete on service_instance to "${app_role}";

-- Workers that run in one instance only. The epoch grows with each change of hands: whoever has an older one commits
-- nothing. It stands in a unique key so that only a change of hands waits for the owner's open transactions.
create table worker_lease (
    name text primary key,
    epoch bigint not null,
    owner text,
    wanted_by text,
    since timestamptz not null default now(),
    unique (name, epoch)
);

grant select, insert, update on worker_lease to "${app_role}";
