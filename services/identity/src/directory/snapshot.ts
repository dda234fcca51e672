import { identityApi } from "@seamark/contracts";
import type { Pool } from "@seamark/db";
import { readDirectory, readHead } from "../store/snapshot.ts";

export type Snapshot = identityApi.GetDirectoryResponse;

/** Issuer of an agency whose keys the hub holds. */
export const hostedIssuer = (publicUrl: string, agencyId: string): string => `${publicUrl}/agencies/${agencyId}`;

/** What ended longer ago than this is left out; it decides nothing any more, no matter what clock a reader has. */
const keptMs = 3_600_000;

type Naming = { hub: string; hubNamed: boolean; publicUrl: string };

const readSnapshot = async (pool: Pool, o: Naming & { now: number }): Promise<Snapshot> => {
	const read = await readDirectory(pool, hostedIssuer(o.publicUrl, ""), new Date(o.now - keptMs).toISOString());
	// Nulls become absent fields, as on the wire.
	return identityApi.GetDirectoryResponse.fromPartial({ hub: o.hub, hubNamed: o.hubNamed, ...read });
};

export type SnapshotReader = () => Promise<Snapshot>;

/** Reads the directory at the log's head, from memory when the log has not moved. Readers at one moment share a read. */
export const snapshotReader = (o: Naming & { pool: Pool; now: () => number }): SnapshotReader => {
	let kept: Snapshot | undefined;
	let reading: Promise<Snapshot> | undefined;
	const read = () => {
		reading ??= readSnapshot(o.pool, { ...o, now: o.now() })
			.then((snapshot) => {
				kept = snapshot;
				return snapshot;
			})
			.finally(() => {
				reading = undefined;
			});
		return reading;
	};
	return async () => {
		const head = await readHead(o.pool);
		if (!head) throw new Error("The log has no head row; the database was not migrated.");
		const current = (one: Snapshot | undefined) => one?.logId === head.logId && one.position >= head.position;
		if (kept && current(kept)) return kept;
		// A read that was under way may have begun before the head was where this caller saw it.
		const shared = await read();
		return current(shared) ? shared : read();
	};
};
