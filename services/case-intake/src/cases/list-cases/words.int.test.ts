import { foldWords, samples } from "@seamark/values";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openStage, type Stage, type UnitName } from "../../testing.ts";
import { readQuestion, split } from "./words.ts";

let stage: Stage;
beforeAll(async () => {
	stage = await openStage();
});
afterAll(() => stage.close());

const open = async (title: string, summary = "", who: UnitName = "fiji") =>
	String((await stage.ask(who, "POST", "/cases", { title, ...(summary === "" ? {} : { summary }) })).body.id);
const found = async (query: string, who: UnitName = "fiji") => {
	const answer = await stage.ask(who, "GET", `/cases?${query}`);
	expect(answer.status, answer.text).toBe(200);
	return (answer.body.items as { id: string }[]).map(({ id }) => id);
};

test("the database takes texts apart as a question is taken apart", async () => {
	const texts = [
		...samples,
		"boat-landing at 12:30, 3 (three) men; « Nouméa »",
		"हिन्दी शब्द 第二 船",
		`${"a".repeat(80)}`,
	];
	const { rows } = await stage.raw.query<{ words: string[] }>(
		"select array(select seamark.split(seamark.folded(t))) as words from unnest($1::text[]) with ordinality as u(t, n) order by n",
		[texts],
	);
	expect(rows.map(({ words }) => words)).toEqual(texts.map(split));
	expect(texts.map(foldWords).flatMap(split)).toEqual(texts.flatMap(split));
});

test("a question asks for words, beginnings and what is not there", () => {
	expect(readQuestion("Fiji's boats noum* -drill")).toEqual({ words: ["fijis", "boats", "^noum"], without: ["drill"] });
	expect(readQuestion("2026-000123")).toEqual({ words: ["2026", "000123"], without: [] });
	for (const text of ["-drill", "a*", "two-words*", "..."]) expect(readQuestion(text)).toHaveProperty("faults");
});

test("a case is found by its reference, by words in other forms, by beginnings, and not by what it said before", async () => {
	const id = await open("Lorries at Nouméa", "Fiji's boats were seen");
	const { body } = await stage.ask("fiji", "GET", `/cases/${id}`);
	for (const q of [String(body.reference), "lorry", "noumea", "noum*", "Fiji", "fiji's", "boat lorry", "boat -drill"])
		expect([q, await found(`q=${encodeURIComponent(q)}`)]).toEqual([q, [id]]);
	for (const q of ["boat -lorry", "lorry unheard", "oum*", "bo*"])
		expect([q, (await stage.ask("fiji", "GET", `/cases?q=${encodeURIComponent(q)}`)).body.items ?? []]).toEqual([
			q,
			[],
		]);
	expect(await found("q=lorry", "samoa")).toEqual([]);
	await stage.ask("fiji", "PATCH", `/cases/${id}`, { expectedVersion: 1, title: "Vans at Suva" });
	expect(await found("q=lorry")).toEqual([]);
	expect(await found("q=noum*")).toEqual([]);
	expect(await found("q=van")).toEqual([id]);
	expect((await stage.ask("fiji", "GET", "/cases?q=-drill")).status).toBe(400);
});

test("what many cases have is walked through, and what few have is where a search begins: both find the same, page by page", async () => {
	const rare = await open("Landing of tortoises");
	const { rows } = await stage.raw.query<{ id: string }>(
		`insert into intake_case (id, agency, reference, title, summary, status, jurisdiction, opened_at, opened_by_post, changed_at, version)
		select gen_random_uuid(), c.agency, 'B-' || n, 'Landing ' || n || case when n % 2 = 0 then ' even' else ' odd' end, '', 'open', c.jurisdiction,
			c.opened_at - n * interval '1 minute', c.opened_by_post, c.changed_at, 1
		from intake_case c, generate_series(1, 6200) n where c.id = $1 returning id`,
		[rare],
	);
	await stage.raw.query("analyze intake_case, case_word");
	const [first = "", second = ""] = rows.map(({ id }) => id);
	await stage.ask("fiji", "POST", `/cases/${second}/incidents`, { kind: "raid", country: "KI" });
	const walk = async (query: string) => {
		const all: string[] = [];
		for (let after = ""; ; ) {
			const page = await stage.ask("fiji", "GET", `/cases?limit=200&${query}${after}`);
			all.push(...(page.body.items as { id: string }[]).map(({ id }) => id));
			if (page.body.next === undefined) return all;
			after = `&after=${page.body.next}`;
		}
	};
	const ids = rows.map(({ id }) => id);
	const evenOnes = ids.filter((_, n) => n % 2 === 1);
	expect(await walk("q=landings")).toEqual([rare, ...ids]);
	expect(await walk("q=even+landing")).toEqual(evenOnes);
	expect(await walk("q=landing+-even")).toEqual([rare, ...ids.filter((_, n) => n % 2 === 0)]);
	expect(await found("q=land*+tortoise")).toEqual([rare]);
	expect(await found("q=landing+1")).toEqual([first]);
	expect(await found("q=landing+even&country=KI")).toEqual([second]);
	expect(await found("q=landing+odd&country=KI")).toEqual([]);
	expect(await found("country=KI&status=open")).toEqual([second]);
	expect(await found("q=landing", "samoa")).toEqual([]);
});
