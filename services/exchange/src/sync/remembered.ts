import type { Pool } from "@seamark/db";
import { batchBytes, commonPlace, type Lane, lanes, type Place, rememberFor } from "@seamark/link";
import { type Head, headAt, headsAfter } from "../store/heads.ts";
import { framesAfter, type LaneRow } from "../store/lanes.ts";
import { type Said, signedPlace } from "../wire/message.ts";
import { knownLanes } from "./known.ts";
import type { Session } from "./session.ts";

/** Frames of one piece. */
const most = 2_000;

/**
 * A hub that was put back from a backup asks for what it told this one. It gets it in pieces, each as long as one message is, and each with what
 * it signed itself when it said the last frame of the piece.
 */
export const rememberedFor = async (
	pool: Pool,
	hub: string,
	rows: Record<Lane, LaneRow>,
	said: Said,
	bytesPerSecond: number | undefined,
): Promise<Session["remembered"]> => {
	const remembered: Session["remembered"] = {};
	if (lanes.every((lane) => !said.lanes[lane].probes)) return remembered;
	const known = await knownLanes(pool, hub, rows, said.lanes);
	let room = batchBytes(bytesPerSecond);
	for (const lane of lanes) {
		const { probes } = said.lanes[lane];
		const { peer } = known[lane];
		const common = probes && commonPlace(peer, probes);
		if (!common) continue;
		const head =
			common.position === peer.end.position
				? await headAt(pool, hub, lane, peer.end.position)
				: await pieceEnd(pool, hub, lane, common.position, room);
		const at = head && signedPlace(head.heads, lane);
		if (!at) continue;
		const frames = await framesAfter(pool, "peer", hub, lane, common.position, at.position - common.position);
		const sent = frames.map(({ header }) => ({ header }));
		const found = rememberFor(
			peer,
			probes,
			() => sent,
			() => at as Place,
		);
		if (!found) continue;
		room = Math.max(0, room - sent.reduce((sum, { header }) => sum + header.length, 0));
		remembered[lane] = { ...found, heads: head.heads, signature: head.signature };
	}
	return remembered;
};

/** The furthest end that was signed and still fits; the next one, where none does. */
const pieceEnd = async (
	pool: Pool,
	hub: string,
	lane: Lane,
	after: number,
	room: number,
): Promise<Head | undefined> => {
	const heads = await headsAfter(pool, hub, lane, after, most);
	const frames = await framesAfter(pool, "peer", hub, lane, after, most);
	let left = room;
	let fits = after;
	for (const { position, header } of frames) {
		left -= header.length;
		if (left < 0) break;
		fits = position;
	}
	return heads.findLast(({ position }) => position <= fits) ?? heads[0];
};
