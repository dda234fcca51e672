import { type Tx, transact } from "@seamark/db";
import type { Deps } from "../deps.ts";
import { append, readLanes, saveOwn } from "../store/lanes.ts";
import {
	hubsBehind,
	markWritten,
	type OwnDirectory,
	readOwnDirectory,
	saveOwnDirectory,
} from "../store/own-directory.ts";
import { digestOf, headerBytes } from "../wire/frame.ts";
import { agenciesDigest, publishedAgencies, renewedMs, validMs } from "./snapshot.ts";
import { directoryBody } from "./take.ts";

/** Publishes this hub's agencies where they have changed, or where what was published gets old, and writes it for every hub that lacks it. */
export const publishDirectory = async (deps: Deps): Promise<void> => {
	const { pool } = deps.context;
	const { serial, body } = await currentDirectory(deps);
	for (const hub of await hubsBehind(pool, serial))
		await transact(pool, (tx) => sendDirectory(tx, deps, hub, { serial, body }));
};

const currentDirectory = async (deps: Deps): Promise<OwnDirectory> => {
	const directory = deps.directory.current();
	const agencies = await publishedAgencies(directory, deps.sealKeys.publicKey);
	const digest = agenciesDigest(agencies);
	const now = deps.context.now();
	const fresh = (one: OwnDirectory) => one.digest === digest && one.validUntil - now > validMs - renewedMs;
	const current = await readOwnDirectory(deps.context.pool);
	if (fresh(current)) return current;
	return transact(deps.context.pool, async (tx) => {
		const before = await readOwnDirectory(tx, true);
		if (fresh(before)) return before;
		const serial = before.serial + 1;
		const validUntil = now + validMs;
		const published = { hub: directory.hub, serial, validUntil: new Date(validUntil).toISOString(), agencies };
		const body = directoryBody(published, (bytes) => deps.key.sign("directory", bytes));
		const next = { serial, digest, body, validUntil };
		await saveOwnDirectory(tx, next);
		return next;
	});
};

/** In the urgent lane: what an agency may see no longer never waits. */
const sendDirectory = async (tx: Tx, deps: Deps, hub: string, o: { serial: number; body: Buffer }): Promise<void> => {
	if (!(await markWritten(tx, hub, o.serial))) return;
	const { urgent } = await readLanes(tx, hub, true);
	const header = headerBytes({ kind: "directory", version: o.serial, digest: digestOf(o.body) });
	const end = await append(tx, "own", hub, "urgent", urgent.own.end, [{ header, body: o.body }]);
	await saveOwn(tx, hub, "urgent", { ...urgent.own, end });
	deps.news.tell(hub);
};
