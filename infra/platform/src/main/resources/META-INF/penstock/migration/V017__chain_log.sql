-- The chain as it was read: every log of our contracts, behind the confirmations. Append only; a block that was taken back
-- is marked, its logs stay. Breaks are events of the log from here on: table chain_break keeps what was found before.
create table chain_seen_block (
    deployment_id text not null,
    hash text not null,
    number bigint not null,
    parent_hash text not null,
    canonical boolean not null default true,
    seen_at timestamptz not null default now(),
    primary key (deployment_id, hash)
);

create unique index chain_seen_block_number on chain_seen_block (deployment_id, number) where canonical;

create table chain_log (
    id bigint generated always as identity primary key,
    deployment_id text not null,
    block_number bigint not null,
    block_hash text not null,
    transaction_hash text not null,
    log_index int not null,
    address text not null,
    topics text[] not null,
    data text not null,
    seen_at timestamptz not null default now(),
    unique (deployment_id, block_hash, log_index),
    foreign key (deployment_id, block_hash) references chain_seen_block
);

create index chain_log_transaction on chain_log (transaction_hash);

create function refuse_log_change() returns trigger language plpgsql as $$
begin
    raise exception 'a log of the chain is a fact as it was read' using errcode = 'restrict_violation';
end
$$;

create trigger chain_log_final before update or delete on chain_log
for each row execute function refuse_log_change();

-- How far what was read has become commands.
create table chain_watch_position (
    deployment_id text primary key,
    log_id bigint not null,
    changed_at timestamptz not null default now()
);

grant select, insert on chain_log to "${app_role}";
grant select, insert, update, delete on chain_seen_block to "${app_role}";
grant select, insert, update on chain_watch_position to "${app_role}";
