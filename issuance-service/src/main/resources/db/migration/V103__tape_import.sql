-- The import of a tape as work that outlives its process: what was stored so far, where the reader stood, what was found.
create table tape_import (
    pool text not null,
    tape_hash text not null,
    version int,
    file_name text not null,
    bytes bigint not null,
    parks_rejected boolean not null default false,
    repairs text,
    mapping text,
    control text,
    state text not null check (state in ('READING', 'READ', 'REFUSED', 'CANCELLED')),
    salt_key bytea not null,
    form text not null default '',
    columns text[] not null default '{}',
    rows_done bigint not null default 0,
    findings_done bigint not null default 0,
    place_position bigint not null default -1,
    place_line bigint not null default 0,
    place_windows boolean not null default false,
    place_utf8 boolean not null default false,
    check_state text,
    result text not null default '{}',
    actor text not null,
    started_at timestamptz not null default now(),
    changed_at timestamptz not null default now(),
    primary key (pool, tape_hash)
);
comment on table tape_import is 'version: 1 for the first tape of the pool, further ones are its amendments; salt_key: the salts of the Merkle leaves are made from it and the loan number; check_state: counts of the check at rows_done';
create unique index tape_import_version on tape_import (pool, version);

create table tape_finding (
    pool text not null,
    tape_hash text not null,
    ordinal bigint not null,
    line bigint not null,
    column_name text not null,
    loan text not null,
    rule text not null,
    value text not null,
    detail text not null,
    primary key (pool, tape_hash, ordinal)
);

create table tape_rejected_row (
    pool text not null,
    tape_hash text not null,
    line bigint not null,
    loan_key text,
    cells text[] not null,
    primary key (pool, tape_hash, line)
);
comment on column tape_rejected_row.loan_key is 'null if the row has no loan number or repeats one';

-- Bytes, not a language, order the loan numbers: the leaves of the Merkle tree stand in this order.
alter table pool_loan alter column loan_id type text collate "C";

-- Facts that not every tape has; names are those of the fields that eligibility rules speak of.
alter table pool_loan
    alter column beginning_balance drop not null,
    alter column scheduled_interest drop not null,
    alter column scheduled_principal drop not null,
    alter column interest_collected drop not null,
    alter column principal_collected drop not null,
    alter column other_collected drop not null,
    alter column total_paid drop not null,
    alter column principal_adjustment drop not null,
    alter column charged_off_principal drop not null,
    add column originator text,
    add column country text,
    add column product text,
    add column purpose text,
    add column obligor text,
    add column obligor_group text,
    add column industry text,
    add column employer text,
    add column make text,
    add column rating text,
    add column status text,
    add column interest_type text,
    add column arrears bigint,
    add column collateral_value bigint,
    add column income bigint,
    add column original_rate numeric,
    add column ltv numeric,
    add column original_ltv numeric,
    add column debt_to_income numeric,
    add column payment_to_income numeric,
    add column model_year int,
    add column origination_date date,
    add column first_payment_date date,
    add column maturity_date date,
    add column no_data jsonb,
    add column cells text[];
comment on column pool_loan.cells is 'the row as it stands in the file, in the order of tape_import.columns';

grant select, insert, update, delete on tape_import, tape_finding, tape_rejected_row to "${app_role}";
grant update on pool_loan to "${app_role}";
