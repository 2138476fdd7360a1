-- What issuance published about pools, part by part. One array element a loan.
create table pool_part (
    pool_id           text not null,
    part              int not null,
    parts             int not null,
    loan_id           text[] not null,
    current_balance   bigint[] not null,
    interest_rate     numeric[] not null,
    scheduled_payment bigint[] not null,
    remaining_term    int[] not null,
    days_past_due     int[] not null,
    primary key (pool_id, part)
);

create table frozen_pool (
    pool_id         text primary key,
    cut_off_date    date not null,
    loan_count      int not null,
    currency        text not null,
    current_balance bigint not null,
    root            text not null,
    tape_hash       text not null
);

create table loan_deal (
    deal_id          text primary key,
    pool_id          text not null,
    boarding_problem text not null default ''
);

-- Loans by version in columns, a thousand a row: 'boarded', or the period and the hash of the file applied.
-- A version is never changed; an event names it together with the hash of all its loans.
create table loan_columns (
    book_id           text not null,
    version           text not null,
    chunk             int not null,
    last_loan_id      text collate "C" not null,
    loan_id           text[] not null,
    current_balance   bigint[] not null,
    interest_rate     numeric[] not null,
    scheduled_payment bigint[] not null,
    remaining_term    int[] not null,
    days_past_due     int[] not null,
    status            text[] not null,
    charged_off       bigint[] not null,
    recovered         bigint[] not null,
    primary key (book_id, version, chunk)
);

create table collection_file (
    file_hash text primary key,
    file_name text not null,
    bytes     bytea not null
);

grant select, insert, update on pool_part, frozen_pool, loan_deal, loan_columns, collection_file to "${app_role}";
