-- Joint investigations (UNTOC 19): a space of several authorities that ends by its time. Every row belongs to one agency: the space to who
-- opened it, each membership to the member, each item to who put it there. The service shows them to members, by src/joint/joint.ts.
create table mla_joint (
	id uuid not null,
	agency uuid not null,
	subject text not null,
	-- Who may take part; who opened it is one of them.
	members uuid[] not null,
	opened_at timestamptz not null,
	ends_at timestamptz not null,
	version integer not null,
	primary key (agency, id)
);
create index mla_joint_members on mla_joint using gin (members);
select seamark.own('mla_joint', 'mla-request');

create table mla_joint_member (
	agency uuid not null,
	space uuid not null,
	accepted_at timestamptz not null,
	left_at timestamptz,
	version integer not null,
	primary key (agency, space)
);
select seamark.own('mla_joint_member', 'mla-request');

create table mla_joint_item (
	id uuid not null,
	agency uuid not null,
	space uuid not null,
	-- Empty once its contributor has taken it back.
	says text not null,
	limits text,
	added_at timestamptz not null,
	withdrawn_at timestamptz,
	version integer not null,
	primary key (agency, id)
);
create index mla_joint_item_space on mla_joint_item (agency, space, id);
select seamark.own('mla_joint_item', 'mla-request');
grant select, insert, update on mla_joint, mla_joint_member, mla_joint_item to {app};
