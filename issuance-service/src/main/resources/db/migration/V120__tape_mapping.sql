-- Mappings that a person has confirmed: a version is never edited, a change is a new version beside it.
create table tape_mapping (
    name text not null,
    version int not null,
    originator text not null,
    hash text not null,
    yaml text not null,
    confirmed_by text not null,
    confirmed_at timestamptz not null default now(),
    primary key (name, version),
    unique (name, originator, hash)
);
create index tape_mapping_originator on tape_mapping (originator, confirmed_at);
comment on table tape_mapping is 'yaml: without comments, so without sample cells; hash: SHA-256 of yaml';

grant select, insert on tape_mapping to "${app_role}";
