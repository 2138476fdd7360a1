-- Which tables a projection keeps; filled by the migrations that create them.
create table projection_table (
    projection text not null check (projection ~ '^[a-z][a-z0-9-]{0,40}$'),
    table_name text primary key
);

grant select on projection_table to "${app_role}";

-- Rebuilds on their way: how far the tables of schema rebuild_<projection> have come, and by which code.
create table projection_rebuild (
    projection text primary key,
    position text not null,
    code text not null,
    started_at timestamptz not null default now()
);

grant select, insert, update, delete on projection_rebuild to "${app_role}";

create function projection_schema(name text) returns text language sql immutable
    set search_path = pg_catalog as $$ select 'rebuild_' || replace(name, '-', '_') $$;

-- The service's role owns no table. What it needs for a rebuild are these functions, and no more: they work on
-- registered tables alone.
create function projection_drop(name text) returns void language plpgsql security definer
    set search_path = pg_catalog, pg_temp as $$
begin
    if not exists (select 1 from public.projection_table p where p.projection = name) then
        raise exception 'no projection %', name;
    end if;
    execute format('drop schema if exists %I cascade', public.projection_schema(name));
    delete from public.projection_rebuild r where r.projection = name;
end
$$;

create function projection_prepare(name text, handler_code text) returns void language plpgsql security definer
    set search_path = pg_catalog, pg_temp as $$
declare
    shadow text := public.projection_schema(name);
    t text;
begin
    perform public.projection_drop(name);
    execute format('create schema %I', shadow);
    execute format('grant usage on schema %I to %I', shadow, '${app_role}');
    for t in select p.table_name from public.projection_table p where p.projection = name order by 1 loop
        execute format('create table %I.%I (like public.%I including all)', shadow, t, t);
        execute format('comment on table %I.%I is %L', shadow, t, obj_description(format('public.%I', t)::regclass));
        execute format('grant select, insert, update, delete, truncate on %I.%I to %I', shadow, t, '${app_role}');
    end loop;
    insert into public.projection_rebuild (projection, position, code) values (name, '0:0', handler_code);
end
$$;

-- Old tables out, new tables in. The caller's transaction makes it one step for every reader.
create function projection_swap(name text) returns void language plpgsql security definer
    set search_path = pg_catalog, pg_temp as $$
declare
    shadow text := public.projection_schema(name);
    t text;
begin
    for t in select p.table_name from public.projection_table p where p.projection = name order by 1 loop
        execute format('drop table public.%I', t);
        execute format('alter table %I.%I set schema public', shadow, t);
    end loop;
    perform public.projection_drop(name);
end
$$;

revoke all on function projection_drop(text), projection_prepare(text, text), projection_swap(text) from public;
grant execute on function projection_drop(text), projection_prepare(text, text), projection_swap(text) to "${app_role}";
