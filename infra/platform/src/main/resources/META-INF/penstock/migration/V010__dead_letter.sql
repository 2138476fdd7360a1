-- How far each consumer has come, moved in the transaction of what it did: not in Kafka, so nothing can lie between.
create table inbox_position (
    consumer text not null,
    topic text not null,
    partition int not null,
    position bigint not null,
    primary key (consumer, topic, partition)
);

grant select, insert, update on inbox_position to "${app_role}";

-- Messages that a consumer could not handle, and those of the same key that wait behind them. Rows stay for ever.
create table dead_letter (
    id bigint generated always as identity primary key,
    consumer text not null,
    topic text not null,
    partition int not null,
    position bigint not null,
    key text not null,
    message_id text,
    type text,
    headers text not null,
    payload bytea,
    state text not null check (state in ('FAILED', 'WAITING', 'REDRIVE', 'HANDLED', 'DISCARDED')),
    code text,
    reason text,
    attempts int not null,
    since timestamptz not null default now(),
    changed_at timestamptz not null default now(),
    check (state <> 'FAILED' or (code is not null and reason is not null))
);

create unique index dead_letter_open on dead_letter (consumer, key, id) where state in ('FAILED', 'WAITING', 'REDRIVE');

grant select, insert, update on dead_letter to "${app_role}";

-- Who had a message handled again or gave it up, when and why.
create table dead_letter_decision (
    id bigint generated always as identity primary key,
    dead_letter bigint not null references dead_letter (id),
    action text not null check (action in ('REDRIVE', 'DISCARD')),
    actor text not null,
    reason text not null,
    decided_at timestamptz not null default now()
);

create trigger dead_letter_decision_append_only before update or delete or truncate on dead_letter_decision
for each statement execute function refuse_change();

grant select, insert on dead_letter_decision to "${app_role}";
