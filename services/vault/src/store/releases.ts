import { type Pool, queryWith } from "@seamark/db";
import type { Statement } from "@seamark/log";
import { asAgency } from "./read-as.ts";

/** Who may open an identity besides its own agency. Times are RFC 3339. */
export type Release = {
	agency: string;
	id: string;
	identityId: string;
	receiver: string;
	request: string;
	preparedBy: string;
	signedBy: string;
	until: string;
};

/** CONFLICT where something else was released under this id. */
export const insertRelease: Statement = {
	name: "identity_release.insert",
	sql: `insert into identity_release (agency, id, identity_id, receiver, request, prepared_by, signed_by, released_at, until)
		select agency, id, "identityId", receiver, request, "preparedBy", "signedBy", "releasedAt", until
		from jsonb_to_recordset($1::jsonb) as r(agency uuid, id uuid, "identityId" uuid, receiver uuid, request uuid, "preparedBy" uuid,
			"signedBy" uuid, "releasedAt" timestamptz, until timestamptz)`,
	conflict: "CONFLICT",
	inserts: true,
};

/** As its owner: who asks is looked at by the caller. */
export const findRelease = async (pool: Pool, owner: string, id: string): Promise<Release | undefined> => {
	const { rows } = await queryWith<Omit<Release, "until"> & { until: Date }>(pool, asAgency(owner), {
		name: "identity_release.find",
		text: `select agency, id, identity_id as "identityId", receiver, request, prepared_by as "preparedBy", signed_by as "signedBy", until
			from identity_release where agency = $1 and id = $2`,
		values: [owner, id],
	});
	return rows[0] && { ...rows[0], until: rows[0].until.toISOString() };
};
