-- Subscriptions as their events tell them, for whom each notice is written down.
create table notice_subscription (
    name      text primary key,
    owner     text not null,
    channel   text not null,
    deal_id   text not null,
    topics    text[] not null,
    language  text not null,
    is_open   boolean not null,
    opened_at timestamptz not null
);

-- Addresses and secrets, sealed with the service's master key; gone with the subscription.
create table notice_target (
    key    text primary key,
    sealed bytea not null
);

create table notice_secret (
    key         text not null,
    version     int not null,
    sealed      bytea not null,
    valid_until timestamptz,
    primary key (key, version)
);

-- One row a notice and subscription. The number is given in the order of the log, by one writer.
create table notice_delivery (
    id           text primary key,
    number       bigint generated always as identity,
    subscription text not null,
    topic        text not null,
    body         text not null,
    state        text not null default 'PENDING'
        check (state in ('PENDING', 'DELIVERED', 'DEAD', 'DISCARDED', 'CANCELLED')),
    attempts     int not null default 0,
    created_at   timestamptz not null,
    due_at       timestamptz not null,
    settled_at   timestamptz,
    settled_by   text not null default '',
    answer       text not null default ''
);

create unique index notice_delivery_order on notice_delivery (subscription, number);
create index notice_delivery_open on notice_delivery (subscription, number) where state in ('PENDING', 'DEAD');

grant select, insert, update, delete on notice_subscription, notice_target, notice_secret, notice_delivery
    to "${app_role}";
