-- One row a consumer and message, in the transaction of the effect: a message that comes twice has one effect.
create table inbox (
    consumer text not null,
    message_id text not null,
    received_at timestamptz not null default now(),
    primary key (consumer, message_id)
);

grant select, insert on inbox to "${app_role}";
