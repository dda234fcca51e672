-- What belongs to a request is asked for by the request alone, as row-level security says whose it is. The keys begin with the agency, of
-- which a hub may have many.
create index mla_request_id on mla_request (id);
create index mla_statement_request on mla_statement (request);
create index mla_statement_aside_request on mla_statement_aside (request);
create index mla_receipt_request on mla_receipt (request);
create index mla_act_id on mla_act (id);
create index mla_file_request on mla_file (request);
