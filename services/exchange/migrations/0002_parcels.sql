-- What authorities at different hubs send each other, sealed to the receiving agency: the frame in the log of the link has it as its body.
create table parcel_waiting (
	number bigserial primary key,
	hub text not null references link (hub),
	receiver uuid not null,
	body bytea not null
);
alter table own_frame add column written_at timestamptz not null default now();
grant select, insert, delete on parcel_waiting to {app};
grant usage on sequence parcel_waiting_number_seq to {app};
