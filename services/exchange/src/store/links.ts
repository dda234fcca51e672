import type { Pool, Tx } from "@seamark/db";
import type { PeerInstance } from "@seamark/link";
import type { Statement } from "@seamark/log";
import { inForce, type Terms } from "../agreement/terms.ts";

export type LinkRow = {
	id: string;
	hub: string;
	url: string;
	certificate: string;
	key: string;
	ownTerms: string | null;
	ownSignature: Buffer | null;
	peerTerms: string | null;
	agreedTerms: string | null;
	instance: PeerInstance | null;
	contactAt: Date | null;
	pairedAt: Date;
	version: number;
};

const columns = `id, hub, url, certificate, key, own_terms as "ownTerms", own_signature as "ownSignature", peer_terms as "peerTerms",
	agreed_terms as "agreedTerms", instance, contact_at as "contactAt", paired_at as "pairedAt", version`;

type Db = Pick<Pool | Tx, "query">;

export const listLinks = async (db: Db): Promise<LinkRow[]> =>
	(await db.query<LinkRow>(`select ${columns} from link order by hub`)).rows;

export const findLink = async (db: Db, hub: string): Promise<LinkRow | undefined> =>
	(await db.query<LinkRow>(`select ${columns} from link where hub = $1`, [hub])).rows[0];

export const findLinkById = async (db: Db, id: string): Promise<LinkRow | undefined> =>
	(await db.query<LinkRow>(`select ${columns} from link where id = $1`, [id])).rows[0];

export const findLinkOfKey = async (db: Db, key: string): Promise<LinkRow | undefined> =>
	(await db.query<LinkRow>(`select ${columns} from link where key = $1`, [key])).rows[0];

const parsed = (text: string | null): Terms | undefined => (text === null ? undefined : (JSON.parse(text) as Terms));

/** What may be told over the link now. */
export const termsOf = (link: LinkRow, now: number): Terms | undefined =>
	inForce({ own: parsed(link.ownTerms), peer: parsed(link.peerTerms), agreed: parsed(link.agreedTerms) }, now);

const statement = (name: string, conflict: Statement["conflict"], sql: string): Statement => ({
	name: `exchange.${name}`,
	conflict,
	sql,
});

export const insertLink = statement(
	"insert-link",
	"CONFLICT",
	`insert into link (id, hub, url, certificate, key, own_terms, own_signature, paired_at, version)
	select r.id, r.hub, r.url, r.certificate, r.key, r.own_terms, decode(r.own_signature, 'hex'), r.paired_at, 1
	from jsonb_to_recordset($1::jsonb) as r(id uuid, hub text, url text, certificate text, key text, own_terms text, own_signature text,
		paired_at timestamptz) on conflict do nothing`,
);

export const insertLane = statement(
	"insert-lane",
	"CONFLICT",
	`insert into lane (hub, lane, own) select r.hub, r.lane, r.own
	from jsonb_to_recordset($1::jsonb) as r(hub text, lane text, own jsonb) on conflict do nothing`,
);

/** The terms that this side signs; they are agreed at once where the other side has signed the same. */
export const signTerms = statement(
	"sign-terms",
	"VERSION_CONFLICT",
	`update link l set own_terms = r.own_terms, own_signature = decode(r.own_signature, 'hex'), version = l.version + 1,
		agreed_terms = case when l.peer_terms = r.own_terms then r.own_terms else l.agreed_terms end
	from jsonb_to_recordset($1::jsonb) as r(id uuid, own_terms text, own_signature text, version integer)
	where l.id = r.id and l.version = r.version`,
);

/** What the other side has signed, proven. */
export const takePeerTerms = async (tx: Tx, hub: string, terms: string, signature: Buffer): Promise<void> => {
	await tx.query(
		`update link set peer_terms = $2, peer_signature = $3, version = version + 1,
			agreed_terms = case when own_terms = $2 then $2 else agreed_terms end
		where hub = $1 and peer_terms is distinct from $2`,
		[hub, terms, signature],
	);
};

/** The link as `takePeerTerms` leaves it: what comes in one message with new terms is judged by these. */
export const withPeerTerms = (link: LinkRow, terms: string): LinkRow => ({
	...link,
	peerTerms: terms,
	agreedTerms: link.ownTerms === terms ? terms : link.agreedTerms,
});

export const heardFrom = async (tx: Tx, hub: string, instance: PeerInstance, at: string): Promise<void> => {
	await tx.query("update link set instance = $2, contact_at = $3 where hub = $1", [hub, JSON.stringify(instance), at]);
};

export const nextCount = async (db: Db): Promise<number> =>
	(await db.query<{ count: number }>("select nextval('message_count') as count")).rows[0]?.count ?? 0;
