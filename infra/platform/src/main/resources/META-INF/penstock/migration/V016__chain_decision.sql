-- What an operator decided about a halted chain, and why. Rows are final.
create table chain_decision (
    id bigint generated always as identity primary key,
    decision text not null check (decision in ('RESUME', 'REBUILD')),
    actor text not null,
    reason text not null check (length(trim(reason)) > 0),
    deployment_id text not null,
    was_state text not null,
    was_reason text,
    decided_at timestamptz not null default now()
);

grant select, insert on chain_decision to "${app_role}";

-- The transaction that brought an effect to the chain which this log has not signed, as the chain's own events tell.
alter table chain_effect add column adopted_hash text, add column adopted_block bigint;
