import { encodeEvent } from "@seamark/contracts";
import { transact } from "@seamark/db";
import { batchBytes, composeLane, type Frame, type Lane, type LanePart, lanes, mayCarry } from "@seamark/link";
import type { Deps } from "../deps.ts";
import { mayFill } from "../outgoing/decide.ts";
import { offer, readFor } from "../outgoing/offer.ts";
import { parcelsGo } from "../parcels/send.ts";
import { type FrameRow, framesAfter, type LaneRow, readLanes } from "../store/lanes.ts";
import { findLink, type LinkRow, nextCount } from "../store/links.ts";
import { readOwnDirectory } from "../store/own-directory.ts";
import { takeOut } from "../store/parcels.ts";
import { findSent, type Sent } from "../store/subjects.ts";
import { headerOf } from "../wire/frame.ts";
import { headsText, type Said, type SaidLane } from "../wire/message.ts";
import { knownOf } from "./known.ts";
import type { Session } from "./session.ts";

const mostFrames = 500;

export type Composed = {
	said: Said;
	/** Frames in it. */
	frames: number;
	/** Frames that wait behind them. */
	backlog: number;
	/** It says something that the other side has not heard yet: it does not wait. */
	news: boolean;
};

/** A message for a hub. Without `mayCarry` it has no frames: what it answers did not count, or other hubs have to be heard first. */
export const compose = async (
	deps: Deps,
	session: Session,
	hub: string,
	o: { mayCarry: boolean; waitMs: number },
): Promise<Composed | undefined> => {
	const { pool } = deps.context;
	const link = await findLink(pool, hub);
	if (!link) return undefined;
	const rows = await readLanes(pool, hub);
	const carries = o.mayCarry && mayCarry({ urgent: session.heard?.urgent, normal: session.heard?.normal });
	const filling: Filling = { shown: [], stale: [], unsent: [] };
	let room = batchBytes(session.bytesPerSecond);
	const parts = {} as Record<Lane, SaidLane>;
	for (const lane of lanes) {
		const { part, bytes } = await composePart(deps, session, link, lane, rows[lane], { carries, room, filling });
		parts[lane] = part;
		room = Math.max(0, room - bytes);
	}
	if (filling.stale.length > 0) await transact(pool, (tx) => offer(tx, deps, link, [...new Set(filling.stale)]));
	if (filling.unsent.length > 0)
		await transact(pool, async (tx) => {
			for (const { position, receiver } of filling.unsent) await takeOut(tx, hub, position, receiver);
		});
	await recordShown(deps, hub, filling.shown);
	const own = deps.directory.current().hub;
	const at = { urgent: parts.urgent.at, normal: parts.normal.at };
	const frames = parts.urgent.frames.length + parts.normal.frames.length;
	const count = await nextCount(pool);
	if (link.ownTerms && session.termsSaid?.terms !== link.ownTerms) session.termsSaid = { terms: link.ownTerms, count };
	const termsHeard = (session.termsSaid?.count ?? 0) <= (session.heardUpTo ?? 0);
	return {
		frames,
		backlog: parts.urgent.backlog + parts.normal.backlog,
		news: frames > 0 || asks(parts) || !termsHeard,
		said: {
			hub: own,
			instance: deps.instance,
			count,
			...(session.last ? { heard: session.last } : {}),
			...(link.ownTerms && link.ownSignature
				? { agreement: { terms: link.ownTerms, signature: link.ownSignature } }
				: {}),
			lanes: parts,
			signature: deps.key.sign("heads", Buffer.from(headsText({ from: own, to: hub, at }))),
			waitMs: o.waitMs,
		},
	};
};

/** Asks for something, or gives something back, without a frame. */
const asks = (parts: Record<Lane, SaidLane>): boolean =>
	lanes.some((lane) => parts[lane].probes !== undefined || parts[lane].remembered !== undefined);

/** Content of a record that leaves, for the audit. */
type Shown = { subject: string; originator: string };
type Filling = {
	shown: Shown[];
	/** They may not go as they were written: they are looked at again. */
	stale: string[];
	/** Parcels that the terms of the moment do not cover: they wait again. */
	unsent: { position: number; receiver: string }[];
};

const composePart = async (
	deps: Deps,
	session: Session,
	link: LinkRow,
	lane: Lane,
	row: LaneRow,
	o: { carries: boolean; room: number; filling: Filling },
): Promise<{ part: SaidLane; bytes: number }> => {
	const { pool } = deps.context;
	const known = await knownOf(pool, link.hub, lane, row, undefined);
	const cursor = session.heard?.[lane];
	const from = o.carries && cursor?.is === "held" ? cursor.from : undefined;
	const there =
		from === undefined || o.room === 0 ? [] : await framesAfter(pool, "own", link.hub, lane, from, mostFrames);
	// More may have been written since the row was read: that goes with the next message.
	const stored = there.filter(({ position }) => position <= row.own.end.position);
	const frames = await filled(deps, link, stored, o);
	const hashes = new Map(stored.map(({ position, hash }) => [position, hash]));
	const own = { ...known.own, hashAt: (position: number) => hashes.get(position) ?? known.own.hashAt(position) };
	const remembered = session.remembered[lane];
	const part: LanePart = composeLane({ own, peer: known.peer }, { cursor, framesAfter: () => frames }, o.carries);
	const { cursor: place, remembered: _, ...rest } = part;
	const bytes = frames.reduce((sum, { header, body }) => sum + header.length + (body?.length ?? 0), 0);
	return {
		part: { ...rest, ...(row.peer ? { cursor: place } : {}), ...(remembered ? { remembered } : {}) },
		bytes,
	};
};

/** Frames with what they say, as many as fit: it is read where it is kept, under the policy and the terms of this moment. */
const filled = async (
	deps: Deps,
	link: LinkRow,
	stored: readonly FrameRow[],
	o: { room: number; filling: Filling },
): Promise<Frame[]> => {
	const subjects = stored.flatMap((frame) => headerOf(frame)?.subject || []);
	const sent = await findSent(deps.context.pool, link.hub, subjects);
	const frames: Frame[] = [];
	let left = o.room;
	for (let n = 0; n < stored.length && left > 0; n += readAtOnce) {
		const rows = stored.slice(n, n + readAtOnce);
		const read = await Promise.all(rows.map((row) => bodyOf(deps, link, row, sent)));
		for (const [k, { body, left: leaves }] of read.entries()) {
			const header = rows[k]?.header ?? Buffer.alloc(0);
			left -= header.length + (body?.length ?? 0);
			if (left < 0 && frames.length > 0) break;
			frames.push({ header, ...(body ? { body } : {}) });
			leaves?.(o.filling);
		}
	}
	return frames;
};

/** Contents that are read at the same time. */
const readAtOnce = 32;

/** What goes with a frame, and what it leads to where the frame goes. */
type Body = { body?: Uint8Array | undefined; left?: (filling: Filling) => void };

const bodyOf = async (deps: Deps, link: LinkRow, row: FrameRow, sent: ReadonlyMap<string, Sent>): Promise<Body> => {
	const header = headerOf(row);
	const receiver = header?.audience[0] ?? "";
	if (row.body && header?.kind === "parcel" && !parcelsGo(deps, link)(receiver))
		return { left: ({ unsent }) => unsent.push({ position: row.position, receiver }) };
	if (row.body) return { body: header?.kind === "directory" ? await latestDirectory(deps, row) : row.body };
	const last = header && sent.get(header.subject);
	// A later frame says more, or takes it back.
	if (header?.kind !== "alert" || last?.version !== header.version) return {};
	const { subject } = header;
	const { offered, body } = await readFor(deps, link, subject);
	if (!mayFill(header, offered)) return { left: ({ stale }) => stale.push(subject) };
	return { body, left: ({ shown }) => shown.push({ subject, originator: last.originator }) };
};

const latestDirectory = async ({ context }: Deps, row: FrameRow): Promise<Uint8Array | undefined> => {
	const { serial } = await readOwnDirectory(context.pool);
	return headerOf(row)?.version === serial && row.body ? row.body : undefined;
};

/** Content that leaves the hub is in its log before it leaves, in the name of the agency that wrote it. */
const recordShown = async ({ context }: Deps, hub: string, shown: readonly Shown[]): Promise<void> => {
	if (shown.length === 0) return;
	const events = [...Map.groupBy(shown, ({ originator }) => originator)].map(([agencyId, those]) =>
		encodeEvent("RecordsAccessed", hub, {
			actor: { agencyId, service: "exchange" },
			action: "disclosure",
			record: "alert",
			recordIds: those.map(({ subject }) => subject),
			query: `to hub ${hub}`,
			found: true,
			savingLife: [],
		}),
	);
	await context.committer.commit({ writes: [], events });
};
