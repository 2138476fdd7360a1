-- Personal data of investors: sealed with a key of each investor's own, which is sealed with the service's master key.
-- Erasing deletes the investor's key; what a copy still holds of the data is noise from then on.
create table investor_vault_key (
    investor text primary key,
    master_key_id text not null,
    sealed_key bytea not null
);

create table investor_vault (
    investor text not null references investor_vault_key on delete cascade,
    item text not null,
    version int not null,
    sealed bytea not null,
    kept_at timestamptz not null default now(),
    primary key (investor, item, version)
);
comment on table investor_vault is 'item: details, evidence/HASH, screening/HASH; AES-256-GCM, bound to investor, item and version';

-- Texts that a wallet is asked to sign. Each is good for one proof.
create table wallet_challenge (
    id text primary key,
    investor text not null,
    wallet text not null,
    message text not null,
    expires_at timestamptz not null,
    used boolean not null default false
);

-- Lists of sanctioned parties as they were supplied; the newest of each name counts.
create table sanction_list (
    name text primary key,
    hash text not null,
    entries int not null,
    loaded_by text not null,
    loaded_at timestamptz not null default now()
);

create table sanction_list_entry (
    list text not null references sanction_list on delete cascade,
    entry_id text not null,
    names text[] not null,
    country text,
    birth_year int,
    wallets text[] not null,
    primary key (list, entry_id)
);

grant select, insert, update, delete on investor_vault_key, investor_vault, wallet_challenge, sanction_list,
    sanction_list_entry to "${app_role}";
