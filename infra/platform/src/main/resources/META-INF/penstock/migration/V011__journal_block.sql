-- A range on chain is a block: it also has a Merkle root over the record hashes, so that one record can be shown alone.
-- A block that the chain refused is sent again under a new key once the cause is gone: attempts counts the keys.
alter table journal_anchor
    add column root text not null default '',
    add column attempts int not null default 1 check (attempts > 0);

-- A refused block that the chain has in other bounds (database restored from a backup) gives way to those.
grant delete on journal_anchor to "${app_role}";

-- The log is append-only, so the reference guarded against nothing and cost a lock of a row of the log for each entry.
alter table journal drop constraint journal_global_index_fkey;
