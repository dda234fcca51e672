import { type Pool, readAtOnce, type Tx } from "@seamark/db";
import type { Statement } from "@seamark/log";
import { writerSettings } from "@seamark/policy";

/** A joint investigation, as the authority has it that opened it. Times are RFC 3339. */
export type JointRow = {
	id: string;
	agency: string;
	subject: string;
	members: string[];
	openedAt: string;
	endsAt: string;
	version: number;
};
export type MemberRow = {
	agency: string;
	space: string;
	acceptedAt: string;
	leftAt: string | null;
	version: number;
};
export type JointItemRow = {
	id: string;
	agency: string;
	space: string;
	says: string;
	limits: string | null;
	addedAt: string;
	withdrawnAt: string | null;
	version: number;
};

const insert = (name: string, table: string, columns: string, types: string): Statement => ({
	name,
	sql: `insert into ${table} (${columns.replace(/"(\w+)"/g, (_, one: string) => one.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`))})
		select ${columns} from jsonb_to_recordset($1::jsonb) as r(${types})`,
	conflict: "VERSION_CONFLICT",
	inserts: true,
});

export const insertJoint = insert(
	"mla.insert-joint",
	"mla_joint",
	'id, agency, subject, members, "openedAt", "endsAt", version',
	'id uuid, agency uuid, subject text, members uuid[], "openedAt" timestamptz, "endsAt" timestamptz, version integer',
);
export const insertMember = insert(
	"mla.insert-joint-member",
	"mla_joint_member",
	'agency, space, "acceptedAt", "leftAt", version',
	'agency uuid, space uuid, "acceptedAt" timestamptz, "leftAt" timestamptz, version integer',
);
export const insertJointItem = insert(
	"mla.insert-joint-item",
	"mla_joint_item",
	'id, agency, space, says, limits, "addedAt", "withdrawnAt", version',
	'id uuid, agency uuid, space uuid, says text, limits text, "addedAt" timestamptz, "withdrawnAt" timestamptz, version integer',
);

export const updateMember: Statement = {
	name: "mla.update-joint-member",
	sql: `update mla_joint_member m set left_at = r."leftAt", version = r.version
		from jsonb_to_recordset($1::jsonb) as r(agency uuid, space uuid, "leftAt" timestamptz, version integer)
		where m.agency = r.agency and m.space = r.space and m.version = r.version - 1`,
	conflict: "VERSION_CONFLICT",
};

/** What its contributor takes back is gone from every screen at once, its words too. */
export const withdrawJointItem: Statement = {
	name: "mla.withdraw-joint-item",
	sql: `update mla_joint_item i set says = '', limits = null, withdrawn_at = r."withdrawnAt", version = r.version
		from jsonb_to_recordset($1::jsonb) as r(agency uuid, id uuid, "withdrawnAt" timestamptz, version integer)
		where i.agency = r.agency and i.id = r.id and i.version = r.version - 1`,
	conflict: "VERSION_CONFLICT",
};

const iso = (at: Date): string => at.toISOString();
const isoOrNull = (at: Date | null): string | null => at?.toISOString() ?? null;

/** The spaces of which an agency is a member, and the memberships in them. Rows of all of these agencies are looked at; rules are in joint.ts. */
export const spacesOf = async (
	pool: Pool,
	agencies: readonly string[],
	{ member, space }: { member: string; space?: string },
): Promise<{ joint: JointRow; memberships: MemberRow[] }[]> => {
	const [joints, memberships] = await readAtOnce(
		pool,
		(tx) => Promise.all([jointsWith(tx, member, space), membershipsIn(tx, space)]),
		writerSettings(agencies),
	);
	return joints.map((joint) => ({ joint, memberships: memberships.filter((one) => one.space === joint.id) }));
};

const jointsWith = async (tx: Tx, member: string, space: string | undefined): Promise<JointRow[]> => {
	const { rows } = await tx.query<Omit<JointRow, "openedAt" | "endsAt"> & { openedAt: Date; endsAt: Date }>({
		name: "mla.joints-with",
		text: `select id, agency, subject, members, opened_at as "openedAt", ends_at as "endsAt", version from mla_joint
			where members @> array[$1::uuid] and ($2::uuid is null or id = $2) order by id desc limit 1000`,
		values: [member, space ?? null],
	});
	return rows.map((row) => ({ ...row, openedAt: iso(row.openedAt), endsAt: iso(row.endsAt) }));
};

const membershipsIn = async (tx: Tx, space: string | undefined): Promise<MemberRow[]> => {
	const { rows } = await tx.query<Omit<MemberRow, "acceptedAt" | "leftAt"> & { acceptedAt: Date; leftAt: Date | null }>(
		{
			name: "mla.joint-members",
			text: `select agency, space, accepted_at as "acceptedAt", left_at as "leftAt", version from mla_joint_member
			where $1::uuid is null or space = $1`,
			values: [space ?? null],
		},
	);
	return rows.map((row) => ({ ...row, acceptedAt: iso(row.acceptedAt), leftAt: isoOrNull(row.leftAt) }));
};

/** How many items these agencies put into a space, with those that they took back. */
export const countJointItems = async (pool: Pool, members: readonly string[], space: string): Promise<number> =>
	readAtOnce(
		pool,
		async (tx) => {
			const { rows } = await tx.query<{ held: number }>({
				name: "mla.count-joint-items",
				text: "select count(*)::int as held from mla_joint_item where space = $1",
				values: [space],
			});
			return rows[0]?.held ?? 0;
		},
		writerSettings(members),
	);

/** What these agencies put into a space, oldest first: all of it, or one item. */
export const jointItems = async (
	pool: Pool,
	contributors: readonly string[],
	space: string,
	item?: string,
): Promise<JointItemRow[]> =>
	readAtOnce(
		pool,
		async (tx) => {
			const { rows } = await tx.query<
				Omit<JointItemRow, "addedAt" | "withdrawnAt"> & { addedAt: Date; withdrawnAt: Date | null }
			>({
				name: "mla.joint-items",
				text: `select id, agency, space, says, limits, added_at as "addedAt", withdrawn_at as "withdrawnAt", version
					from mla_joint_item where space = $1 and ($2::uuid is null or id = $2) order by id`,
				values: [space, item ?? null],
			});
			return rows.map((row) => ({ ...row, addedAt: iso(row.addedAt), withdrawnAt: isoOrNull(row.withdrawnAt) }));
		},
		writerSettings(contributors),
	);
