import { expect, onTestFinished, test } from "vitest";
import { draft, openStage, origin, reader } from "../deliver-webhooks/test-support.ts";
import { idFor, report, sdo } from "../stix/test-support.ts";
import type { JsonObject } from "../stix/types.ts";

type Answer = {
	import: string;
	alerts: { id: string; version: number; outcome: string; title: string }[];
	report: { id: string; code: string }[];
	refused: number;
};
type Bundle = { id: string; objects?: JsonObject[] };

const indicator = (n: number, more: JsonObject = {}) =>
	sdo("indicator", n, { pattern: "[a:b = 1]", pattern_type: "stix", valid_from: "2026-01-01T00:00:00Z", ...more });
const bundle = (...objects: JsonObject[]) => ({ type: "bundle", id: idFor("bundle", 1), objects });

const open = async () => {
	const stage = await openStage();
	onTestFinished(() => stage.close());
	stage.directory.change((snapshot) => {
		for (const post of snapshot.posts) post.scopes = [...post.scopes, "alerts:export"];
		for (const agreement of snapshot.agreements) agreement.topics = [...agreement.topics, "related-crime"];
	});
	const session = (own: typeof origin) => stage.sessionOf(own, ["alerts:read", "alerts:raise", "alerts:export"]);
	const importing = (objects: object, query = "tlp=green&countries=WS") =>
		stage.call<Answer>(session(origin), "POST", `/alerts/import?${query}`, objects);
	const exported = (own: typeof origin, path: string) => stage.call<Bundle>(session(own), "GET", path);
	return { stage, session, importing, exported };
};

test("bundles that overlap, officers between them, and exports of each import", async () => {
	const { stage, session, importing, exported } = await open();
	const about = report(9, [indicator(1)], { name: "Broker" });
	const first = await importing(bundle(indicator(1), about));
	const id = first.alerts[0]?.id ?? "";
	const again = await importing(bundle(indicator(1), about));
	expect([again.alerts, again.report]).toEqual([[{ ...first.alerts[0], outcome: "unchanged" }], []]);
	// An import that changed nothing is exported too, under an id as the standard wants it.
	const back = await exported(origin, `/alerts/export?import=${again.import}`);
	expect(back.objects).toEqual([indicator(1), about]);
	expect(back.id).toMatch(/^bundle--[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
	const empty = await importing(bundle());
	expect(await exported(origin, `/alerts/export?import=${empty.import}`)).toEqual({
		type: "bundle",
		id: expect.any(String),
	});

	// A member that changed reaches the alert that holds it; what is new makes another.
	const revoked = indicator(1, { modified: "2026-02-01T00:00:00.000001Z", revoked: true });
	const later = await importing(bundle(revoked, indicator(2)));
	expect(later.alerts.map(({ id: one, outcome }) => [one === id, outcome])).toEqual([
		[true, "updated"],
		[false, "raised"],
	]);
	expect((await exported(reader, `/alerts/${id}/stix`)).objects).toEqual([revoked, about]);

	// An officer keeps a reader out; the sender's next version does not let it in again.
	const alert = await stage.call<JsonObject>(session(origin), "GET", `/alerts/${id}`);
	const { handling, ages, ...content } = alert as { handling: JsonObject; ages: string };
	const put = {
		expectedVersion: 2,
		draft: {
			...draft("Broker"),
			...Object.fromEntries(Object.entries(content).filter(([name]) => name in draft("") || name === "references")),
			ages,
			handling: { tlp: "amber", audience: { countries: ["WS"], excluded: [reader.agency] } },
		},
	};
	await stage.call(session(origin), "PUT", `/alerts/${id}`, put);
	const newer = { ...about, modified: "2026-03-01T00:00:00.000Z", description: "more" };
	expect((await importing(bundle(newer))).alerts).toMatchObject([{ id, outcome: "updated", version: 4 }]);
	expect((await stage.inject(session(reader), "GET", `/alerts/${id}`)).statusCode).toBe(404);
	expect((await stage.inject(session(reader), "GET", `/alerts/${id}/stix`)).statusCode).toBe(404);

	// Recalled, it stays recalled, also for what it held.
	await stage.call(session(origin), "POST", `/alerts/${id}/recall`, { expectedVersion: 4, reason: "wrong" });
	const over = await importing(bundle(indicator(1, { modified: "2026-04-01T00:00:00Z" })));
	expect([over.alerts, over.report.map(({ code }) => code)]).toEqual([[], ["RECALLED"]]);
});

test("a preview says what an import would do and stores nothing; an undo recalls what the import raised, and nothing else", async () => {
	const { stage, session, importing } = await open();
	const query = "tlp=green&countries=WS";
	const one = report(9, [indicator(1)], { name: "Broker" });
	const two = report(8, [indicator(2)], { name: "Boat" });
	const before = await stage.events();
	const preview = await importing(bundle(indicator(1), one), `${query}&dryRun=true`);
	expect(preview).toMatchObject({
		import: null,
		alerts: [{ id: null, outcome: "raised", title: "Broker" }],
		refused: 0,
	});
	expect(await stage.events()).toEqual(before);

	const first = await importing(bundle(indicator(1), one));
	const newer = { ...one, modified: "2026-03-01T00:00:00.000Z", description: "more" };
	const both = bundle(newer, indicator(2), two);
	const foreseen = await importing(both, `${query}&dryRun=true`);
	const second = await importing(both);
	const told = ({ alerts }: Answer) => alerts.map(({ outcome, title }) => [outcome, title]).sort();
	expect(told(foreseen)).toEqual(told(second));
	expect(told(second)).toEqual([
		["raised", "Boat"],
		["updated", "Broker"],
	]);
	const undo = (own: typeof origin, id: string) =>
		stage.inject(session(own), "POST", `/alerts/imports/${id}/recall`, { reason: "the wrong file" });
	expect((await undo(reader, second.import)).statusCode).toBe(404);
	const undone = (await undo(origin, second.import)).json() as { alerts: { id: string; outcome: string }[] };
	expect(undone.alerts.map(({ id, outcome }) => [id === first.alerts[0]?.id, outcome]).sort()).toEqual([
		[false, "recalled"],
		[true, "wasThereBefore"],
	]);
	const list = await stage.call<{ items: { title: string }[] }>(session(reader), "GET", "/alerts?status=live");
	expect(list.items.map(({ title }) => title)).toEqual(["Broker"]);
	// The first import raised what the second has changed since: it stays, and is named.
	expect((await undo(origin, first.import)).json()).toMatchObject({ alerts: [{ outcome: "changedSince" }], beyond: 0 });
	// What a duty post may not change stays, and is counted: an undo is not told as whole where it was not.
	stage.directory.change(({ posts }) => {
		for (const post of posts) if (post.id === origin.post) post.clearance = "clear";
	});
	expect((await undo(origin, first.import)).json()).toEqual({ alerts: [], beyond: 1 });
});

test("exports are made under the rules of reads: whom an alert keeps out, and what was taken out of it, reach nobody", async () => {
	const { stage, session, importing, exported } = await open();
	const secret = "informant Maraea";
	const hidden = "00000000-0000-4000-8000-000000000066";
	const own = {
		extension_type: "property-extension",
		kind: "trend",
		topic: "smuggling",
		urgency: "routine",
		grading: { scheme: "4x4", source: "B", information: "2" },
		handling: { tlp: "green", audience: { countries: ["WS"], excluded: [hidden] } },
	};
	const about = report(9, [indicator(1)], {
		name: "Wharf",
		description: `Told by ${secret}.`,
		x_weight: 1.5,
		extensions: { "extension-definition--689251f2-108e-4a69-8d5b-fa7bccb57796": own },
	});
	stage.directory.change((snapshot) => {
		const [first] = snapshot.agencies;
		if (first) snapshot.agencies.push({ ...first, id: hidden, handle: "hidden" });
	});
	const { alerts, refused } = await importing(bundle(indicator(1, { description: secret }), about));
	expect(refused).toBe(0);
	const id = alerts[0]?.id ?? "";
	for (const who of [reader, origin]) {
		const text = JSON.stringify(await exported(who, `/alerts/${id}/stix`));
		expect(text).toContain(secret);
		expect(text).not.toContain(hidden);
	}
	const kept = await stage.call<{ handling: { audience: { excluded: string[] } } }>(
		session(origin),
		"GET",
		`/alerts/${id}`,
	);
	expect(kept.handling.audience.excluded).toEqual([hidden]);
	await stage.call(session(origin), "PUT", `/alerts/${id}`, {
		expectedVersion: 1,
		draft: draft("Wharf", { summary: "Told by somebody." }),
	});
	for (const path of [`/alerts/${id}/stix`, `/alerts/export?ids=${id}`]) {
		const objects = (await exported(reader, path)).objects ?? [];
		expect(JSON.stringify(objects)).not.toContain(secret);
		// It replaces the report that receivers have.
		expect(objects.find(({ id }) => id === about.id)).toMatchObject({ description: "Told by somebody." });
	}
	await importing(bundle(indicator(1, { modified: "2026-05-01T00:00:00Z", description: secret }), about));
	expect(JSON.stringify(await exported(reader, `/alerts/${id}/stix`))).not.toContain(secret);
});
