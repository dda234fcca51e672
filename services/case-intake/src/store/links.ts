import type { Tx } from "@seamark/db";
import type { Statement } from "@seamark/log";
import type { CaseStatus, EntityKind } from "../codes/cases.ts";
import type { LinkRole } from "../codes/links.ts";
import { caseIsOpen } from "./cases.ts";

/** Things that cases have in common. Times are RFC 3339. */

/** Once per agency; anyone who links the same thing again links this one, and adds how it may be written. */
export const insertEntity: Statement = {
	name: "entity.insert",
	sql: `insert into entity as e (id, agency, kind, value, key, qualifier, digests, created_at, created_by_post)
		select distinct on (agency, kind, key, qualifier) id, agency, kind, value, key, qualifier, coalesce(digests, '{}'), created_at, created_by_post
		from jsonb_to_recordset($1::jsonb) as r(id uuid, agency uuid, kind text, value text, key text, qualifier text,
			digests text[], created_at timestamptz, created_by_post uuid)
		order by agency, kind, key, qualifier
		on conflict (agency, kind, key, qualifier) do update
			set digests = array(select distinct d from unnest(e.digests || excluded.digests) d)`,
	conflict: "CONFLICT",
	anyCount: true,
};

const linkRows = `select r.case_id, e.id, r.agency, r.value, r.role, r.excluded, r.linked_at, r.by_post
		from jsonb_to_recordset($1::jsonb) as r(case_id uuid, agency uuid, kind text, key text, qualifier text, value text, role text,
			excluded uuid[], linked_at timestamptz, by_post uuid)
		join entity e on e.agency = r.agency and e.kind = r.kind and e.key = r.key and e.qualifier = r.qualifier`;

/** After {@link insertEntity}, by what the thing is compared by: somebody else may have been first with it. */
export const insertLink: Statement = {
	name: "case_entity.insert",
	sql: `insert into case_entity (case_id, entity_id, agency, value, role, excluded, linked_at, by_post) ${linkRows}
		where ${caseIsOpen} on conflict do nothing`,
	conflict: "CONFLICT",
};

/**
 * What a report names, after {@link insertEntity}. A link that the case got meanwhile is there, and that is all right; whether the
 * case takes anything is asked by what it goes with.
 */
export const insertReportedLink: Statement = {
	name: "case_entity.insert-reported",
	sql: `insert into case_entity (case_id, entity_id, agency, value, role, excluded, linked_at, by_post) ${linkRows} on conflict do nothing`,
	conflict: "CONFLICT",
	anyCount: true,
};

export const deleteLink: Statement = {
	name: "case_entity.delete",
	sql: `delete from case_entity l using jsonb_to_recordset($1::jsonb) as r(case_id uuid, entity_id uuid, role text)
		where l.case_id = r.case_id and l.entity_id = r.entity_id and l.role = r.role and ${caseIsOpen}`,
	conflict: "CONFLICT",
};

export type Link = {
	entityId: string;
	kind: EntityKind;
	/** As it was written. */
	value: string;
	/** The form that it is compared by. */
	key: string;
	/** ISO 3166-1 alpha-2; empty when none was given. */
	country: string;
	role: LinkRole;
	excluded: readonly string[];
	linkedAt: string;
	byPost: string;
};

export const linksOf = async (tx: Tx, caseId: string, limit: number): Promise<Link[]> => {
	const { rows } = await tx.query<Omit<Link, "linkedAt"> & { linkedAt: Date }>(
		`select e.id as "entityId", e.kind, l.value, e.key, e.qualifier as country, l.role, l.excluded, l.linked_at as "linkedAt",
			l.by_post as "byPost"
		from case_entity l join entity e on e.id = l.entity_id
		where l.case_id = $1 order by e.kind, e.key, e.qualifier, l.role limit $2`,
		[caseId, limit],
	);
	return rows.map((row) => ({ ...row, linkedAt: row.linkedAt.toISOString() }));
};

export const hasLink = async (
	tx: Tx,
	{ caseId, entityId, role }: { caseId: string; entityId: string; role: LinkRole },
): Promise<boolean> => {
	const { rows } = await tx.query("select 1 from case_entity where case_id = $1 and entity_id = $2 and role = $3", [
		caseId,
		entityId,
		role,
	]);
	return rows.length > 0;
};

/** What a thing is in a case, and whether it is a protected person's in another one of the agency. */
export const rolesOfEntity = async (
	tx: Tx,
	{ caseId, entityId }: { caseId: string; entityId: string },
): Promise<{ entityId: string; kind: EntityKind; role: LinkRole }[]> => {
	const { rows } = await tx.query<{ entityId: string; kind: EntityKind; role: LinkRole }>(
		`select e.id as "entityId", e.kind, l.role from case_entity l join entity e on e.id = l.entity_id
		where e.id = $2 and (l.case_id = $1 or l.role = 'ofProtectedPerson' and exists (
			select 1 from case_entity o where o.case_id = $1 and o.entity_id = e.id))`,
		[caseId, entityId],
	);
	return rows;
};

export type Key = { kind: EntityKind; key: string; country: string };

export type KnownEntity = Key & {
	id: string;
	/** What it is in the case already. */
	roles: readonly LinkRole[];
};

/** Those of the things that the agency has, of any country. */
export const findEntities = async (
	tx: Tx,
	keys: readonly Pick<Key, "kind" | "key">[],
	caseId: string,
): Promise<KnownEntity[]> => {
	const { rows } = await tx.query<KnownEntity>(
		`select e.id, e.kind, e.key, e.qualifier as country,
			array(select l.role from case_entity l where l.entity_id = e.id and l.case_id = $3) as roles
		from (select distinct * from unnest($1::text[], $2::text[]) as k(kind, key)) k
			join entity e on e.kind = k.kind and e.key = k.key`,
		[keys.map(({ kind }) => kind), keys.map(({ key }) => key), caseId],
	);
	return rows;
};

export type LinkedCase = {
	caseId: string;
	reference: string;
	status: CaseStatus;
	shares: { kind: EntityKind; value: string; role: LinkRole }[];
};

/** Other cases of the agency that have a thing in common with this one, those with most of them first. */
export const linkedCases = async (tx: Tx, caseId: string, limit: number): Promise<LinkedCase[]> => {
	const { rows } = await tx.query<LinkedCase>(
		`select c.id as "caseId", c.reference, c.status,
			jsonb_agg(distinct jsonb_build_object('kind', o.kind, 'value', ol.value, 'role', ol.role)) as shares
		from case_entity l
			join entity e on e.id = l.entity_id
			-- A plate without a country may be the one with a country.
			join entity o on o.kind = e.kind and o.key = e.key and (o.qualifier = e.qualifier or '' in (o.qualifier, e.qualifier))
			join case_entity ol on ol.entity_id = o.id and ol.case_id <> l.case_id
			join intake_case c on c.id = ol.case_id
		where l.case_id = $1
		group by c.id, c.reference, c.status order by count(distinct o.id) desc, c.reference desc limit $2`,
		[caseId, limit],
	);
	return rows;
};

/** Whether the reading agency has the thing as somebody's who is protected. */
export const isOfProtected = async (tx: Tx, keys: readonly string[], digests: readonly string[]): Promise<boolean> => {
	const { rows } = await tx.query<{ protected: boolean }>(
		`select seamark.is_protected(seamark.agency(), $2) or exists (select from entity e join case_entity l on l.entity_id = e.id
			where e.key = any ($1) and l.role = 'ofProtectedPerson') as protected`,
		[keys, digests],
	);
	return rows[0]?.protected === true;
};

/** Hit or no hit: which of the agencies that may be asked have it. Nothing else comes out of their records. */
export const agenciesWith = async (
	tx: Tx,
	{ kind, key, country }: Key,
	asked: readonly { agency: string; topics: readonly string[]; digests: readonly string[] }[],
): Promise<string[]> => {
	const { rows } = await tx.query<{ agency: string }>(
		"select agency from seamark.agencies_with($1, $2, $3, $4::jsonb) as found(agency) order by agency",
		[kind, key, country, JSON.stringify(asked)],
	);
	return rows.map(({ agency }) => agency);
};

/** For the agency that has it. */
export const insertNotice: Statement = {
	name: "look_up_notice.insert",
	sql: `insert into look_up_notice (id, agency, from_agency, from_post, kind, purpose, asked_at, alarm)
		select id, agency, from_agency, from_post, kind, purpose, asked_at, alarm
		from jsonb_to_recordset($1::jsonb) as r(id uuid, agency uuid, from_agency uuid, from_post uuid, kind text, purpose text,
			asked_at timestamptz, alarm boolean)
		on conflict do nothing`,
	conflict: "CONFLICT",
	anyCount: true,
};

/**
 * One more look-up of the post's day that found nothing, as long as there are no more than `most` of them: of many at once those
 * beyond it are decided again.
 */
export const countMiss: Statement = {
	name: "look_up_misses.count",
	sql: `with r as materialized (
			select * from jsonb_to_recordset($1::jsonb) as r(agency uuid, post uuid, day date, most integer)),
		counted as (
			insert into look_up_misses as m (agency, post, day, misses)
			select agency, post, day, count(*)::int from r group by 1, 2, 3 having count(*) <= min(most)
			on conflict (post, day) do update set misses = m.misses + excluded.misses
				where m.misses + excluded.misses <= (select min(most) from r where r.post = m.post and r.day = m.day)
			returning post, day)
		select from r join counted using (post, day)`,
	conflict: "CONFLICT",
};

/** Look-ups of a post that found nothing on a day. */
export const missesOf = async (tx: Tx, post: string, day: string): Promise<number> => {
	const { rows } = await tx.query<{ misses: number }>(
		"select misses from look_up_misses where post = $1 and day = $2",
		[post, day],
	);
	return rows[0]?.misses ?? 0;
};

export type Notice = {
	id: string;
	kind: EntityKind;
	purpose: string;
	fromAgency: string;
	fromPost: string;
	askedAt: string;
	/** A post has asked in vain too often. */
	alarm: boolean;
};

/** Newest first. `after` is the id of the last one of the page before; ids grow with time. */
export const noticesOf = async (tx: Tx, o: { limit: number; after: string | undefined }): Promise<Notice[]> => {
	const { rows } = await tx.query<Omit<Notice, "askedAt"> & { askedAt: Date }>(
		`select id, kind, purpose, from_agency as "fromAgency", from_post as "fromPost", asked_at as "askedAt", alarm
		from look_up_notice
		where $1::uuid is null or id < $1 order by id desc limit $2`,
		[o.after ?? null, o.limit],
	);
	return rows.map((row) => ({ ...row, askedAt: row.askedAt.toISOString() }));
};
