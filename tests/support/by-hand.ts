import { randomBytes } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { HubError } from "@seamark/errors";
import { make, type Sync, take } from "../../services/exchange/src/sync/exchange-once.ts";
import { dictionaryName, packMessage, unpackMessage } from "../../services/exchange/src/sync/pack-message.ts";
import { openSessions } from "../../services/exchange/src/sync/session.ts";
import { type OwnedHub, ownedHub, pair } from "./two-hubs.ts";

/** A hub whose messages to others a test carries itself: it loses them, repeats them, and ends processes between any two steps. */
export type Side = { hub: OwnedHub; sync: Sync };

export const sideOf = (hub: OwnedHub): Side => ({ hub, sync: (hub.hub().own("exchange") as { sync: Sync }).sync });

/** The same hub after its process has ended: what it did not store is gone. */
export const afterKill = ({ hub, sync }: Side, change: Partial<Sync> = {}): Side => ({
	hub,
	sync: { ...sync, ...change, instance: randomBytes(16).toString("hex"), sessions: openSessions() },
});

/** A message as it goes over the wire. */
export const say = async (from: Side, to: Side, counted = true): Promise<{ bytes: Buffer; frames: number }> => {
	const made = await make(from.sync, to.hub.id, { counted, waitMs: 0 });
	if (!made) throw new Error("there is no link");
	return { bytes: packMessage(made.said, true), frames: made.frames };
};
export const hear = async (at: Side, from: Side, bytes: Buffer) => {
	const said = unpackMessage(bytes, dictionaryName);
	if (!said) throw new Error("it is no message");
	return take(at.sync, from.hub.id, said);
};

/** One call: a message and its answer. How many frames were new at either side. */
export const call = async (from: Side, to: Side): Promise<number> => {
	const { bytes } = await say(from, to);
	const there = await hear(to, from, bytes);
	const back = await hear(from, to, (await say(to, from, there.counted)).bytes);
	return there.taken + back.taken;
};

/** As a hub calls: what the other one cannot take now is said again later. */
const callAgain = async (from: Side, to: Side): Promise<number> => {
	for (const end = performance.now() + 60_000; ; await pause(200))
		try {
			return await call(from, to);
		} catch (error) {
			const later = error instanceof HubError && error.code === "UNAVAILABLE";
			if (!later || performance.now() > end) throw error;
		}
};

/** Two paired hubs, each with the agencies of the other, as `known` finds. */
export const openSides = async (
	known: (north: Side, south: Side) => Promise<boolean>,
): Promise<{ hubs: [OwnedHub, OwnedHub]; north: Side; south: Side }> => {
	const byHand = { exchange: { port: 0, url: undefined } };
	const all = ["FJ", "TO", "VU"];
	const hubs = await Promise.all([
		ownedHub("north", ["FJ"], all, byHand),
		ownedHub("south", ["TO", "VU"], all, byHand),
	]);
	await Promise.all(hubs.map((hub) => hub.start()));
	await pair(...hubs);
	const [north, south] = [sideOf(hubs[0]), sideOf(hubs[1])];
	await until("the units of the other hub", async () => {
		await talk(north, south);
		return known(north, south);
	});
	await talk(north, south);
	return { hubs, north, south };
};

/** Until neither has anything more to say. */
export const talk = async (one: Side, other: Side): Promise<void> => {
	for (let still = 0, calls = 0; still < 4; calls++) {
		if (calls > 2_000) throw new Error("they do not come to an end");
		still = (await callAgain(one, other)) === 0 ? still + 1 : 0;
	}
};

/** Until what has happened at a hub is written into its log for the other one. */
export const until = async (what: string, holds: () => Promise<boolean>): Promise<void> => {
	for (const end = performance.now() + 60_000; !(await holds()); await pause(20))
		if (performance.now() > end) throw new Error(`it does not come: ${what}`);
};

type Row = { subject: string; version: number; state: string; digest: string };
const rowsOf = async (side: Side, table: "sent" | "held", other: Side): Promise<Row[]> => {
	const { rows } = await side.sync.context.pool.query<Row>(
		`select subject, version, state, digest from ${table} where hub = $1 order by subject`,
		[other.hub.id],
	);
	// Of what was recalled the last version says nothing more.
	return rows.map((row) => (row.state === "recalled" ? { ...row, version: 0, digest: "" } : row));
};
/** What one hub has told another, and what that one holds of it: the same after each conversation. */
export const toldAndHeld = async (from: Side, to: Side): Promise<{ told: Row[]; held: Row[] }> => ({
	told: await rowsOf(from, "sent", to),
	held: await rowsOf(to, "held", from),
});
