import { credentials, Metadata } from "@grpc/grpc-js";
import { alertsApi } from "@seamark/contracts";
import { draft } from "./drafts.ts";
import type { Asker } from "./twin-asker.ts";
import type { Each } from "./twin-streams.ts";
import { hiddenWords, type World } from "./twin-world.ts";

/** What the reader asks of both hubs, by what it is about. */

const absent = "01900000-0000-7000-8000-000000000000";

export const lists = async ({ get, due, walk }: Asker) => {
	for (const order of ["newest", "changes"])
		for (const limit of due([1, 2, 7])) await walk(`/alerts?order=${order}&limit=${limit}`, 3);
	const filters = [
		"kinds=trend",
		"kinds=life-at-risk,place",
		"topics=smuggling",
		"topics=related-crime",
		"urgency=flash",
		"countries=FJ",
		"countries=TO,SB",
		"regions=pacific",
		"status=live",
		"status=recalled",
		"mine=true",
		"mine=true&kinds=route",
		"mine=false&kinds=route",
	];
	for (const filter of due(filters)) await get(`/alerts?${filter}&limit=5`);
	for (const words of due([
		...hiddenWords,
		"landing",
		"shown",
		"nothing-of-the-kind",
		"landing -zebrawood",
		"zebrawood or landing",
		'"taken away"',
		"invented",
	]))
		await get(`/alerts?q=${encodeURIComponent(words)}&limit=3`);
	await get(`/alerts?q=${hiddenWords[0]}&order=changes`);
	await get("/alerts?limit=1000");
	await get("/alerts/waiting");
	await get("/alerts/questions");
};

export const errors = async ({ world, ask, get, post }: Asker) => {
	const refused = [
		"/alerts?limit=0",
		"/alerts?limit=1001",
		"/alerts?kinds=zebra",
		"/alerts?nothing=1",
		"/alerts?q=x",
		"/alerts?after=1",
		`/alerts?after=${"A".repeat(48)}`,
		"/alerts/not-an-id",
		`/alerts/feed?after=${"B".repeat(48)}`,
		"/alerts/feed?from=middle",
		"/alerts/export",
		"/nowhere",
	];
	for (const path of refused) await get(path);
	// What is refused for rights is in the audit too: again one service at a time.
	await world.twins.settled();
	for (const path of [
		"/audit/chain",
		"/audit/head",
		"/audit/entries?of=all",
		"/ops/audit/consumers",
		`/audit/alerts/${absent}/readers?after=${"C".repeat(48)}`,
	])
		await get(path);
	await world.twins.settled();
	await ask("no token", () => ({ path: "/alerts", token: undefined }));
	await ask("a token that is none", () => ({ path: "/alerts", headers: { authorization: "Bearer a.b.c" } }));
	await post("/alerts", '{"kind":"route","kind":"trend"}');
	await post("/alerts", { ...draft(), urgency: "soon", extra: 1 });
	await post("/alerts", draft({ handling: { tlp: "green", audience: { agencies: [absent] } } }));
	await post("/alerts", draft({ subjects: [{ type: "person", role: "victim" }] }));
	await post("/alerts", "text", { "content-type": "text/plain" });
	await ask("another method", () => ({ method: "PATCH", path: "/alerts" }));
};

/** The reader's own writes; a key that others have used too stays its own. */
export const writes = async ({ world, ask, get, post }: Asker) => {
	const key = { "idempotency-key": `shared-key-${world.runs}` };
	const mine = draft({ kind: "document", title: `By the reader ${world.runs} (invented)` });
	const raised = await post("/alerts", mine, key);
	await post("/alerts", mine, key);
	await post("/alerts", { ...mine, title: "another" }, key);
	const created = raised.map((body) => (JSON.parse(body) as { id: string }).id) as unknown as Each<string>;
	await world.arrived(created, 1);
	await ask("update own", (which) => ({
		method: "PUT",
		path: `/alerts/${created[which]}`,
		body: JSON.stringify({ expectedVersion: 1, draft: mine }),
	}));
	await world.arrived(created, 2);
	world.shared.push({ ids: created, version: 2, state: "visible", mine: true });
	const saved = await post("/subscriptions", { name: `places ${world.runs}`, filter: { kinds: ["place"] } });
	await get("/subscriptions");
	const subscriptions = saved.map((body) => (JSON.parse(body) as { id: string }).id);
	await ask("remove own subscription", (which) => ({
		method: "DELETE",
		path: `/subscriptions/${subscriptions[which]}`,
	}));
};

/** What another service answers, asked when what went before is in the audit: reads of it may be recorded too. */
export const directory = async ({ world, get }: Asker) => {
	await world.twins.settled();
	for (const path of [
		"/agencies",
		"/agencies?country=FJ",
		"/agreements",
		"/posts",
		"/officers",
		"/postings",
		"/clients",
		"/.well-known/seamark",
		"/healthz",
		"/readyz",
	])
		await get(path);
};

/** What the audit tells; asked when all that went before is in it. */
export const audit = async ({ world, ask, get, walk }: Asker) => {
	await world.twins.settled();
	for (const { what, ids: pair } of idsIn(world))
		await ask(`readers of {${what}}`, (which) => ({ path: `/audit/alerts/${pair[which]}/readers?limit=3` }));
	for (const alert of world.shared.filter((one) => one.mine).slice(-2))
		await ask("readers of own", (which) => ({ path: `/audit/alerts/${alert.ids[which]}/readers` }));
	// Reads of the audit are in it as well.
	for (const query of [
		"limit=100",
		"limit=5&action=consultation,disclosure",
		"action=attempt",
		"action=administration",
	]) {
		await world.twins.settled();
		await get(`/audit/entries?${query}`);
	}
	await world.twins.settled();
	await walk("/audit/entries?limit=2", 2);
};

/** Ids in pairs: of the same alert in each hub, or one that is in neither, or in the second alone. */
const idsIn = (world: World): { what: string; ids: Each<string> }[] => {
	const some = (state: string, n: number) =>
		world.shared
			.filter((alert) => alert.state === state)
			.slice(-n)
			.map((alert) => ({ what: state, ids: alert.ids }));
	const alone = [...world.extra.slice(-2).map((alert) => alert.id), absent].map((id) => ({
		what: id === absent ? "absent" : "alone",
		ids: [id, id] as const,
	}));
	return [...some("visible", 2), ...some("hidden", 1), ...some("forked", 1), ...some("recalled", 1), ...alone];
};

const questions: { method: string; path: (id: string) => string; body?: unknown }[] = [
	{ method: "GET", path: (id) => `/alerts/${id}` },
	{ method: "GET", path: (id) => `/alerts/${id}/reach` },
	{ method: "GET", path: (id) => `/alerts/${id}/stix` },
	{ method: "GET", path: (id) => `/alerts/export?ids=${id}` },
	{ method: "GET", path: (id) => `/alerts/${id}/acknowledgements` },
	{ method: "GET", path: (id) => `/alerts/${id}/feedback` },
	{ method: "GET", path: (id) => `/alerts/${id}/questions` },
	{ method: "GET", path: (id) => `/alerts/${id}/related` },
	{ method: "POST", path: (id) => `/alerts/${id}/questions/${absent}/answers`, body: { text: "no", to: "all" } },
	{ method: "POST", path: (id) => `/alerts/${id}/acknowledgements`, body: { version: 1 } },
	{ method: "POST", path: (id) => `/alerts/${id}/acknowledgements`, body: { version: 900_000 } },
	{ method: "POST", path: (id) => `/alerts/${id}/feedback`, body: { use: "no-use" } },
	{ method: "PUT", path: (id) => `/alerts/${id}`, body: { expectedVersion: 999, draft: draft() } },
	{ method: "POST", path: (id) => `/alerts/${id}/recall`, body: { expectedVersion: 999, reason: "not mine" } },
];

export const byId = async ({ world, ask, get, due }: Asker) => {
	for (const { what, ids: pair } of idsIn(world))
		for (const { method, path, body } of due(questions))
			await ask(`${method} ${path(`{${what}}`)}`, (which) => ({
				method,
				path: path(pair[which]),
				...(body ? { body: JSON.stringify(body) } : {}),
			}));
	const all = idsIn(world);
	await ask("export of many", (which) => ({
		path: `/alerts/export?ids=${all.map((one) => one.ids[which]).join(",")}`,
	}));
	for (const id of [...world.hidden.imports.slice(-2), absent]) await get(`/alerts/export?import=${id}`);
	for (const id of [...world.hidden.subscriptions.slice(-2), absent]) {
		await get(`/alerts/feed?subscription=${id}`);
		await get(`/subscriptions/${id}/dead-letters`);
		await ask("remove another's subscription", () => ({ method: "DELETE", path: `/subscriptions/${id}` }));
		await ask("rotate another's secret", () => ({ method: "POST", path: `/subscriptions/${id}/rotate-secret` }));
		await ask("redeliver another's", () => ({ method: "POST", path: `/subscriptions/${id}/redeliver` }));
	}
};

export const getRpc = async ({ world, hubs, tokens, notes }: Asker) => {
	for (const { what, ids: pair } of idsIn(world))
		for (const which of [0, 1] as const) {
			const client = new alertsApi.AlertsServiceClient(
				`127.0.0.1:${hubs[which].grpc.alerts}`,
				credentials.createInsecure(),
			);
			const metadata = new Metadata();
			metadata.set("authorization", `Bearer ${tokens[which]}`);
			const text = await new Promise<string>((resolve) =>
				client.getAlert({ id: pair[which] }, metadata, (error, answer) =>
					resolve(
						error
							? `${error.code} ${error.details} ${JSON.stringify({ ...error.metadata.getMap(), date: "" })}`
							: answer.alertJson,
					),
				),
			);
			client.close();
			notes[which].note(`gRPC get {${what}}`, text);
		}
};
