import type { Tx } from "@seamark/db";
import {
	type CursorJudged,
	type Epoch,
	type Frame,
	type GivenBack,
	type Lane,
	type LaneReceived,
	lanes,
	type Place,
	placeAt,
	startOf,
} from "@seamark/link";
import type { Deps } from "../deps.ts";
import { inParts } from "../in-parts.ts";
import { offer } from "../outgoing/offer.ts";
import {
	append,
	cutAfter,
	type FrameRow,
	framesAfter,
	hashesAt,
	type KeptOwn,
	logOf,
	saveOwn,
} from "../store/lanes.ts";
import type { LinkRow } from "../store/links.ts";
import { publishAfter } from "../store/own-directory.ts";
import { findSent, type SentRow, saveSent } from "../store/subjects.ts";
import { digestOf, type Header, headerOf } from "../wire/frame.ts";

/** This hub was put back from a backup. Recalls that it made since are adopted before anything else happens, and before anything is sent. */
export const adoptBack = async ({ neighbours }: Deps, received: Record<Lane, LaneReceived>): Promise<void> => {
	const recalled = lanes.flatMap((lane) => {
		const { back } = received[lane];
		return !back || "not" in back ? [] : back.told.flatMap((frame) => headerOf(frame) ?? []);
	});
	const subjects = recalled.filter(({ kind }) => kind === "recall").map(({ subject }) => subject);
	await inParts([...new Set(subjects)], (subject) => neighbours.adoptRecall(subject));
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
	const since = await framesAfter(tx, "own", hub, lane, back.cut, mostSince);
	await cutAfter(tx, "own", hub, lane, back.cut);
	const hashes = await hashesAt(tx, "own", hub, lane, [back.cut, ...back.epochs.map(({ start }) => start)]);
	const epochs = back.more ? back.epochs : back.epochs.slice(0, -1);
	const from = placeAt(logOf({ epochs: [...epochs], end: own.end }, hashes), back.cut);
	if (!from) throw new Error("what the other hub gave back does not follow on the own log");
	const told = await appendTold(tx, hub, lane, { from, epochs, told: back.told });
	const covered = told.position;
	const last = back.epochs.at(-1);
	const begins = back.more || !last ? told : startOf(last);
	const written = new Set(since.flatMap((frame) => headerOf(frame)?.subject || []));
	await rememberTold(tx, deps, hub, back, written);
	// What was written since goes on behind what was given back.
	const { kept, again } = back.more ? { kept: since, again: [] } : await lastWords(tx, hub, since, written);
	const end = await append(tx, "own", hub, lane, begins, kept.map(frameOf));
	await saveOwn(tx, hub, lane, { ...own, epochs: [...back.epochs], end, covered });
	if (back.more) return { is: "rewound" };
	await offer(tx, deps, link, again);
	return { is: "held", from: covered };
};

/**
 * Of what was written since: receipts, directories and what is sealed are nowhere else. The other hub has not heard of a record that is the last
 * word here; of any other one it was told more, and that is looked at again.
 */
const lastWords = async (
	tx: Tx,
	hub: string,
	since: readonly FrameRow[],
	written: ReadonlySet<string>,
): Promise<{ kept: FrameRow[]; again: string[] }> => {
	const sent = await findSent(tx, hub, [...written]);
	const kept: FrameRow[] = [];
	const again = new Set<string>();
	for (const frame of since) {
		const header = headerOf(frame);
		const last = header && sent.get(header.subject);
		if (frame.body !== null || (last?.version === header?.version && last?.digest === header?.digest)) kept.push(frame);
		else if (header?.subject) again.add(header.subject);
	}
	return { kept, again: [...again] };
};

const mostSince = 1_000_000;
const frameOf = ({ header, body }: FrameRow): Frame => ({ header, ...(body ? { body } : {}) });
/** Goes over into each epoch where it begins. */
const appendTold = async (
	tx: Tx,
	hub: string,
	lane: Lane,
	{ from, epochs, told }: { from: Place; epochs: readonly Epoch[]; told: readonly Frame[] },
): Promise<Place> => {
	let end = from;
	for (let n = 0; n < told.length; ) {
		const { position, epoch } = end;
		const next = epochs.slice(epochs.findIndex(({ id }) => id === epoch) + 1)[0];
		const upTo = next ? n + next.start - position : told.length;
		end = await append(tx, "own", hub, lane, end, told.slice(n, upTo));
		n = Math.min(upTo, told.length);
		if (next && next.start === end.position) end = startOf(next);
	}
	return end;
};

/** The last word that the hub was told of each record counts: what the backup says of it is older, and is not told again. */
const rememberTold = async (
	tx: Tx,
	{ neighbours, context }: Deps,
	hub: string,
	{ told }: GivenBack,
	/** What this hub has written since: its versions count from what the backup says, and the other hub has not heard of them. */
	written: ReadonlySet<string>,
): Promise<void> => {
	const all = told.flatMap((frame) => headerOf(frame) ?? []);
	const serials = all.filter(({ kind }) => kind === "directory").map(({ version }) => version);
	if (serials.length > 0) await publishAfter(tx, Math.max(...serials));
	const headers = all.filter(({ kind }) => ["alert", "narrow", "recall"].includes(kind));
	const subjects = [...new Set(headers.map(({ subject }) => subject))];
	const sent = await findSent(tx, hub, subjects);
	const bodies = new Map(
		await inParts(subjects, async (subject) => [subject, (await neighbours.readShared(subject, hub)).body] as const),
	);
	const rows = new Map<string, SentRow>();
	for (const header of headers) {
		const { subject } = header;
		const before = rows.get(subject) ?? sent.get(subject);
		const counts = before && (rows.has(subject) || !written.has(subject));
		if (counts && before.version >= header.version) continue;
		const body = bodies.get(subject) ?? Buffer.alloc(0);
		rows.set(subject, toldRow(header, before, { body, at: new Date(context.now()).toISOString() }));
	}
	await saveSent(tx, hub, [...rows.values()]);
};

const stateOf: Record<string, SentRow["state"]> = { alert: "shown", narrow: "hidden", recall: "recalled" };

const toldRow = (
	{ kind, subject, version, digest, audience }: Header,
	before: Pick<SentRow, "originator" | "shownVersion" | "answer"> | undefined,
	{ body, at }: { body: Buffer; at: string },
): SentRow => {
	const shown = kind === "alert";
	const here = body.length > 0 ? digestOf(body) : digest;
	return {
		subject,
		originator: before?.originator ?? originatorOf(body),
		version,
		state: stateOf[kind] ?? "shown",
		digest,
		audience: [...audience],
		shownVersion: shown ? version : (before?.shownVersion ?? version - 1),
		withdrawnAt: shown ? null : at,
		answer: before?.answer ?? null,
		older: here === digest ? null : here,
	};
};

const nobody = "00000000-0000-0000-0000-000000000000";
const originatorOf = (body: Buffer): string =>
	body.length === 0 ? nobody : (JSON.parse(body.toString("utf8")) as { originator: string }).originator;
