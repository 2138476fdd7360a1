-- What log and chain disagree on, each with both sides. Never changed and never repaired by a program: a later run that
-- finds the two agree again writes a line that says so.
create table chain_break (
    id bigint generated always as identity primary key,
    run_id uuid not null,
    block_number bigint not null,
    block_hash text not null,
    what text not null,
    log_side text not null,
    chain_side text not null,
    holds boolean not null,
    found_at timestamptz not null default now()
);

create index chain_break_what on chain_break (what, id);

create function refuse_break_change() returns trigger language plpgsql as $$
begin
    raise exception 'a break is a fact: it is answered by another, never changed' using errcode = 'restrict_violation';
end
$$;

create trigger chain_break_final before update or delete on chain_break
for each row execute function refuse_break_change();

-- One for each run, also where nothing was found.
create table chain_reconciliation (
    run_id uuid primary key,
    block_number bigint not null,
    block_hash text not null,
    compared int not null,
    breaks int not null,
    ended_at timestamptz not null default now()
);

grant select, insert on chain_break, chain_reconciliation to "${app_role}";
