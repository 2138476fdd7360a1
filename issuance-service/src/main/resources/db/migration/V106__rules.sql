-- Rule documents: a version is never edited, a change is a new version beside it.
create table rule_document (
    id text not null,
    version text not null,
    hash text not null unique,
    effective_from date not null,
    title text not null,
    currency text not null,
    canonical text not null,
    yaml text not null,
    registered_by text not null,
    registered_at timestamptz not null default now(),
    primary key (id, version)
);
comment on table rule_document is 'hash: SHA-256 of canonical; yaml: the text as it was sent';

-- Which pool a loan is pledged to. Both indexes are unique, so of two pools that freeze at the same moment one waits for
-- the other and is refused.
create table loan_pledge (
    originator text not null,
    loan_id text collate "C" not null,
    content bytea not null,
    pool text not null,
    primary key (originator, loan_id)
);
create unique index loan_pledge_content on loan_pledge (content);
create index loan_pledge_pool on loan_pledge (pool);
comment on table loan_pledge is 'content: hash of the loan number without its form, and of what does not change in the life of a loan';

grant select, insert on rule_document to "${app_role}";
grant select, insert, delete on loan_pledge to "${app_role}";
