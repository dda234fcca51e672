-- Which alerts an import has raised: an undo recalls these alone. Null for imports of before, whose alerts tell it by themselves.
alter table stix_import add column raised uuid[];
