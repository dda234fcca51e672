import type { CursorSeal } from "@seamark/http";
import type { Principal } from "@seamark/policy";
import type { AlertFilter } from "../alert/filter.ts";
import { deliveryOf, type FeedItem } from "./item.ts";

/** One thing to send. `cursor` is empty for what goes out ahead of its turn: it is covered by the cursors after it. */
export type Frame = {
	change: "raised" | "updated" | "recalled" | "withdrawn" | "cursor";
	json: string;
	cursor: string;
};

/**
 * What one audience gets of a page. Made once and shared by all its readers. Flash alerts go first, without a cursor, so
 * that a reader who drops in between comes back for what they overtook.
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
		const delivery = deliveryOf(item, who, filter, now);
		if (delivery === "nothing") continue;
		const change = delivery === "withdrawn" ? "withdrawn" : item.change;
		const json =
			delivery === "withdrawn"
				? JSON.stringify({ id: item.alertId, version: item.version, status: "withdrawn" })
				: item.json(item.governed.originator.agency === who.agency);
		if (item.flash) ahead.push({ change, json, cursor: "" });
		else inTurn.push({ change, json, cursor: seal(item.position) });
	}
	if (ahead.length === 0) return inTurn;
	const end = items.at(-1)?.position ?? 0;
	return [...ahead, ...inTurn, { change: "cursor", json: "", cursor: seal(end) }];
};

/** Seals each position of a page once, whatever the number of audiences. */
export const sealOnce = (cursors: CursorSeal): ((position: number) => string) => {
	const sealed = new Map<number, string>();
	return (position) => {
		let cursor = sealed.get(position);
		if (cursor === undefined) {
			cursor = cursors.seal(position);
			sealed.set(position, cursor);
		}
		return cursor;
	};
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
