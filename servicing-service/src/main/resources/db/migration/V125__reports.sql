-- Texts of investor reports by their SHA-256. An event names the hash; a text is never changed.
create table report_text (
    content_hash text primary key,
    text         text not null
);

grant select, insert on report_text to "${app_role}";
