import { randomUUID } from "node:crypto";
import type { Directory } from "@seamark/auth";
import { foldingVersion, foldWords, samples } from "@seamark/values";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openStage, type Stage, units } from "../../testing.ts";
import { foldAnew } from "./fold-anew.ts";

let stage: Stage;
beforeAll(async () => {
	stage = await openStage({
		agreements: [{ parties: ["FJ", "WS"], topics: ["trafficking-and-smuggling"], purposes: ["investigation"] }],
	});
});
afterAll(() => stage.close());

const agencies = () => {
	const all = [units.fiji, units.samoa].map(({ agency }, n) => ({ id: agency, country: n === 0 ? "FJ" : "WS" }));
	return { snapshot: { agencies: all }, agency: (id: string) => all.find((one) => one.id === id) } as unknown as Pick<
		Directory,
		"snapshot" | "agency"
	>;
};
const newCase = async () =>
	String((await stage.ask("samoa", "POST", "/cases", { title: "Old keys (invented)" })).body.id);

/** As an older version of the folding stored it. */
const storedBefore = async (caseId: string, o: { kind: string; value: string; key: string; role: string }) => {
	const id = randomUUID();
	await stage.raw.query(
		`insert into entity (id, agency, kind, value, key, qualifier, created_at, created_by_post) values ($1, $2, $3, $4, $5, '', now(), $6)`,
		[id, units.samoa.agency, o.kind, o.value, o.key, units.samoa.post],
	);
	await stage.raw.query(
		`insert into case_entity (case_id, entity_id, agency, role, linked_at, by_post, value, excluded) values ($1, $2, $3, $4, now(), $5, $6, '{}')`,
		[caseId, id, units.samoa.agency, o.role, units.samoa.post, o.value],
	);
	return id;
};
const linksOf = async (caseId: string) => {
	const { body } = await stage.ask("samoa", "GET", `/cases/${caseId}/links`);
	return (body.items as { kind: string; key: string; value: string; role: string }[]).map(
		({ kind, key, value, role }) => `${kind} ${key} (${value}) ${role}`,
	);
};
const lookUp = async (kind: string, value: string) =>
	(await stage.ask("fiji", "POST", "/links/look-up", { kind, value })).body.hit;

test("things that an older version stored are found by the folding of this one, and it goes on where it was killed", async () => {
	const [caseId, other] = [await newCase(), await newCase()];
	const two = "+685 700 4321 / +685 700 4322";
	await storedBefore(caseId, { kind: "phone", value: two, key: "68570043216857004322", role: "instrument" });
	await storedBefore(caseId, { kind: "place", value: "Nukuʻalofa", key: "NUKUʻALOFA", role: "scene" });
	await storedBefore(caseId, { kind: "vessel", value: "IMO No. 9074729", key: "IMONO9074729", role: "carrier" });
	await storedBefore(other, { kind: "vessel", value: "9074729", key: "IMO9074729", role: "carrier" });
	const theirs = { kind: "document", value: "Passport No. L7788990", role: "ofProtectedPerson" };
	await storedBefore(other, { ...theirs, key: "PASSPORTNOL7788990" });
	await storedBefore(caseId, { kind: "document", value: "L7788990", key: "L7788990", role: "ofSuspect" });
	expect(await lookUp("phone", "+685 700 4321")).toBe(false);
	// Under its old key, what is a victim's is found.
	const hub = { context: stage.context, agencies: agencies() };
	const version = foldingVersion + 1;

	let left = 4;
	const killed = new Proxy(stage.context.pool, {
		get: (pool, name) => {
			if (name === "connect" && left-- === 0)
				return () => {
					throw new Error("killed");
				};
			const value: unknown = Reflect.get(pool, name);
			return typeof value === "function" ? value.bind(pool) : value;
		},
	});
	const stopped = { ...hub, context: { ...stage.context, pool: killed } };
	await expect(foldAnew(stopped, { version, limit: 2 })).rejects.toThrow("killed");
	const { rows } = await stage.raw.query("select done from folded where version = $1", [version]);
	expect(rows.some(({ done }) => !done)).toBe(true);
	expect(await foldAnew(hub, { version, limit: 2 })).toBeGreaterThan(0);

	expect(await linksOf(caseId)).toEqual([
		"document 17788990 (L7788990) ofSuspect",
		`phone 6857004321 (${two}) instrument`,
		`phone 6857004322 (${two}) instrument`,
		"place NUKUALOFA (Nukuʻalofa) scene",
		"vessel IMO9074729 (IMO No. 9074729) carrier",
	]);
	expect(await lookUp("phone", "+685 700 4322")).toBe(true);
	expect(await lookUp("place", "nuku'alofa")).toBe(true);
	expect(await lookUp("vessel", "IMO 9074729")).toBe(true);
	expect(await lookUp("document", "L 778 8990")).toBe(false);
	const shared = await stage.ask("samoa", "GET", `/cases/${caseId}/linked-cases`);
	expect(shared.body.items).toMatchObject([{ caseId: other }]);
	// Done is done, and by an older version nothing is undone.
	expect(await foldAnew(hub, { version })).toBe(0);
	expect(await foldAnew(hub, { version: foldingVersion })).toBe(0);
});

test("reports find each other by the folding of this version", async () => {
	const sent = async (value: string) =>
		String(
			(
				await stage.ask("samoa", "POST", "/reports", {
					clientId: randomUUID(),
					capturedAt: "2026-01-02T03:04:05Z",
					channel: "firstResponder",
					things: [{ kind: "phone", value }],
				})
			).body.id,
		);
	const [one, other] = [await sent("+685 700 9871 / 72"), await sent("700 9872")];
	await stage.raw.query("update report set entity_keys = '{}' where id = any ($1)", [[one, other]]);
	await foldAnew({ context: stage.context, agencies: agencies() }, { version: foldingVersion + 2 });
	const found = await stage.ask("samoa", "GET", `/reports/${one}`);
	expect(JSON.stringify(found.body)).toContain(other);
});

test("the database folds words as everybody else does", async () => {
	const texts = [
		...samples,
		// Scripts in which agencies write; the digits and small letters of dead ones the database knows in another version of Unicode.
		...[
			[0x20, 0x24f],
			[0x300, 0x52f],
			[0x590, 0x6ff],
			[0x900, 0xdff],
			[0x1e00, 0x1eff],
			[0x2010, 0x20cf],
			[0x3040, 0x30ff],
			[0xac00, 0xac7f],
		].flatMap(([min = 0, max = 0]) =>
			fc.sample(
				fc.string({ unit: fc.integer({ min, max }).map((point) => String.fromCodePoint(point)), maxLength: 30 }),
				60,
			),
		),
	];
	const { rows } = await stage.context.pool.query<{ folded: string }>(
		"select seamark.folded(t) as folded from unnest($1::text[]) with ordinality as u(t, n) order by n",
		[texts],
	);
	expect(rows.map((row, n) => [texts[n], row.folded])).toEqual(texts.map((text) => [text, foldWords(text)]));
});
