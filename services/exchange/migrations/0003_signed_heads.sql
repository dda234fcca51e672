-- What the other side signed of the ends of its log: with these it gets its frames back in pieces that fit into a message, each of them proven.
create table peer_head (
	hub text not null,
	lane text not null,
	position bigint not null,
	heads text not null,
	-- Hex.
	signature text not null,
	primary key (hub, lane, position),
	foreign key (hub, lane) references lane (hub, lane)
);
insert into peer_head (hub, lane, position, heads, signature)
	select hub, lane, (peer -> 'end' ->> 'position')::bigint, peer ->> 'heads', peer ->> 'signature' from lane where peer ? 'signature';
grant select, insert, update, delete on peer_head to {app};
