import { transact } from "@seamark/db";
import { principalSettings } from "@seamark/policy";
import { expect, onTestFinished, test } from "vitest";
import { draft, openStage, origin, reader } from "../deliver-webhooks/test-support.ts";
import { findPlace, walkOf } from "../store/feed-places.ts";

test("a place belongs to the post and the filter, moves forward only, and is nobody else's", async () => {
	const stage = await openStage();
	onTestFinished(() => stage.close());
	const { pool } = stage.context;
	const filter = { kinds: ["route" as const], countries: ["WS", "FJ"] };
	const keep = (who: typeof reader, position: number, walk: object = { filter }) =>
		stage.call(stage.sessionOf(who), "PUT", "/alerts/feed/place", {
			cursor: stage.deps.feedCursors.seal(position),
			...walk,
		});
	const placeOf = (who: typeof reader, walk: Parameters<typeof walkOf>[0] = { filter }, as = who) =>
		transact(
			pool,
			(tx) => findPlace(tx, who.post, walkOf(walk)),
			principalSettings(stage.sessionOf(as).principal(), "read", stage.clock.now),
		);
	expect(await placeOf(reader)).toBeUndefined();
	await keep(reader, 7);
	await keep(reader, 5);
	expect(await placeOf(reader)).toBe(7);
	// The same filter, written another way.
	expect(await placeOf(reader, { filter: { countries: ["FJ", "WS"], kinds: ["route"] } })).toBe(7);
	expect(await placeOf(reader, { filter: {} })).toBeUndefined();
	expect(await placeOf(origin)).toBeUndefined();
	expect(await placeOf(reader, { filter }, origin)).toBeUndefined();
	await Promise.all([keep(reader, 9), keep(reader, 8), keep(reader, 11, {})]);
	expect([await placeOf(reader), await placeOf(reader, { filter: {} })]).toEqual([9, 11]);
	const foreign = await stage.inject(stage.sessionOf(reader), "PUT", "/alerts/feed/place", { cursor: "made-up" });
	expect(foreign.json().code).toBe("CURSOR_INVALID");
});

test("what a post has not acknowledged as it is now: alerts, new versions and recalls of others, for whoever sits there next", async () => {
	const stage = await openStage();
	onTestFinished(() => stage.close());
	const [from, to] = [stage.sessionOf(origin), stage.sessionOf(reader)];
	const unread = async (session = to) =>
		(
			await stage.call<{ items: { id: string; version: number }[] }>(session, "GET", "/alerts?unacknowledged=true")
		).items.map(({ id, version }) => [id, version]);
	const acknowledge = (id: string, version: number) =>
		stage.call(to, "POST", `/alerts/${id}/acknowledgements`, { version });
	const { id } = await stage.raise(draft("one"));
	const other = await stage.raise(draft("two"));
	expect(await unread()).toEqual([
		[other.id, 1],
		[id, 1],
	]);
	await acknowledge(id, 1);
	await acknowledge(other.id, 1);
	expect(await unread()).toEqual([]);
	await stage.call(from, "PUT", `/alerts/${id}`, { expectedVersion: 1, draft: draft("one again") });
	await stage.call(from, "POST", `/alerts/${other.id}/recall`, { expectedVersion: 1, reason: "mistaken" });
	expect(await unread()).toEqual([
		[other.id, 2],
		[id, 2],
	]);
	expect(await unread(from)).toEqual([]);
});
