import { createHash } from "node:crypto";
import {
	after,
	type Epoch,
	epochAfter,
	type Frame,
	type Lane,
	type Log,
	lanes,
	type Place,
	placeAt,
	startOf,
} from "./chain.ts";
import { heardOf, judgeInstance, type PeerInstance } from "./instance.ts";
import { composeLane, type LaneReceived, type Message, mayCarry, receiveLane } from "./link.ts";
import type { CursorJudged, OwnLog } from "./own-log.ts";
import { type Remembered, rememberFor } from "./rewound.ts";
import { emptySet, replaced, type SetSum } from "./shared-set.ts";
import { placeState, type SubjectState, tombstone } from "./subject.ts";
import type { Random } from "./testing-random.ts";

type Rows = { epochs: Epoch[]; end: Place; rows: { frame: Frame; hash: string }[] };
type LinkLane = { own: Rows & { covered: number }; peer: Rows };
type Link = { lanes: Record<Lane, LinkLane>; instance?: PeerInstance; sent: SetSum; held: SetSum };
/** All that a hub has in its database; a backup is a copy of it. */
export type Kept = {
	count: number;
	own: Map<string, SubjectState>;
	held: Map<string, SubjectState>;
	/** What each peer was sent last, for the sum of what is shared. */
	shared: Map<string, Map<string, SubjectState>>;
	links: Map<string, Link>;
};
/** A running hub. What is not `kept` is gone when it ends. */
export type Hub = {
	name: string;
	kept: Kept;
	instance: string;
	heard: Map<string, Record<Lane, CursorJudged>>;
	/** The last message from each peer. */
	numbers: Map<string, { instance: string; count: number }>;
	remembered: Map<string, Partial<Record<Lane, Remembered>>>;
	/** What officers were told; no backup takes that back. */
	told: string[];
	refused: string[];
	/** How often it was put back from a backup. */
	restores: number;
};
/** Faults that tests plant. */
export type Bugs = {
	noHash?: boolean;
	noAdopt?: boolean;
	notFresh?: boolean;
	/** What comes last counts, no matter what it is. */
	lastWins?: boolean;
	/** Only the last few records are remembered. */
	window?: boolean;
};

type Said = { kind: "record" | "narrow" | "recall"; subject: string; version: number; digest: string };
const frameOf = (said: Said): Frame => ({ header: Buffer.from(JSON.stringify(said)) });
const saidIn = ({ header }: Frame): Said => JSON.parse(Buffer.from(header).toString()) as Said;
const stateOf = ({ kind, version, digest }: Said): SubjectState =>
	kind === "recall"
		? tombstone
		: { version, as: kind === "record" ? "shown" : "hidden", digest: kind === "record" ? digest : "" };

const logOf = ({ epochs, end, rows }: Rows): Log => ({
	epochs,
	end,
	hashAt: (position) => rows[position - 1]?.hash,
});
const ownLog = (own: LinkLane["own"]): OwnLog => ({ ...logOf(own), keptFrom: 1, covered: own.covered });

const newHub = (name: string, random: Random): Hub => ({
	name,
	kept: { count: 0, own: new Map(), held: new Map(), shared: new Map(), links: new Map() },
	instance: random.hex(),
	heard: new Map(),
	numbers: new Map(),
	remembered: new Map(),
	told: [],
	refused: [],
	restores: 0,
});

/** Hubs that are paired each with each. */
export const openHubs = (names: readonly string[], random: Random): Hub[] => {
	const hubs = names.map((name) => newHub(name, random));
	for (const a of hubs)
		for (const b of hubs)
			if (a.name < b.name) {
				const first = Object.fromEntries(
					lanes.map((lane) => [lane, [epochAfter(random.hex()), epochAfter(random.hex())]]),
				) as Record<Lane, [Epoch, Epoch]>;
				a.kept.links.set(b.name, newLink(first, 0));
				b.kept.links.set(a.name, newLink(first, 1));
			}
	return hubs;
};

const newLink = (first: Record<Lane, [Epoch, Epoch]>, own: 0 | 1): Link => {
	const rows = (epoch: Epoch): Rows => ({ epochs: [epoch], end: startOf(epoch), rows: [] });
	const lane = (name: Lane): LinkLane => ({
		own: { ...rows(first[name][own]), covered: 0 },
		peer: rows(first[name][own === 0 ? 1 : 0]),
	});
	return { lanes: { urgent: lane("urgent"), normal: lane("normal") }, sent: emptySet, held: emptySet };
};

const append = (rows: Rows, frame: Frame) => {
	rows.end = after(rows.end, frame);
	rows.rows.push({ frame, hash: rows.end.hash });
};

const linkOf = (hub: Hub, peer: string): Link => {
	const link = hub.kept.links.get(peer);
	if (!link) throw new Error(`no link to ${peer}`);
	return link;
};

/** An originator shares a state of a record with a peer, in a lane. */
export const share = (hub: Hub, peer: string, lane: Lane, said: Said): void => {
	const link = linkOf(hub, peer);
	append(link.lanes[lane].own, frameOf(said));
	count(hub, peer, said);
};

const count = (hub: Hub, peer: string, said: Said) => {
	const link = linkOf(hub, peer);
	const shared = hub.kept.shared.get(peer) ?? new Map<string, SubjectState>();
	hub.kept.shared.set(peer, shared);
	const before = shared.get(said.subject);
	const { state } = placeState(before, stateOf(said));
	shared.set(said.subject, state);
	link.sent = replaced(link.sent, before && { subject: said.subject, ...before }, { subject: said.subject, ...state });
};

/** The originator's own change, to the peers that it is shared with. */
export const write = (hub: Hub, o: { peers: readonly string[]; lane: Lane; kind: Said["kind"]; subject: string }) => {
	const before = hub.kept.own.get(o.subject);
	if (before?.as === "recalled") return;
	const version = (before?.version ?? 0) + (o.kind === "recall" ? 0 : 1);
	const digest = createHash("sha256").update(`${o.subject}${version}${hub.instance}`).digest("hex");
	hub.kept.own.set(o.subject, stateOf({ kind: o.kind, subject: o.subject, version, digest }));
	for (const peer of o.peers) share(hub, peer, o.lane, { kind: o.kind, subject: o.subject, version, digest });
};

/** `counted`: whether the message that this answers counted. Where it did not, nothing is carried. */
export const compose = (hub: Hub, peer: string, counted = true, most = 5): Message => {
	const link = linkOf(hub, peer);
	const heard: Partial<Record<Lane, CursorJudged>> = hub.heard.get(peer) ?? {};
	const carries = counted && mayCarry({ urgent: heard.urgent, normal: heard.normal });
	hub.kept.count++;
	const part = (lane: Lane) => {
		const { own, peer: theirs } = link.lanes[lane];
		return composeLane(
			{ own: ownLog(own), peer: logOf(theirs) },
			{
				cursor: heard[lane],
				framesAfter: (position) => own.rows.slice(position, position + most).map(({ frame }) => frame),
				...(hub.remembered.get(peer)?.[lane] ? { remembered: hub.remembered.get(peer)?.[lane] as Remembered } : {}),
			},
			carries,
		);
	};
	const { instance, kept, numbers } = hub;
	const last = numbers.get(peer);
	return {
		instance,
		count: kept.count,
		...(last ? { heard: last } : {}),
		lanes: { urgent: part("urgent"), normal: part("normal") },
	};
};

/** True where the message counted. All of it is stored at once. */
export const receive = (hub: Hub, peer: string, message: Message, now: number, random: Random, bugs: Bugs = {}) => {
	const link = linkOf(hub, peer);
	const self = hub.instance;
	const heardSelf = bugs.notFresh ? { ...message, heard: { instance: self, count: hub.kept.count } } : message;
	const judged = judgeInstance(link.instance, heardSelf, { now, self });
	if (judged !== "stale" && judged !== "retired")
		hub.numbers.set(peer, { instance: message.instance, count: message.count });
	if (judged !== "next" && judged !== "putBack") {
		hub.refused.push(judged);
		return false;
	}
	link.instance = heardOf(link.instance, message, { now, own: hub.kept.count });
	const heard: Partial<Record<Lane, CursorJudged>> = {};
	const remembered: Partial<Record<Lane, Remembered>> = {};
	for (const lane of lanes) {
		const part = message.lanes[lane];
		const { own, peer: theirs } = link.lanes[lane];
		const known = { own: ownLog(own), peer: logOf(theirs) };
		const received = receiveLane(known, part, random.hex());
		if (part.probes)
			remembered[lane] = rememberFor(
				logOf(theirs),
				part.probes,
				(position, upTo) => theirs.rows.slice(position, upTo).map(({ frame }) => frame),
				(common) => pieceAfter(theirs, common),
			) as Remembered;
		take(hub, peer, link, { lane, received, again: part.again, bugs });
		heard[lane] = takeBackOwn(hub, peer, own, received, bugs) ?? noHash(received.cursor, own, part.cursor, bugs);
		const cursor = heard[lane];
		if (cursor?.is === "held") own.covered = Math.max(own.covered, Math.min(cursor.from, own.end.position));
	}
	if (Object.values(message.lanes).some((part) => part.remembered)) shareWhatDiffers(hub);
	hub.heard.set(peer, heard as Record<Lane, CursorJudged>);
	hub.remembered.set(peer, remembered);
	return true;
};

/** Pieces are small here, so that most restores take several. */
const pieceAfter = (theirs: Rows, common: Place): Place | undefined =>
	theirs.end.position - common.position > 3 ? placeAt(logOf(theirs), common.position + 3) : undefined;

/** The planted fault: positions are compared without their hashes. */
const noHash = (judged: CursorJudged, own: Rows, cursor: Place, bugs: Bugs): CursorJudged =>
	bugs.noHash ? { is: "held", from: Math.min(cursor.position, own.end.position) } : judged;

const take = (
	hub: Hub,
	peer: string,
	link: Link,
	o: { lane: Lane; received: LaneReceived; again: number; bugs: Bugs },
): void => {
	const { lane, again, bugs } = o;
	const { taken } = o.received;
	if ("not" in taken) {
		if (taken.not !== "gap") hub.refused.push(taken.not);
		return;
	}
	const theirs = link.lanes[lane].peer;
	theirs.rows.length = Math.min(theirs.rows.length, taken.keep);
	theirs.end = startOrEnd(theirs, taken.epochs, taken.keep);
	theirs.epochs = [...taken.epochs];
	for (const frame of taken.take) {
		append(theirs, frame);
		const said = saidIn(frame);
		const key = `${peer}/${said.subject}`;
		const before = hub.kept.held.get(key);
		const placed = placeState(before, stateOf(said));
		const { state, outcome } = bugs.lastWins ? { state: stateOf(said), outcome: placed.outcome } : placed;
		hub.kept.held.set(key, state);
		if (bugs.window && hub.kept.held.size > 4) forgetFirst(hub.kept.held);
		link.held = replaced(link.held, before && { subject: said.subject, ...before }, {
			subject: said.subject,
			...state,
		});
		const wakes = outcome === "new" || outcome === "later";
		if (wakes && theirs.end.position > again) hub.told.push(`${key}@${said.version}:${said.kind}`);
		theirs.end = startOrEnd(theirs, taken.epochs, theirs.end.position);
	}
	theirs.end = taken.end;
};

const forgetFirst = (held: Map<string, unknown>) => {
	const [first] = held.keys();
	if (first !== undefined) held.delete(first);
};

const startOrEnd = (theirs: Rows, epochs: readonly Epoch[], keep: number): Place => {
	const epoch = epochs.findLast(({ start }) => start <= keep) ?? epochs[0];
	if (!epoch) return theirs.end;
	return epoch.start === keep
		? startOf(epoch)
		: { epoch: epoch.id, position: keep, hash: theirs.rows[keep - 1]?.hash ?? "" };
};

/** What the peer gives back: recalls are adopted, versions are taken back, and what was written since goes on after them with higher versions. */
const takeBackOwn = (
	hub: Hub,
	peer: string,
	own: LinkLane["own"],
	{ back }: LaneReceived,
	bugs: Bugs,
): CursorJudged | undefined => {
	if (!back || "not" in back) return undefined;
	const since = own.rows.slice(back.cut).map(({ frame }) => frame);
	const same = since.findIndex((frame, n) => {
		const told = back.told[n];
		return !told || Buffer.compare(frame.header, told.header) !== 0;
	});
	const tail = same < 0 ? [] : since.slice(same);
	own.rows.length = back.cut;
	const epochs = back.more ? back.epochs : back.epochs.slice(0, -1);
	own.end = startOrEnd(own, epochs, back.cut);
	for (const frame of back.told) {
		append(own, frame);
		own.end = startOrEnd(own, epochs, own.end.position);
		if (bugs.noAdopt) continue;
		const said = saidIn(frame);
		hub.kept.own.set(said.subject, placeState(hub.kept.own.get(said.subject), stateOf(said)).state);
		count(hub, peer, said);
	}
	const last = back.epochs.at(-1);
	own.epochs = [...back.epochs];
	own.covered = back.cut + back.told.length;
	if (back.more) {
		for (const frame of tail) append(own, frame);
		return { is: "rewound" };
	}
	if (last) own.end = startOf(last);
	for (const frame of tail) writeAgain(hub, peer, own, saidIn(frame));
	return { is: "held", from: own.covered };
};

/** What one peer gave back, the others may never have had. */
const shareWhatDiffers = (hub: Hub) => {
	for (const peer of hub.kept.links.keys())
		for (const [subject, state] of hub.kept.own) {
			const there = hub.kept.shared.get(peer)?.get(subject);
			if (there && JSON.stringify(there) === JSON.stringify(state)) continue;
			const kind = state.as === "shown" ? "record" : state.as === "hidden" ? "narrow" : "recall";
			share(hub, peer, "urgent", { kind, subject, version: state.version, digest: state.digest });
		}
};

const writeAgain = (hub: Hub, peer: string, own: Rows, said: Said) => {
	const known = hub.kept.own.get(said.subject);
	if (known?.as === "recalled" && said.kind !== "recall") return;
	const version = Math.max(said.version, (known?.version ?? 0) + (known && known.digest !== said.digest ? 1 : 0));
	const next: Said = { ...said, version };
	hub.kept.own.set(said.subject, placeState(known, stateOf(next)).state);
	append(own, frameOf(next));
	count(hub, peer, next);
};

export const backup = (hub: Hub): Kept => structuredClone(hub.kept);

/** A start: of the same database, or of a backup. */
export const start = (hub: Hub, random: Random, kept: Kept = hub.kept): void => {
	if (kept !== hub.kept) hub.restores++;
	hub.kept = structuredClone(kept);
	hub.instance = random.hex();
	hub.heard = new Map();
	hub.numbers = new Map();
	hub.remembered = new Map();
};
