-- Read models of deals and their classes. Each can be emptied and rebuilt from the event log.
create table deal_summary (
    deal text primary key,
    name text not null,
    pool text not null,
    currency text not null,
    state text not null,
    document_hash text not null,
    closing_date date not null
);

create table class_factsheet (
    deal text not null,
    class_name text not null,
    rank text not null,
    currency text not null,
    original_balance bigint not null,
    balance bigint not null,
    coupon_rate numeric,
    token_address text,
    status text not null,
    primary key (deal, class_name)
);

create table class_factor (
    deal text not null,
    class_name text not null,
    payment_date date not null,
    distribution_id text not null,
    principal bigint not null,
    balance bigint not null,
    primary key (deal, class_name, payment_date)
);

create table class_holding (
    deal text not null,
    class_name text not null,
    investor text not null,
    wallet text not null,
    units bigint not null,
    primary key (deal, class_name, investor)
);
comment on table class_holding is 'units in minor units of original face';

grant select, insert, update, delete, truncate on deal_summary, class_factsheet, class_factor, class_holding to "${app_role}";
