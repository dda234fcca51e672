import { expect, onTestFinished, test } from "vitest";
import type { filterQuery } from "../alert/filter.ts";
import type { AlertDraft } from "../alert/schema.ts";
import { draft, openStage, origin, reader } from "../deliver-webhooks/test-support.ts";
import { readAs } from "../store/alerts.ts";
import { rarestFirst } from "../store/search.ts";
import { criteria } from "./handle.ts";

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

test("words are found however they are typed, and never by what is taken out of them alone", async () => {
	const stage = await openStage();
	onTestFinished(() => stage.close());
	const titles = [
		"Night route Nouméa to Nadi",
		"Camp near Nukuʻalofa wharf",
		"Driver Nguyễn of Đà Nẵng",
		"Fiji's harbour",
	];
	for (const title of titles) await stage.raise(draft(title));
	const found = async (q: string) =>
		(await stage.call<Page>(stage.sessionOf(reader), "GET", `/alerts?q=${encodeURIComponent(q)}`)).items.map((one) =>
			titles.indexOf(one.title),
		);
	const asked = {
		noumea: [0],
		NOUMÉA: [0],
		"Noume\u0301a": [0],
		"nuku'alofa": [1],
		"nuku‘alofa": [1],
		Nukualofa: [1],
		nguyen: [2],
		"da nang": [2],
		'"đà nẵng"': [2],
		fiji: [3],
		"fiji's": [3],
		"noumea -nadi": [],
		route: [0],
		routes: [0],
		ro: [],
		fijis: [3],
		NIGHT: [0],
		"nadi route": [0],
		"nadi harbour": [],
		"noum*": [0],
		"NUKU*": [1],
		"har* fij*": [3],
		"night -nad*": [],
		"~mohamed": [4],
		"~Mohammed ~akbar": [4],
		"~muhamad -~akber": [],
		"muhammad wh*": undefined,
	};
	const suspect = { type: "person" as const, role: "suspect", name: "Muhammad Akbar (invented)" };
	titles.push("Sought");
	await stage.raise(draft("Sought", { subjects: [suspect] }));
	for (const [q, where] of Object.entries(asked))
		if (where) expect([q, await found(q)]).toEqual([q, where]);
		else
			expect(
				(await stage.inject(stage.sessionOf(reader), "GET", `/alerts?q=${encodeURIComponent(q)}`)).statusCode,
			).toBe(400);
	const { searched } = (await stage.inject(stage.sessionOf(reader), "GET", "/alerts?q=noum*%20-Nadi*")).json();
	expect([searched.words, searched.without]).toEqual([["noum*"], ["nadi*"]]);
});

test("a search finds what was raised just before it, page by page, under the other filters too, and says what it looked for", async () => {
	const stage = await openStage();
	onTestFinished(() => stage.close());
	type Found = Page & { searched: object };
	const ask = (query: string) => stage.call<Found>(stage.sessionOf(reader), "GET", `/alerts?${query}`);
	const named = Array.from({ length: 7 }, (_, n) => `boats ${n} of many`);
	for (const [n, title] of named.entries())
		await stage.raise(draft(title, n % 2 ? { kind: "document" } : { countries: ["WS", "TO"] }));
	const newest = [...named].reverse();
	const first = await ask("q=Boat&limit=4");
	expect(first.searched).toEqual({
		words: ["boat"],
		without: [],
		parts: ["title", "summary", "subjects", "modusOperandi"],
		behindSeconds: 0,
	});
	const second = await ask(`q=Boat&limit=4&after=${first.next}`);
	expect([...first.items, ...second.items].map(({ title }) => title)).toEqual(newest);
	expect(second.next).toBeUndefined();
	const documents = await ask("q=many%20boats&kinds=document&limit=2");
	expect(documents.items.map(({ title }) => title)).toEqual([newest[1], newest[3]]);
	const forward = await ask("q=boat&order=changes&limit=5");
	expect(forward.items.map(({ title }) => title)).toEqual(named.slice(0, 5));
	await stage.raise(draft("one more boat"));
	expect((await ask(`q=boat&order=changes&after=${forward.next}`)).items.map(({ title }) => title)).toEqual([
		...named.slice(5),
		"one more boat",
	]);
	const nothing = await stage.inject(stage.sessionOf(reader), "GET", "/alerts?q=--");
	expect([nothing.statusCode, nothing.json().faults]).toEqual([
		400,
		[{ at: "querystring /q", message: expect.stringContaining("no word") }],
	]);
	expect(await ask("")).not.toHaveProperty("searched");
});

test("a search begins with the word that comes least often, however many rows each is in", async () => {
	const stage = await openStage();
	onTestFinished(() => stage.close());
	// Before the others, so that it is in as many rows as the frequent word, and over more of the log.
	for (let n = 0; n < 100; n++) await stage.raise(draft(`boat ${n % 4 === 0 ? "noumea" : "lorry"}`));
	await stage.raise(draft("boat lighthouse"));
	await stage.call(stage.sessionOf(reader), "GET", "/alerts?q=boat");
	const order = (words: string[]) =>
		readAs(stage.context.pool, stage.sessionOf(reader).principal(), "read", stage.clock.now, (tx) =>
			rarestFirst(tx, words),
		);
	expect(await order(["boat", "lorry", "noumea", "lighthouse"])).toEqual(["lighthouse", "noumea", "lorry", "boat"]);
	expect(await order(["unheard", "boat"])).toEqual(["unheard", "boat"]);
});

test("words belong to the version and to its handling: an update replaces them, a recall leaves none, nobody else reads them", async () => {
	const stage = await openStage();
	onTestFinished(() => stage.close());
	const found = async (who: typeof origin, q: string) =>
		(await stage.call<Page>(stage.sessionOf(who), "GET", `/alerts?q=${q}`)).items.length;
	const seen = async (who: typeof origin) => {
		const principal = stage.sessionOf(who).principal();
		const { rows } = await readAs(stage.context.pool, principal, "read", stage.clock.now, (tx) =>
			tx.query<{ word: string }>("select distinct word from alert_word order by 1"),
		);
		return rows.map(({ word }) => word);
	};
	const { id } = await stage.raise(draft("lighthouse"));
	const update = (version: number, content: AlertDraft) =>
		stage.call(stage.sessionOf(origin), "PUT", `/alerts/${id}`, { expectedVersion: version, draft: content });
	expect([await found(origin, "lighthouse"), await found(reader, "lighthouse")]).toEqual([1, 1]);
	expect(await seen(reader)).toContain("lighthous");

	// The title is for others now, and the words of before are nobody's any more.
	await update(1, draft("harbour", { handling: { tlp: "green", audience: {} } }));
	expect([await found(origin, "harbour"), await found(reader, "harbour")]).toEqual([1, 0]);
	expect([await found(origin, "lighthouse"), await found(reader, "lighthouse")]).toEqual([0, 0]);
	expect(await seen(reader)).toEqual([]);
	expect(await seen(origin)).toContain("harbour");

	await stage.call(stage.sessionOf(origin), "POST", `/alerts/${id}/recall`, { expectedVersion: 2, reason: "wrong" });
	// In the same transaction, before anybody searches.
	expect(await seen(origin)).toEqual([]);
	expect(await found(origin, "harbour")).toBe(0);
	expect(await seen(origin)).toEqual([""]);
	// Without a reader nobody sees any.
	expect((await stage.context.pool.query("select from alert_word")).rowCount).toBe(0);
	expect((await stage.context.pool.query("select from handling_class")).rowCount).toBe(0);
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

test("no filter, word or order gives back what a tombstone hides: every one of them treats all recalled alerts alike", async () => {
	const stage = await openStage();
	onTestFinished(() => stage.close());
	const asked: Record<keyof typeof filterQuery | "q", [fits: string, other: string]> = {
		regions: ["pacific", "caribbean"],
		countries: ["WS", "TO"],
		kinds: ["route", "document"],
		topics: ["smuggling", "trafficking"],
		urgency: ["routine", "flash"],
		route: ["landing:WS", "origin:WS"],
		exploitation: ["forcedLabour", "servitude"],
		q: ["wharf", "airport"],
	};
	// A new criterion has to say here how it treats a tombstone.
	const notOfContent = ["code", "mine", "order", "status", "unacknowledged"];
	expect(Object.keys(criteria).sort()).toEqual([...Object.keys(asked), ...notOfContent].sort());
	const content: Partial<AlertDraft> = {
		route: [{ place: "the wharf", country: "WS", role: "landing" }],
		exploitation: ["forcedLabour"],
	};
	const recalled = await stage.raise(draft("Boats at the wharf", content));
	await stage.call(stage.sessionOf(origin), "POST", `/alerts/${recalled.id}/recall`, {
		expectedVersion: 1,
		reason: "wrong",
	});
	const live = await stage.raise(draft("Boats at the wharf again", content));
	const ask = async (who: typeof origin, query: string) => {
		const { items } = await stage.call<{ items: { id: string }[] }>(stage.sessionOf(who), "GET", `/alerts?${query}`);
		return items.map(({ id }) => id);
	};
	const ways = ["", "&status=recalled", "&status=live"].flatMap((status) => [
		{ who: origin, status, more: status },
		{ who: origin, status, more: `${status}&mine=true` },
		{ who: reader, status, more: status },
	]);
	for (const { who, status, more } of ways) {
		const found = status === "&status=recalled" ? [] : [live.id];
		// Who synchronises learns of every recall, for every filter.
		const tombstones = status === "&status=live" ? [] : [recalled.id];
		for (const [name, [fits, other]] of Object.entries(asked)) {
			expect(await ask(who, `${name}=${fits}${more}`), name).toEqual(found);
			expect(await ask(who, `${name}=${other}${more}`), name).toEqual([]);
			expect(await ask(who, `${name}=${fits}${more}&order=changes`), name).toEqual([...tombstones, ...found]);
			expect(await ask(who, `${name}=${other}${more}&order=changes`), name).toEqual(tombstones);
		}
	}
});

test("a life at risk is for everybody who is named and wants to save it, beyond purposes and agreements, on record (001:179)", async () => {
	const stage = await openStage();
	onTestFinished(() => stage.close());
	stage.directory.change((snapshot) => {
		snapshot.agreements.length = 0;
	});
	const atRisk = { kind: "life-at-risk", urgency: "flash" } as const;
	const named = { countries: ["WS"] };
	const handling: AlertDraft["handling"] = { tlp: "green", audience: named, use: { purposes: ["border-control"] } };
	const { id } = await stage.raise(draft("a boat takes in water", { ...atRisk, handling }));
	const others = [
		await stage.raise(draft("no life is at risk", { handling })),
		await stage.raise(
			draft("kept from them", {
				...atRisk,
				handling: { ...handling, audience: { ...named, excluded: [reader.agency] } },
			}),
		),
		await stage
			.raise(draft("above them", { ...atRisk, handling: { ...handling, tlp: "amber+strict" } }))
			.catch(() => null),
	];
	const saving = stage.sessionOf(reader, ["alerts:read"], "life-saving");
	const list = await stage.call<{ items: { id: string }[] }>(saving, "GET", "/alerts");
	expect(list.items.map((one) => one.id)).toEqual([id]);
	expect((await stage.inject(saving, "GET", `/alerts/${id}`)).statusCode).toBe(200);
	expect(
		(await stage.inject(saving, "POST", `/alerts/${id}/acknowledgements`, { version: 1 })).statusCode,
	).toBeLessThan(300);
	for (const other of others)
		if (other) expect((await stage.inject(saving, "GET", `/alerts/${other.id}`)).statusCode).toBe(404);
	expect((await stage.inject(stage.sessionOf(reader), "GET", `/alerts/${id}`)).statusCode).toBe(404);
	const shown = (await stage.events()).flatMap((event) =>
		event.name === "RecordsAccessed" && event.payload.found ? [event.payload.savingLife] : [],
	);
	expect(shown).toEqual([[id], [id]]);
});

test("an alert is found by its code as it was heard, by whoever may read it; a letter that was misheard is said", async () => {
	const stage = await openStage();
	onTestFinished(() => stage.close());
	const { id, code } = await stage.call<{ id: string; code: string }>(
		stage.sessionOf(origin),
		"POST",
		"/alerts",
		draft("one", { handling: { tlp: "green", audience: {} } }),
	);
	const find = (who: typeof origin, text: string) =>
		stage.inject(stage.sessionOf(who), "GET", `/alerts?code=${encodeURIComponent(text)}`);
	for (const text of [code, code.toLowerCase(), code.replaceAll("-", " "), code.slice(2)])
		expect((await find(origin, text)).json()).toMatchObject({ items: [{ id, code }] });
	expect((await find(reader, code)).json()).toEqual({ items: [] });
	const misheard = await find(origin, code.slice(0, -1) + (code.endsWith("7") ? "8" : "7"));
	expect([misheard.statusCode, misheard.json().faults]).toEqual([
		400,
		[{ at: "querystring /code", message: expect.stringContaining("misheard") }],
	]);
});
