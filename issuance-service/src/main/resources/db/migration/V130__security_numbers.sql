-- Numbers of securities that are taken, over all deals: taken before the event says so, given back if it does not.
create table security_number (
    kind text not null,
    number text not null,
    owner text not null,
    primary key (kind, number)
);
comment on table security_number is 'kind: ISIN, CUSIP, FIGI; owner: deal/class';
grant select, insert, delete on security_number to "${app_role}";
