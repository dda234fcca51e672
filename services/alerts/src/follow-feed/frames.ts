import type { CursorSeal } from "@seamark/http";
import type { Principal } from "@seamark/policy";
import type { AlertFilter } from "../alert/filter.ts";
import { deliveryOf, type FeedItem, knewBefore } from "./item.ts";

/** One thing to send. `cursor` is empty for what goes out ahead of its turn: it is covered by the cursors after it. */
export type Frame = {
	change: "raised" | "updated" | "recalled" | "withdrawn" | "reminder" | "related" | "cursor";
	json: string;
	cursor: string;
};

/** What one audience gets of an item, before its place in the stream is decided. */
const frameOf = (item: FeedItem, who: Principal, filter: AlertFilter, now: number): Frame | undefined => {
	const knew = knewBefore(item, who, now);
	const delivery = deliveryOf(item, who, filter, now, knew);
	if (delivery === "nothing") return undefined;
	if (delivery === "full") {
		const own = item.governed.originator.agency === who.agency;
		return { change: item.change, json: item.json(own, knew), cursor: "" };
	}
	const json = JSON.stringify({ id: item.alertId, version: item.version, status: "withdrawn" });
	return { change: "withdrawn", json, cursor: "" };
};

/**
 * What one audience gets of a live page. Made once and shared by all its readers. Flash alerts go first, without a
 * cursor, so that a reader who drops in between comes back for what they overtook. A withdrawal waits its turn: its
 * reader may not learn how urgent the alert is by now.
 */
export const framesFor = (
	items: readonly FeedItem[],
	who: Principal,
	filter: AlertFilter,
	now: number,
	seal: (position: number) => string,
): Frame[] => {
	const ahead: Frame[] = [];
	const inTurn: Frame[] = [];
	for (const item of items) {
		const frame = frameOf(item, who, filter, now);
		if (!frame) continue;
		if (item.flash && frame.change !== "withdrawn") ahead.push(frame);
		else inTurn.push({ ...frame, cursor: seal(item.position) });
	}
	if (ahead.length === 0) return inTurn;
	const end = items.at(-1)?.position ?? 0;
	return [...ahead, ...inTurn, { change: "cursor", json: "", cursor: seal(end) }];
};

/** What one reader gets of a backlog, in its order: where its pages end depends on what the reader does not see. */
export const framesInTurn = (
	items: readonly FeedItem[],
	who: Principal,
	filter: AlertFilter,
	now: number,
	seal: (position: number) => string,
): Frame[] =>
	items.flatMap((item) => {
		const frame = frameOf(item, who, filter, now);
		return frame ? [{ ...frame, cursor: seal(item.position) }] : [];
	});

/** What one reader gets ahead of a backlog, without cursors: a reader who drops in between comes back for all of it. */
export const framesAhead = (items: readonly FeedItem[], who: Principal, filter: AlertFilter, now: number): Frame[] =>
	items.flatMap((item) => frameOf(item, who, filter, now) ?? []);

/** Seals a position once, for any number of audiences and of readers who come back; the latest are remembered. */
export const sealOnce = (cursors: CursorSeal, most = 4_096): ((position: number) => string) => {
	const sealed = new Map<number, string>();
	return (position) => {
		let cursor = sealed.get(position);
		if (cursor === undefined) {
			cursor = cursors.seal(position);
			sealed.set(position, cursor);
			if (sealed.size > most) sealed.delete(sealed.keys().next().value as number);
		}
		return cursor;
	};
};

/** Characters of a backlog that are sent before the reader has to have taken them. */
const mostAtOnce = 256 * 1024;

/** A list in parts of about so many characters of JSON: a page of long alerts is more than is sent at once. */
export const inParts = <T>(list: readonly T[], sizeOf: (one: T) => number, most = mostAtOnce): T[][] => {
	const parts: T[][] = [];
	let size = Number.POSITIVE_INFINITY;
	for (const one of list) {
		if (size >= most) {
			parts.push([]);
			size = 0;
		}
		parts.at(-1)?.push(one);
		size += sizeOf(one);
	}
	return parts;
};

/** Frames as server-sent events. */
export const toSse = (frames: readonly Frame[]): string =>
	frames
		.map(({ change, json, cursor }) =>
			change === "cursor"
				? `id: ${cursor}\n\n`
				: `event: ${change}\n${cursor === "" ? "" : `id: ${cursor}\n`}data: ${json}\n\n`,
		)
		.join("");
