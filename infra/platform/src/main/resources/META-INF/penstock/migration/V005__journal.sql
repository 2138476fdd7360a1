-- Each event at a dense position in a hash chain: the number that reports, proofs and people quote.
create table journal (
    position bigint primary key check (position > 0),
    global_index bigint not null unique references event_log (global_index),
    log_xid bigint not null,
    hash text not null
);

create trigger journal_append_only before update or delete or truncate on journal
for each statement execute function refuse_change();

grant select, insert on journal to "${app_role}";

-- Ranges of the journal that are on chain, or on their way.
create table journal_anchor (
    from_position bigint primary key,
    to_position bigint not null unique check (to_position >= from_position),
    head text not null,
    transaction_hash text,
    block_number bigint,
    failure text
);

grant select, insert, update on journal_anchor to "${app_role}";
