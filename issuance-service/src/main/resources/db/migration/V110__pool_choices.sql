-- Loans of a tape that somebody chose for a pool, and how. The hash names the loans: it is SHA-256 over their ids in order.
create table pool_chosen_loan (
    pool text not null,
    loans text not null,
    loan_id text collate "C" not null,
    primary key (pool, loans, loan_id)
);

create table pool_selection (
    pool text not null,
    selection text not null,
    tape_hash text not null,
    currency text not null,
    target bigint not null,
    tolerance bigint not null,
    seed bigint not null,
    rules_id text not null,
    rules_version text not null,
    rules_hash text not null,
    loans text not null,
    loan_count int not null,
    balance bigint not null,
    reached boolean not null,
    binding text[] not null,
    made_by text not null,
    made_at timestamptz not null default now(),
    primary key (pool, selection)
);
comment on table pool_selection is 'amounts in minor units; selection: SHA-256 over the inputs; binding: limits that kept loans out of a pool that falls short';

grant select, insert on pool_chosen_loan, pool_selection to "${app_role}";
