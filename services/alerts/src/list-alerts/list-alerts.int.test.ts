import { expect, onTestFinished, test } from "vitest";
import { draft, openStage, origin, reader } from "../deliver-webhooks/test-support.ts";

type Page = { items: { title: string }[]; next?: string };

test("changes always answer where to ask again; asking when nothing is new is short, and leaves no entry", async () => {
	const stage = await openStage();
	onTestFinished(() => stage.close());
	const ask = (query: string) => stage.call<Page>(stage.sessionOf(reader), "GET", `/alerts?${query}`);
	const changes = (after?: string) => ask(`order=changes&limit=2${after === undefined ? "" : `&after=${after}`}`);
	const reads = async () => (await stage.events()).filter((event) => event.name === "RecordsAccessed").length;
	for (const title of ["one", "two", "three"]) await stage.raise(draft(title));

	const pages = [await changes()];
	pages.push(await changes(pages[0]?.next));
	expect(pages.map(({ items }) => items.map(({ title }) => title))).toEqual([["one", "two"], ["three"]]);
	const before = await reads();
	expect(before).toBe(2);
	const quiet = await changes(pages[1]?.next);
	expect(quiet).toEqual({ items: [], next: expect.stringMatching(/^[\w-]{20,}$/) });
	expect(await reads()).toBe(before);
	await stage.raise(draft("four"));
	expect((await changes(quiet.next)).items.map(({ title }) => title)).toEqual(["four"]);

	// A log that was put back unnoticed has not got there again: silence would pass for "nothing new".
	const { next } = await changes(quiet.next);
	await stage.context.pool.query("update seamark.log_head set position = position - 5");
	const future = await stage.inject(stage.sessionOf(reader), "GET", `/alerts?order=changes&after=${next}`);
	expect([future.statusCode, future.json().code]).toEqual([400, "CURSOR_IN_FUTURE"]);
	await stage.context.pool.query("update seamark.log_head set position = position + 5");

	// Back in time there is an end.
	const newest = await ask("limit=3");
	expect(newest.items.map(({ title }) => title)).toEqual(["four", "three", "two"]);
	expect(await ask(`limit=3&after=${newest.next}`)).toEqual({ items: [expect.objectContaining({ title: "one" })] });
});

test("nobody having answered yet is an answer to the originator, and no attempt", async () => {
	const stage = await openStage();
	onTestFinished(() => stage.close());
	const { id } = await stage.raise(draft("one"));
	for (const list of ["acknowledgements", "feedback"])
		expect(await stage.call(stage.sessionOf(origin), "GET", `/alerts/${id}/${list}`)).toEqual({ items: [] });
	const hidden = await stage.inject(stage.sessionOf(reader), "GET", `/alerts/${id}/feedback`);
	expect([hidden.statusCode, hidden.json().code]).toEqual([404, "ALERT_NOT_FOUND"]);
	const accesses = (await stage.events()).flatMap((event) =>
		event.name === "RecordsAccessed" ? [[event.payload.query, event.payload.found]] : [],
	);
	expect(accesses).toEqual([
		[expect.stringContaining("read-acknowledgements"), true],
		[expect.stringContaining("read-feedback"), true],
		[expect.stringContaining("read-feedback"), false],
	]);
});
