-- The chain mirror: what has to happen on chain, the signed transactions that carry it, and where the chain stands.
drop table chain_transaction;
drop function refuse_resigning();

-- One for each nonce of the relay's key. Nonce and bytes are stored before the first broadcast; a retry sends them again.
create table chain_transaction (
    id bigint generated always as identity primary key,
    deployment_id text not null,
    chain_id bigint not null,
    gateway text not null,
    key_address text not null,
    nonce bigint not null,
    gas_limit bigint not null,
    gas_price numeric not null,
    raw text not null,
    transaction_hash text not null,
    effect_ids text[] not null,
    state text not null check (state in ('SIGNED', 'SENT', 'MINED', 'CONFIRMED', 'FAILED', 'SUPERSEDED')),
    block_number bigint,
    block_hash text,
    gas_used bigint,
    succeeded boolean,
    attempts int not null default 0,
    first_sent_at timestamptz,
    last_sent_at timestamptz,
    last_error text,
    writer_epoch bigint not null,
    created_at timestamptz not null default now(),
    changed_at timestamptz not null default now(),
    unique (deployment_id, key_address, nonce),
    unique (deployment_id, transaction_hash),
    check (state not in ('MINED', 'CONFIRMED', 'FAILED') or (block_number is not null and succeeded is not null))
);

create index chain_transaction_open on chain_transaction (nonce) where state in ('SIGNED', 'SENT', 'MINED');

-- Effects in order of submission. The version counts applied effects of a stream and is given at signing.
create table chain_effect (
    position bigint generated always as identity primary key,
    effect_id text not null unique,
    effect_key text not null,
    purpose text not null,
    reference text not null,
    stream text not null,
    stream_version bigint,
    target_id text not null,
    call text not null,
    gas_hint bigint not null,
    payload_hash text,
    transaction_id bigint references chain_transaction,
    batch_index int,
    applied_no bigint,
    replay_no bigint,
    failures int not null default 0,
    refusal_code int,
    refusal text,
    reported boolean not null default false,
    created_at timestamptz not null default now(),
    changed_at timestamptz not null default now(),
    unique (stream, stream_version),
    check (refusal is null or (transaction_id is null and applied_no is null))
);

create index chain_effect_new on chain_effect (position)
    where transaction_id is null and refusal is null and applied_no is null;
create index chain_effect_of on chain_effect (transaction_id, batch_index);
create index chain_effect_unreported on chain_effect (position) where not reported;

-- One for each deployment that this log was ever mirrored on.
create table chain_link (
    deployment_id text primary key,
    chain_id bigint not null,
    genesis_hash text not null,
    gateway text not null,
    gateway_code_hash text not null,
    present boolean not null,
    state text not null check (state in ('SYNCING', 'LIVE', 'ROLLBACK', 'REBUILD', 'HALTED')),
    reason text,
    base_count bigint not null,
    base_head text not null,
    checkpoint_number bigint not null,
    linked_at timestamptz not null default now(),
    changed_at timestamptz not null default now()
);

create unique index chain_link_present on chain_link (present) where present;

create table chain_writer (
    key_address text primary key,
    holder text not null,
    epoch bigint not null,
    changed_at timestamptz not null default now()
);

-- The last 256 blocks as they were seen: what is gone from them was taken back.
create table chain_block (
    number bigint primary key,
    hash text not null,
    parent_hash text not null
);

-- What was signed is never signed again: one nonce with two contents would be two effects.
create function refuse_resigning() returns trigger language plpgsql as $$
begin
    if new.raw <> old.raw or new.nonce <> old.nonce or new.transaction_hash <> old.transaction_hash
        or new.deployment_id <> old.deployment_id or new.key_address <> old.key_address then
        raise exception 'signed bytes of nonce % are final', old.nonce using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;

create trigger chain_transaction_signed_once before update on chain_transaction
for each row execute function refuse_resigning();

create function refuse_rewriting() returns trigger language plpgsql as $$
begin
    if new.effect_id <> old.effect_id or new.call <> old.call or new.target_id <> old.target_id
        or new.stream <> old.stream then
        raise exception 'effect % is final', old.effect_key using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;

create trigger chain_effect_written_once before update on chain_effect
for each row execute function refuse_rewriting();

-- An older epoch never comes back: a paused writer that wakes up cannot sign.
create function refuse_older_epoch() returns trigger language plpgsql as $$
begin
    if new.epoch < old.epoch then
        raise exception 'key % is written under epoch %, not %', old.key_address, old.epoch, new.epoch
            using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;

create trigger chain_writer_epoch before update on chain_writer
for each row execute function refuse_older_epoch();

grant select, insert, update on chain_transaction, chain_effect, chain_link, chain_writer to "${app_role}";
grant select, insert, update, delete on chain_block to "${app_role}";
