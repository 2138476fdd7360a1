-- Tables of each projection, for rebuilds.
insert into projection_table (projection, table_name) values
    ('deal-summary', 'deal_summary'),
    ('class-factsheet', 'class_factsheet'),
    ('class-factsheet', 'class_factor'),
    ('class-holders', 'class_holding');
