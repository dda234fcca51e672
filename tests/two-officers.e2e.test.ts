import { rm } from "node:fs/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Hub, startHub } from "../infra/local/src/hub.ts";
import { seedId } from "../infra/seed/src/seed-id.ts";
import { caller, demoToken } from "./support/client.ts";
import type { Example } from "./support/example.ts";
import { hubFolder } from "./support/hub-folder.ts";
import { roomyLimits } from "./support/limits.ts";
import { examples } from "./support/operations.ts";
import { ownPosting } from "./support/second-administrator.ts";

/** What takes two officers, over all operations that say so: the one who asked is refused, on another duty post too. */

let hub: Hub;
let dataDir: string;
beforeAll(async () => {
	dataDir = await hubFolder("two-officers");
	hub = await startHub({
		limits: { ...roomyLimits, addressRequests: 4_000 },
		...{ dataDir, host: "127.0.0.1", port: 0, seed: "demo", durable: false },
		env: {
			SEAMARK_WEBHOOK_ALLOW: "127.0.0.0/8",
			SEAMARK_PROVIDER_ALLOW: "127.0.0.0/8",
			SEAMARK_HUB_ID: "https://seamark.example",
		},
	});
});
afterAll(async () => {
	await hub?.stop();
	await rm(dataDir, { recursive: true, force: true });
});

type Described = { "x-second-officer"?: true; summary: string; description: string };
const described = async (): Promise<[string, Described][]> => {
	const { paths } = (await (await fetch(`${hub.url}/openapi.json`)).json()) as {
		paths: Record<string, Record<string, Described>>;
	};
	return Object.entries(paths).flatMap(([path, methods]) =>
		Object.entries(methods).map(([method, one]): [string, Described] => [`${method.toUpperCase()} ${path}`, one]),
	);
};

/** An officer with tokens of a post: the one who asked, or another one. */
type By = { officer: string; post?: string; purpose?: string | undefined };
const tokens = new Map<string, Promise<string>>();
const tokenOf = ({ purpose, ...by }: By): Promise<string> => {
	const key = JSON.stringify([by, purpose]);
	const token = tokens.get(key) ?? demoToken(hub.url, { ...by, ...(purpose ? { purpose } : {}) });
	tokens.set(key, token);
	return token;
};
const send = async ({ operation, path = {}, query, body, type, headers, as, purpose }: Example, by?: string) => {
	const [method = "GET", template = ""] = operation.split(" ");
	const url = template.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(path[name] ?? ""));
	const token = by ?? (as ? await tokenOf({ officer: as, purpose }) : undefined);
	const stop = new AbortController();
	const answer = await fetch(`${hub.url}${url}${query ? `?${new URLSearchParams(query)}` : ""}`, {
		...{ method, redirect: "manual" as const, signal: stop.signal },
		headers: {
			...(token ? { authorization: `Bearer ${token}` } : {}),
			...(body === undefined ? {} : { "content-type": type ?? "application/json" }),
			...headers,
		},
		...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
	});
	const said = answer.headers.get("content-type") ?? "";
	const text = said.startsWith("text/event-stream") ? "" : await answer.text();
	stop.abort();
	return { status: answer.status, body: (said.includes("json") ? JSON.parse(text) : {}) as Record<string, unknown> };
};

/** Another duty post of the same agency with the same rights. */
const others = new Map<string, string>();
const otherPostOf = async (officer: string): Promise<string> => {
	const made = others.get(officer);
	if (made) return made;
	const admin = caller(hub.url, await tokenOf({ officer }));
	const { posting } = await ownPosting(hub.url, officer);
	const { scopes, clearance, purposes } = (await admin.get(`/posts/${posting}`)).body;
	const name = `other-${others.size}`;
	const post = await admin.post<{ id: string }>("/posts", { name, scopes, clearance, purposes });
	expect(post.status, post.text).toBe(201);
	others.set(officer, post.body.id);
	return post.body.id;
};

/** Sends it as an officer who has meanwhile moved to another duty post, and back afterwards. */
const sendMoved = async (example: Example, officer: string) => {
	const post = await otherPostOf(officer);
	const admin = caller(hub.url, await tokenOf({ officer }));
	const { id } = await ownPosting(hub.url, officer);
	const put = await admin.post<{ id: string }>(`/posts/${post}/postings`, { officer: id });
	const { purpose } = example;
	const token = await demoToken(hub.url, { officer, post, ...(purpose ? { purpose } : {}) });
	const answer = await send(example, token);
	expect((await admin.post(`/postings/${put.body.id}/end`, {})).status).toBe(200);
	return answer;
};

test("who asked for it is refused by every operation that decides as the second officer, and another one is not", async () => {
	const refused: Record<string, number> = {};
	const wrong: string[] = [];
	for (const make of examples(hub.url)) {
		const example = typeof make === "function" ? await make() : make;
		const { operation, asked, purpose } = example;
		if (asked !== undefined)
			for (const sent of [
				async () => send(example, await tokenOf({ officer: asked, purpose })),
				() => sendMoved(example, asked),
			]) {
				const { status, body } = await sent();
				const faults = (body.faults ?? []) as { code?: string; message: string }[];
				const named = faults.some(
					({ code, message }) => code === "SECOND_PERSON_NEEDED" && message.includes("another"),
				);
				if (status === 403 && body.code === "SECOND_PERSON_NEEDED" && named)
					refused[operation] = (refused[operation] ?? 0) + 1;
				else wrong.push(`${operation} by ${asked}: ${status} ${JSON.stringify(body)}`);
			}
		const answer = await send(example);
		if (answer.status >= 300) wrong.push(`${operation}: ${answer.status} ${JSON.stringify(answer.body)}`);
		example.keep?.(answer.body);
	}
	expect(wrong).toEqual([]);
	const second = (await described()).filter(([, one]) => one["x-second-officer"]).map(([operation]) => operation);
	// Between two agencies, by an officer who serves at both: the next test.
	const betweenAgencies = ["POST /postings/{id}/confirm"];
	// Of agencies that hold their own key, whose tokens the demonstration does not make: openid.int.test.ts.
	const ownKey = ["POST /provider-subjects/{id}/confirm", "POST /providers/{id}/confirm"];
	expect([...Object.keys(refused), ...betweenAgencies, ...ownKey].sort()).toEqual(second.sort());
});

test("who serves at two agencies does not confirm for the one what they proposed for the other", async () => {
	const [home, host] = ["vu-desk-1", "to-customs-desk-1"];
	const { id: officer, posting: homePost } = await ownPosting(hub.url, home);
	const { posting: hostPost } = await ownPosting(hub.url, host);
	const until = new Date(Date.now() + 30 * 86_400_000).toISOString();
	const propose = async (by: By, asked: string) =>
		(
			await caller(hub.url, await tokenOf(by)).post<{ id: string }>(`/posts/${hostPost}/secondments`, {
				...{ officer: asked, homeAgency: seedId("vu-tcu"), until },
			})
		).body.id;
	const confirm = async (by: By, id: string) => caller(hub.url, await tokenOf(by)).post(`/postings/${id}/confirm`, {});
	// The host's own administrator asks for the officer, whose agency agrees. That officer has the administration of both then.
	const first = await propose({ officer: host }, officer);
	expect((await confirm({ officer: home, post: homePost }, first)).status).toBe(200);
	const colleague = await caller(hub.url, await tokenOf({ officer: home, post: homePost })).post<{ id: string }>(
		"/officers",
		{ handle: "vu-colleague-1" },
	);
	const second = await propose({ officer: home, post: hostPost }, colleague.body.id);
	const alone = await confirm({ officer: home, post: homePost }, second);
	expect([alone.status, alone.body]).toMatchObject([403, { code: "SECOND_PERSON_NEEDED", faults: [{ at: "/id" }] }]);
});

test("every operation that speaks of a second officer decides as one, or says who does", async () => {
	const words =
		/second (officer|person)|(another|other) officer (confirms|decides|signs|releases|approves|of)|two officers/i;
	const speaks = (await described())
		.filter(([, one]) => words.test(`${one.summary} ${one.description}`) && !one["x-second-officer"])
		.map(([operation]) => operation);
	expect(speaks.sort()).toEqual(asks.sort());
});

/** Ask, do what was confirmed, or show what waits. */
const asks = [
	"DELETE /cases/{id}/identities",
	"DELETE /persons/{id}/identity",
	"GET /assets/files/{id}/releases",
	"GET /attachments/{id}/content",
	"GET /htcds",
	"GET /mla/acts",
	"GET /persons/{id}/identity",
	"GET /provider-subjects",
	"GET /providers",
	"GET /second-person",
	"PATCH /persons/{id}",
	"POST /assets/files/{id}/distributions",
	"POST /assets/files/{id}/transactions",
	"POST /assets/files/{id}/transactions/{transaction}/reversal",
	"POST /erasures",
	"POST /mla/requests/{id}/acts",
	"POST /mla/requests/{id}/erasure",
	"POST /officers/{id}/enrolments",
	"POST /officers/{id}/provider-subjects",
	"POST /openings",
	"POST /persons/{id}/replacements",
	"POST /persons/{id}/roles",
	"POST /persons/{id}/unrelated",
	"POST /providers",
	"POST /reports/{id}/dismiss",
	"POST /reports/{id}/letting-go",
	"POST /reports/{id}/merge",
];
