import type { Principal } from "@seamark/policy";
import { migrationsOf } from "@seamark/service";
import { testContext } from "@seamark/service/testing";
import { foldWords, samples } from "@seamark/values";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { present } from "../alert/present.ts";
import type { AlertState } from "../alert/state.ts";
import { draft } from "../alert/testing.ts";
import { newAlert } from "../raise-alert/decide.ts";
import { service } from "../service.ts";
import { asStored, findAlert, insertAlert, readAs, toRow } from "./alerts.ts";

let context: Awaited<ReturnType<typeof testContext>>;
beforeAll(async () => {
	context = await testContext({ name: "alerts", migrations: migrationsOf(service) });
});
afterAll(() => context.close());

const who: Principal = {
	agency: "01900000-0000-7000-8000-00000000000a",
	kind: "tcu",
	country: "FJ",
	region: "pacific",
	post: "01900000-0000-7000-8000-00000000000b",
	clearance: "red",
	purpose: "investigation",
	scopes: ["alerts:read"],
	flows: [],
};
const raised = (): AlertState => {
	const places = { regionOf: () => "pacific", isRegion: () => true, isAgency: () => true };
	const decision = newAlert({ draft: draft(), by: who, id: context.newId(), at: context.now() }, places);
	if ("refused" in decision) throw new Error("refused");
	return decision.alert;
};

// What PostgreSQL keeps: text without NUL.
const kept = (value: unknown) => !JSON.stringify(value).includes("\\u0000");

test("an alert at hand is the alert that is read back, to the last byte: nobody can tell from where theirs came", async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.jsonValue({ maxDepth: 4, stringUnit: "grapheme" }).filter(kept),
			fc.array(fc.string({ unit: "grapheme" }).filter(kept), { maxLength: 3 }),
			fc.date({ min: new Date("2027-01-01"), max: new Date("2099-01-01"), noInvalidDate: true }),
			async (subjects, conditions, expires) => {
				const alert = raised();
				const changed = {
					...alert,
					content: { ...alert.content, subjects } as unknown as AlertState["content"],
					handling: {
						...alert.handling,
						use: { ...alert.handling.use, conditions },
						expiresAt: expires.toISOString().replace("Z", "+00:00"),
					},
				};
				await context.committer.commit({
					writes: [{ statement: insertAlert, row: toRow(changed) }],
					events: [],
					writer: who.agency,
				});
				const read = await readAs(context.pool, who, "read", context.now(), (tx) => findAlert(tx, alert.id));
				expect(JSON.stringify(present(asStored(changed), true))).toBe(JSON.stringify(read && present(read, true)));
			},
		),
		{ numRuns: 150 },
	);
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
	const { rows } = await context.pool.query<{ folded: string }>(
		"select seamark.folded(t) as folded from unnest($1::text[]) with ordinality as u(t, n) order by n",
		[texts],
	);
	expect(rows.map((row, n) => [texts[n], row.folded])).toEqual(texts.map((text) => [text, foldWords(text)]));
});
