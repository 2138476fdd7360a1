-- The cells of a loan as one line of CSV: nothing asks for one of them in SQL, and taking an array of seventy texts is what the
-- storing of a tape took longest for.
alter table pool_loan add column row_text text;
update pool_loan
set row_text = (
    select string_agg(
        case when cell ~ '[,"\r\n]' then '"' || replace(cell, '"', '""') || '"' else cell end, ',' order by place)
    from unnest(cells) with ordinality as each(cell, place))
where cells is not null;
alter table pool_loan drop column cells;
alter table pool_loan rename column row_text to cells;
comment on column pool_loan.cells is 'the row as it stands in the file, a line of CSV (RFC 4180) in the order of tape_import.columns';
