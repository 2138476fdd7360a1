-- What a servicer reports of a loan: marks of its state, and what happened in the period. One array element a loan, as in
-- the other columns; null in rows that were written before there were such columns.
alter table loan_columns
    add column flags               int[],
    add column missing_months      int[],
    add column loans               int[],
    add column interest            bigint[],
    add column scheduled_principal bigint[],
    add column prepaid_principal   bigint[],
    add column adjustment          bigint[],
    add column period_charged_off  bigint[],
    add column period_recovery     bigint[],
    add column fees                bigint[],
    add column repurchased         bigint[];

-- What was found in a file that was accepted, the first ten thousand by loan. Named by the version of the loans after it.
create table collection_finding (
    book_id text   not null,
    version text   not null,
    number  int    not null,
    line    int    not null,
    loan_id text   not null,
    code    text   not null,
    amount  bigint not null,
    detail  text   not null,
    primary key (book_id, version, number)
);

grant select, insert, update on collection_finding to "${app_role}";
