-- The service's own copy of closed deals, from Kafka alone.
create table deal_copy (
    deal_id             text primary key,
    document_hash       text not null,
    document            text not null,
    closing_transaction text not null
);

create table deal_holding (
    deal_id     text not null,
    class_name  text not null,
    investor_id text not null,
    wallet      text not null,
    units       bigint not null check (units >= 0),
    primary key (deal_id, class_name, wallet)
);

grant select, insert, update on deal_copy, deal_holding to "${app_role}";
