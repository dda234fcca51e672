import type { Answer } from "./client.ts";
import { draft } from "./drafts.ts";
import {
	type Act,
	type Extra,
	fiji,
	hiddenWords,
	notToReader,
	ok,
	one,
	pick,
	type Raised,
	sharedVessel,
	theirs,
	type World,
} from "./twin-world.ts";

const inSecond = (world: World, officer: string, purpose?: string) => world.twins.as(1, officer, purpose);
const raiseExtra = async (world: World, n: number, m: number): Promise<Extra> => {
	const { by, changes } = one(notToReader, n);
	const words = { title: `${one(hiddenWords, m)} ${m} (invented)`, summary: `${hiddenWords.join(" ")} by night` };
	const { id } = ok(
		await (await inSecond(world, by)).post<Raised>(
			"/alerts",
			// The same vessel as in what is shown: anyone who may not see this one is not told of it.
			draft({ ...words, subjects: [sharedVessel], ...changes }),
			m % 3 ? {} : { "idempotency-key": `shared-key-${m}` },
		),
		201,
		422,
	);
	const made = { id, version: 1, recalled: false };
	if (id !== undefined && by === fiji) world.extra.push(made);
	return made;
};
const asked = async (world: World, alert: string, who: Awaited<ReturnType<typeof inSecond>>): Promise<Answer[]> => {
	const question = await who.post<{ id: string }>(`/alerts/${alert}/questions`, { text: hiddenWords[1] });
	if (question.status !== 201) return [question];
	const by = await inSecond(world, fiji);
	const answers = `/alerts/${alert}/questions/${question.body.id}/answers`;
	return [question, await by.post(answers, { text: hiddenWords[2], to: "asker" })] as Answer[];
};
const live = (world: World) => world.extra.filter((alert) => !alert.recalled);
const bundle = (n: number) =>
	JSON.stringify({
		type: "bundle",
		id: "bundle--2ac7882f-76a3-4a9b-97b3-811b3af1c7c0",
		objects: [
			{
				type: "indicator",
				spec_version: "2.1",
				id: `indicator--9299f726-ce06-492e-8472-2b52ccb5${String(1_000 + (n % 9_000))}`,
				created: "2017-02-27T13:57:10.515Z",
				modified: "2017-02-27T13:57:10.515Z",
				name: hiddenWords[0],
				pattern: "[url:value = 'http://x.test']",
				pattern_type: "stix",
				valid_from: "2015-06-29T09:10:15.915Z",
			},
		],
	});

/** What happens in the second hub alone, and the reader may not see. */
export const hiddenActs = {
	raise: (world, n, m) => raiseExtra(world, n, m).then(() => undefined),
	update: async (world, n, m) => {
		const alert = pick(live(world), n);
		if (!alert) return;
		const { changes } = one(notToReader.slice(0, 4), m);
		ok(
			await (await inSecond(world, fiji)).put(`/alerts/${alert.id}`, {
				expectedVersion: alert.version,
				draft: draft({ title: `${hiddenWords[0]} again`, ...changes }),
			}),
			200,
		);
		alert.version++;
	},
	updateNarrowed: async (world, n, m) => {
		const alert = pick(
			[...theirs(world, "hidden"), ...theirs(world, "forked")].filter((one) => one.version > 1),
			n,
		);
		if (!alert) return;
		const at = `/alerts/${alert.ids[1]}`;
		const who = await inSecond(world, fiji);
		const { version } = ok(await who.get<{ version: number }>(at), 200);
		ok(
			await who.put(at, {
				expectedVersion: version,
				draft: draft({ title: hiddenWords[1], ...one(notToReader.slice(0, 4), m).changes }),
			}),
			200,
			410,
		);
		alert.state = "forked";
	},
	recallNarrowed: async (world, n) => {
		const alert = pick(
			theirs(world, "forked").filter((one) => one.version > 1),
			n,
		);
		if (!alert) return;
		const at = `/alerts/${alert.ids[1]}`;
		const who = await inSecond(world, fiji);
		const { version } = ok(await who.get<{ version: number }>(at), 200);
		ok(await who.post(`${at}/recall`, { expectedVersion: version, reason: hiddenWords[2] }), 200, 410);
	},
	recall: async (world, n) => {
		const alert = pick(live(world), n);
		if (!alert) return;
		ok(
			await (await inSecond(world, fiji)).post(`/alerts/${alert.id}/recall`, {
				expectedVersion: alert.version,
				reason: hiddenWords[1],
			}),
			200,
		);
		Object.assign(alert, { recalled: true });
	},
	/** Others read, acknowledge and use what the reader sees too, but did not raise: that is between them and its originator. */
	respond: async (world, n, m) => {
		const alert = pick(
			[...theirs(world, "visible").map((one) => ({ id: one.ids[1], version: one.version })), ...live(world)],
			n,
		);
		if (!alert) return;
		const who = await inSecond(world, one(["sb-desk-1", "to-desk-1"], m));
		for (const done of [
			await who.get(`/alerts/${alert.id}`),
			await who.post(`/alerts/${alert.id}/acknowledgements`, { version: alert.version }),
			await who.post(`/alerts/${alert.id}/feedback`, { use: "acted-on", note: hiddenWords[0] }),
			await who.get(`/alerts/${alert.id}/stix`),
			// What another asks, and what the originator answers to that one alone, is between the two.
			...(await asked(world, alert.id, who)),
		])
			ok(done as Answer, 200, 201, 404, 410, 422);
	},
	search: async (world, n) => {
		const who = await inSecond(world, one(["sb-desk-1", "ws-desk-1", fiji], n));
		ok(await who.get(`/alerts?q=${one(hiddenWords, n)}`), 200);
		// Not by the order of changes: that brings every recall, the reader's too, and the reader may know who was shown it.
		ok(await who.get("/alerts?kinds=trend&limit=3"), 200);
	},
	subscribe: async (world, n) => {
		const saved = ok(
			await (await inSecond(world, one(["sb-desk-1", "to-desk-1"], n))).post<{ id: string }>("/subscriptions", {
				name: hiddenWords[0],
				filter: { kinds: ["trend"] },
			}),
			201,
			422,
		);
		if (saved.id !== undefined) world.hidden.subscriptions.push(saved.id);
	},
	follow: async (world, n, m) => {
		const feed = await (await inSecond(world, one(["sb-desk-1", "ws-desk-1"], n))).feed(
			`?kinds=trend&from=${one(["start", "now"], m)}`,
		);
		await feed.close();
	},
	importStix: async (world, n) => {
		const done = ok(
			await (await inSecond(world, fiji)).post<{ import: string }>("/alerts/import?tlp=green&countries=SB", bundle(n), {
				"content-type": "application/stix+json",
			}),
			200,
		);
		world.hidden.imports.push(done.import);
	},
	audit: async (world, n) => {
		const who = await inSecond(world, fiji);
		const alert = pick(live(world), n);
		if (alert) ok(await who.get(`/audit/alerts/${alert.id}/readers`), 200, 404);
		ok(await who.get("/audit/entries?limit=5"), 200);
	},
	officer: async (world, n, m) => {
		ok(
			await (await inSecond(world, one(["sb-desk-1", "ki-desk-1"], n))).post("/officers", {
				handle: `hidden-${world.steps}-${m}`,
			}),
			201,
		);
	},
	refused: async (world, n) => {
		const who = await inSecond(world, one(["sb-desk-1", "ht-police-desk-1", "sb-liaison-1"], n));
		const id = pick(live(world), n)?.id ?? "01900000-0000-7000-8000-000000000000";
		ok(await who.post("/alerts", draft({ subjects: [{ type: "person", role: "victim" }] })), 422, 403);
		ok(await who.put(`/alerts/${id}`, { expectedVersion: 1, draft: draft() }), 404, 403);
		ok(await who.get("/alerts?limit=0"), 400);
		ok(await who.get("/audit/chain"), 403);
	},
} satisfies Record<string, Act>;
