-- Effects on chain. Nonce and signed bytes are stored before the first broadcast; a retry sends the same bytes.
create table chain_transaction (
    position bigint generated always as identity primary key,
    effect_id text not null unique,
    effect_key text not null,
    purpose text not null,
    reference text not null,
    target text not null,
    data text not null,
    gas_limit bigint not null,
    state text not null check (state in ('NEW', 'SIGNED', 'SENT', 'MINED', 'FAILED')),
    key_address text,
    nonce bigint,
    raw text,
    transaction_hash text,
    block_number bigint,
    reason text,
    reported boolean not null default false,
    attempts int not null default 0,
    created_at timestamptz not null default now(),
    changed_at timestamptz not null default now(),
    unique (key_address, nonce),
    check (state in ('NEW', 'FAILED') or (nonce is not null and raw is not null and transaction_hash is not null))
);

create index chain_transaction_open on chain_transaction (position) where state in ('NEW', 'SIGNED', 'SENT');
create index chain_transaction_unreported on chain_transaction (position)
    where state in ('MINED', 'FAILED') and not reported;

-- What was signed is never signed again: one nonce with two contents would be two effects.
create function refuse_resigning() returns trigger language plpgsql as $$
begin
    if old.raw is not null and (new.raw is distinct from old.raw or new.nonce is distinct from old.nonce
            or new.transaction_hash is distinct from old.transaction_hash)
        or new.effect_id <> old.effect_id or new.data <> old.data or new.target <> old.target then
        raise exception 'signed bytes of effect % are final', old.effect_key using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;

create trigger chain_transaction_signed_once before update on chain_transaction
for each row execute function refuse_resigning();

grant select, insert, update on chain_transaction to "${app_role}";
