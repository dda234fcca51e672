import type { Tx } from "@seamark/db";
import {
	type CursorJudged,
	type GivenBack,
	type Lane,
	type LaneReceived,
	lanes,
	placeAt,
	startOf,
} from "@seamark/link";
import type { Deps } from "../deps.ts";
import { offer } from "../outgoing/offer.ts";
import { append, cutAfter, framesAfter, hashesAt, type KeptOwn, logOf, saveOwn } from "../store/lanes.ts";
import type { LinkRow } from "../store/links.ts";
import { findSent, saveSent } from "../store/subjects.ts";
import { digestOf, headerOf } from "../wire/frame.ts";

/** This hub was put back from a backup. Recalls that it made since are adopted before anything else happens, and before anything is sent. */
export const adoptBack = async ({ neighbours }: Deps, received: Record<Lane, LaneReceived>): Promise<void> => {
	for (const lane of lanes) {
		const { back } = received[lane];
		if (!back || "not" in back) continue;
		for (const frame of back.told) {
			const header = headerOf(frame);
			if (header?.kind === "recall") await neighbours.adoptRecall(header.subject);
		}
	}
};

/** The own log as the other hub remembers it; what was written since the backup goes on behind it, as it is by now. */
export const takeBackLane = async (
	tx: Tx,
	deps: Deps,
	link: LinkRow,
	lane: Lane,
	own: KeptOwn,
	back: GivenBack,
): Promise<CursorJudged> => {
	const { hub } = link;
	const since = await framesAfter(tx, "own", hub, lane, back.cut, 1_000_000);
	await cutAfter(tx, "own", hub, lane, back.cut);
	const hashes = await hashesAt(tx, "own", hub, lane, [back.cut, ...back.epochs.map(({ start }) => start)]);
	const from = placeAt(logOf({ epochs: back.epochs.slice(0, -1), end: own.end }, hashes), back.cut);
	if (!from) throw new Error("what the other hub gave back does not follow on the own log");
	let end = from;
	for (const frame of back.told) {
		end = await append(tx, "own", hub, lane, end, [frame]);
		const next = back.epochs.slice(0, -1).find(({ start, id }) => start === end.position && id !== end.epoch);
		if (next) end = startOf(next);
	}
	const last = back.epochs.at(-1);
	const covered = end.position;
	await saveOwn(tx, hub, lane, { ...own, epochs: [...back.epochs], end: last ? startOf(last) : end, covered });
	await rememberTold(tx, deps, hub, back);
	const subjects = since.flatMap((frame) => headerOf(frame)?.subject || []);
	await offer(tx, deps, link, [...new Set(subjects)]);
	return { is: "held", from: covered };
};

/** The last word that the hub was told of each record counts: what the backup says of it is older, and is not told again. */
const rememberTold = async (tx: Tx, { neighbours, context }: Deps, hub: string, { told }: GivenBack): Promise<void> => {
	const headers = told
		.flatMap((frame) => headerOf(frame) ?? [])
		.filter(({ kind }) => ["alert", "narrow", "recall"].includes(kind));
	const sent = await findSent(
		tx,
		hub,
		headers.map(({ subject }) => subject),
	);
	const at = new Date(context.now()).toISOString();
	for (const { kind, subject, version, digest, audience } of headers) {
		const before = sent.get(subject);
		if (before && before.version >= version) continue;
		const read = await neighbours.readShared(subject, hub);
		const row = {
			subject,
			originator: before?.originator ?? originatorOf(read.body),
			version,
			state: kind === "alert" ? ("shown" as const) : kind === "narrow" ? ("hidden" as const) : ("recalled" as const),
			digest,
			audience: [...audience],
			shownVersion: kind === "alert" ? version : (before?.shownVersion ?? version - 1),
			withdrawnAt: kind === "alert" ? null : at,
			answer: before?.answer ?? null,
			older: read.body.length > 0 && digestOf(read.body) !== digest ? digestOf(read.body) : null,
		};
		await saveSent(tx, hub, row);
		sent.set(subject, { ...row, withdrawnAt: null });
	}
};

const nobody = "00000000-0000-0000-0000-000000000000";
const originatorOf = (body: Buffer): string =>
	body.length === 0 ? nobody : (JSON.parse(body.toString("utf8")) as { originator: string }).originator;
