-- Tapes as they were sent, by hash, and their loans for each pool. Loans are not events: the log carries hash and sums.
create table tape_file (
    hash text primary key,
    file_name text not null,
    bytes bigint not null,
    kept_at timestamptz not null default now()
);

create table tape_chunk (
    hash text not null,
    part int not null,
    bytes bytea not null,
    primary key (hash, part)
);

create table pool_loan (
    pool text not null,
    tape_hash text not null,
    loan_id text not null,
    eligible boolean not null,
    salt bytea not null,
    line bigint not null,
    reporting_period_end date not null,
    state text not null,
    credit_score int,
    original_amount bigint not null,
    original_term int not null,
    remaining_term int not null,
    interest_rate numeric not null,
    days_past_due int,
    beginning_balance bigint not null,
    current_balance bigint not null,
    scheduled_payment bigint not null,
    scheduled_interest bigint not null,
    scheduled_principal bigint not null,
    interest_collected bigint not null,
    principal_collected bigint not null,
    other_collected bigint not null,
    total_paid bigint not null,
    principal_adjustment bigint not null,
    charged_off_principal bigint not null,
    primary key (pool, tape_hash, loan_id)
);
comment on table pool_loan is 'amounts in minor units of the pool''s currency; salt goes into the Merkle leaf of the loan';

create table pool_loan_rejection (
    pool text not null,
    tape_hash text not null,
    loan_id text not null,
    ordinal int not null,
    criterion text not null,
    detail text not null,
    primary key (pool, tape_hash, loan_id, ordinal)
);

grant select, insert, delete on tape_file, tape_chunk, pool_loan, pool_loan_rejection to "${app_role}";
