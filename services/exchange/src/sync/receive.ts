import { type Pool, type Tx, transact } from "@seamark/db";
import { openValidator } from "@seamark/http";
import { heardOf, judgeInstance, type Lane, type LaneReceived, lanes, receiveLane, type Taken } from "@seamark/link";
import { Terms, termsText } from "../agreement/terms.ts";
import type { Deps } from "../deps.ts";
import { type Applied, applyFrames, forgetUnknown, nothingApplied } from "../incoming/apply.ts";
import { signedBy } from "../keys/hub-key.ts";
import { dropHeadsAfter, saveHead } from "../store/heads.ts";
import { append, cutAfter, type LaneRow, readLanes, rejected, saveOwn, savePeer } from "../store/lanes.ts";
import { findLink, heardFrom, type LinkRow, nextCount, takePeerTerms, termsOf, withPeerTerms } from "../store/links.ts";
import { findHeld, saveAnswer, saveHeld } from "../store/subjects.ts";
import { headerOf } from "../wire/frame.ts";
import { headsText, type Said, type SignedHeads } from "../wire/message.ts";
import { cursorOf, knownLanes, peerOf } from "./known.ts";
import { withProvenBack } from "./proven-back.ts";
import { rememberedFor } from "./remembered.ts";
import { adoptBack, takeBackLane } from "./restored.ts";
import type { Session } from "./session.ts";

export type Outcome = {
	/** Whether the message counted. Where it did not, nothing is carried in the answer. */
	counted: boolean;
	/** Frames that were new. */
	taken: number;
	/** What the other hub may see has to be looked at again: its agencies or its terms have changed. */
	offerAll: boolean;
};

const isTerms = openValidator().compile(Terms);
const nothing: Outcome = { counted: false, taken: 0, offerAll: false };

/** Takes a message of a hub whose key is proven: all of it is stored in one commit, or nothing. Throws where another store cannot say now. */
export const receive = async (deps: Deps, session: Session, hub: string, heard: Said): Promise<Outcome> => {
	const { pool, now } = deps.context;
	const link = await findLink(pool, hub);
	const signed = link && headsSigned(deps, link, heard);
	if (!link || heard.hub !== hub || !signed) return nothing;
	const said = withProvenBack(heard, { key: deps.key.publicKey, from: deps.directory.current().hub, to: hub });
	const own = await nextCount(pool);
	const judged = judgeInstance(link.instance ?? undefined, said, { now: now(), self: deps.instance });
	if (judged !== "stale" && judged !== "retired") session.last = { instance: said.instance, count: said.count };
	if (judged !== "next" && judged !== "putBack") {
		if (judged === "retired")
			deps.context.log.warn({ hub }, "the other hub runs twice: its operators have to end one of them");
		return nothing;
	}
	session.failures = 0;
	session.heardUpTo = said.heard?.count ?? 0;
	const terms = await signedTerms(deps, link, said);
	const before = await readLanes(pool, hub);
	const epochs = { urgent: deps.newEpoch(), normal: deps.newEpoch() };
	const received = await judge(pool, hub, before, said, epochs);
	const applied = await apply(deps, session, terms ? withPeerTerms(link, terms.terms) : link, before, said, received);
	await adoptBack(deps, received);
	session.remembered = await rememberedFor(pool, hub, before, said, session.bytesPerSecond);
	const { cursors } = await transact(pool, async (tx) => {
		const rows = await readLanes(tx, hub, true);
		// This hub may have written more meanwhile; of the other side's log nobody else writes.
		const again = await judge(tx, hub, rows, said, epochs);
		const instance = heardOf(link.instance ?? undefined, said, { now: now(), own });
		await heardFrom(tx, hub, instance, new Date(now()).toISOString());
		if (terms) await takePeerTerms(tx, hub, terms.terms, terms.signature);
		const cursors = {} as Record<Lane, LaneReceived["cursor"]>;
		for (const lane of lanes) {
			if (!("not" in again[lane].taken)) await storeTaken(tx, hub, lane, rows[lane], said, again[lane].taken, signed);
			cursors[lane] = await storeLane(tx, deps, link, lane, rows[lane], again[lane]);
		}
		await storeApplied(tx, hub, applied);
		return { cursors };
	});
	session.heard = cursors;
	forgetUnknown(session.troubles);
	if (applied.directory || session.agenciesAt === undefined) session.agenciesAt = now();
	if (applied.replies.length > 0) deps.news.tell(hub);
	const taken = lanes.reduce(
		(sum, lane) => sum + ("not" in received[lane].taken ? 0 : received[lane].taken.take.length),
		0,
	);
	return {
		counted: true,
		taken,
		offerAll: applied.directory || (terms !== undefined && terms.terms !== link.peerTerms),
	};
};

/** What the other side has signed of the ends of its log; undefined where it has not. */
const headsSigned = (deps: Deps, link: LinkRow, said: Said): SignedHeads | undefined => {
	const at = { urgent: said.lanes.urgent.at, normal: said.lanes.normal.at };
	const heads = headsText({ from: link.hub, to: deps.directory.current().hub, at });
	return signedBy(link.key, "heads", Buffer.from(heads), said.signature)
		? { heads, signature: said.signature.toString("hex") }
		: undefined;
};

/** What the other side has signed; nothing where that is about other hubs, or not signed by it. */
const signedTerms = async (deps: Deps, link: LinkRow, { agreement }: Said) => {
	if (!agreement || !signedBy(link.key, "terms", Buffer.from(agreement.terms), agreement.signature)) return undefined;
	try {
		const terms: unknown = JSON.parse(agreement.terms);
		if (!isTerms(terms) || termsText(terms as Terms) !== agreement.terms) return undefined;
		const hubs = [deps.directory.current().hub, link.hub].sort();
		return JSON.stringify((terms as Terms).hubs) === JSON.stringify(hubs) ? agreement : undefined;
	} catch {
		return undefined;
	}
};

const judge = async (
	db: Pool | Tx,
	hub: string,
	rows: Record<Lane, LaneRow>,
	said: Said,
	epochs: Record<Lane, string>,
): Promise<Record<Lane, LaneReceived>> => {
	const known = await knownLanes(db, hub, rows, said.lanes);
	return Object.fromEntries(
		lanes.map((lane) => {
			const part = said.lanes[lane];
			return [lane, receiveLane(known[lane], { ...part, cursor: cursorOf(rows[lane], part) }, epochs[lane])];
		}),
	) as Record<Lane, LaneReceived>;
};

const apply = async (
	deps: Deps,
	{ troubles, agenciesAt }: Session,
	link: LinkRow,
	rows: Record<Lane, LaneRow>,
	said: Said,
	received: Record<Lane, LaneReceived>,
): Promise<Applied> => {
	const applied = nothingApplied();
	const terms = termsOf(link, deps.context.now());
	for (const lane of lanes) {
		const { taken } = received[lane];
		if ("not" in taken) {
			if (taken.not !== "gap")
				deps.context.log.warn(
					{ hub: link.hub, lane, why: taken.not },
					"what the other hub sent does not follow on what it sent before",
				);
			continue;
		}
		const subjects = taken.take.flatMap((frame) => headerOf(frame)?.subject || []);
		const held = await findHeld(deps.context.pool, link.hub, subjects);
		const from = (peerOf(rows[lane], said.lanes[lane])?.end.position ?? 0) + 1;
		await applyFrames(deps, link, { lane, from, frames: taken.take, held, terms, troubles, agenciesAt }, applied);
	}
	return applied;
};

const storeTaken = async (
	tx: Tx,
	hub: string,
	lane: Lane,
	row: LaneRow,
	said: Said,
	taken: Taken,
	signed: SignedHeads,
): Promise<void> => {
	const peer = peerOf(row, said.lanes[lane]);
	if (peer && taken.keep < peer.end.position) {
		await cutAfter(tx, "peer", hub, lane, taken.keep);
		await dropHeadsAfter(tx, hub, lane, taken.keep);
	}
	await append(tx, "peer", hub, lane, peer?.end ?? taken.end, taken.take);
	await savePeer(tx, hub, lane, { epochs: [...taken.epochs], end: taken.end });
	await saveHead(tx, hub, lane, { position: taken.end.position, ...signed });
};

const storeLane = async (
	tx: Tx,
	deps: Deps,
	link: LinkRow,
	lane: Lane,
	row: LaneRow,
	received: LaneReceived,
): Promise<LaneReceived["cursor"]> => {
	const { hub } = link;
	if (received.back && !("not" in received.back)) return takeBackLane(tx, deps, link, lane, row.own, received.back);
	const { cursor } = received;
	if (cursor.is === "held") {
		const covered = Math.max(row.own.covered, Math.min(cursor.from, row.own.end.position));
		if (covered !== row.own.covered) await saveOwn(tx, hub, lane, { ...row.own, covered });
	}
	return cursor;
};

const storeApplied = async (
	tx: Tx,
	hub: string,
	{ held, replies, answers, rejected: codes }: Applied,
): Promise<void> => {
	await saveHeld(tx, hub, held);
	for (const { subject, answer } of answers) await saveAnswer(tx, hub, subject, answer);
	for (const { lane, position, code } of codes) await rejected(tx, hub, lane, position, code);
	if (replies.length === 0) return;
	const { urgent } = await readLanes(tx, hub, true);
	const end = await append(tx, "own", hub, "urgent", urgent.own.end, replies);
	await saveOwn(tx, hub, "urgent", { ...urgent.own, end });
};
