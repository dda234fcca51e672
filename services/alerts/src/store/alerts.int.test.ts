import { matchesFilter, type Principal, topics } from "@seamark/policy";
import { migrationsOf } from "@seamark/service";
import { testContext } from "@seamark/service/testing";
import { exploitationForms } from "@seamark/values";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { facetsOf } from "../alert/facets.ts";
import { checkedFilter, parseFilter } from "../alert/filter.ts";
import { present } from "../alert/present.ts";
import { alertKinds, legRoles, urgencies } from "../alert/schema.ts";
import type { AlertState } from "../alert/state.ts";
import { draft } from "../alert/testing.ts";
import { newAlert } from "../raise-alert/decide.ts";
import { service } from "../service.ts";
import { asStored, findAlert, insertAlert, readAs, toRow } from "./alerts.ts";
import { filterConditions } from "./filter.ts";

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
	const places = { regionOf: () => "pacific", isRegion: () => true, regions: () => [], isAgency: () => true };
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

test("a filter finds in the database what it lets through in the feed, however it was given", async () => {
	const pick = <T>(from: readonly T[], most: number) =>
		fc.uniqueArray(fc.constantFrom(...from), { minLength: 1, maxLength: most });
	const codes = ["FJ", "WS", "VU", "TO"];
	const regions = ["pacific", "caribbean"];
	const legs = fc.array(
		fc.record(
			{ place: fc.constant("a place"), country: fc.constantFrom(...codes), role: fc.constantFrom(...legRoles) },
			{ requiredKeys: ["place", "role"] },
		),
		{ maxLength: 3 },
	);
	const alerts = fc.sample(
		fc
			.record({
				kind: fc.constantFrom(...alertKinds),
				topic: fc.constantFrom(...topics),
				urgency: fc.constantFrom(...urgencies),
				countries: pick(codes, 2),
				regions: fc.oneof(fc.constant([]), pick(regions, 2)),
				content: fc.record({ route: legs, exploitation: pick(exploitationForms, 3) }, { requiredKeys: [] }),
			})
			.map(({ content, ...facets }): AlertState => {
				const made = raised();
				const { route: _, ...plain } = made.content ?? {};
				return { ...made, ...facets, content: { ...plain, ...content } as AlertState["content"] };
			}),
		150,
	);
	await context.committer.commit({
		writes: alerts.map((one) => ({ statement: insertAlert, row: toRow(one) })),
		events: [],
		writer: who.agency,
	});
	const onRoute = [...codes, ...codes.flatMap((code) => legRoles.map((role) => `${role}:${code}`))];
	const filters = fc.record(
		{
			regions: pick(regions, 2),
			countries: pick(codes, 3),
			kinds: pick(alertKinds, 6),
			topics: pick(topics, 3),
			urgency: pick(urgencies, 2),
			route: pick(onRoute, 4),
			exploitation: pick(exploitationForms, 5),
		},
		{ requiredKeys: [] },
	);
	const known = { isRegion: (slug: string) => regions.includes(slug), regions: () => regions };
	const counts = { some: 0, none: 0 };
	await fc.assert(
		fc.asyncProperty(filters, async (filter) => {
			const typed = Object.fromEntries(Object.entries(filter).map(([part, values]) => [part, values.join(",")]));
			const asked = parseFilter(typed, known);
			expect(checkedFilter(filter, known)).toBe(filter);
			const values: unknown[] = [alerts.map(({ id }) => id)];
			const wanted = filterConditions(asked, (one) => `$${values.push(one)}`);
			const found = await readAs(context.pool, who, "read", context.now(), (tx) =>
				tx.query<{ id: string }>(
					`select a.id from alert a where ${["a.id = any ($1::uuid[])", ...wanted].join(" and ")}`,
					values,
				),
			);
			const expected = alerts.filter((alert) => matchesFilter(filter, facetsOf(alert))).map(({ id }) => id);
			counts[expected.length > 0 ? "some" : "none"]++;
			expect(found.rows.map(({ id }) => id).sort()).toEqual(expected.sort());
		}),
		{ numRuns: 300 },
	);
	// Filters that find and filters that find nothing were both tried.
	expect(Math.min(counts.some, counts.none)).toBeGreaterThan(20);
});
