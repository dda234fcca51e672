import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { type ClientOptions, createClient } from "./client.ts";
import { NoHub, Refused } from "./failures.ts";

type Heard = { method: string; url: string; key: unknown; token: unknown; body: string };

/** A server that answers one request after the other with these, and a client of it. */
const open = async (answers: ((response: ServerResponse, request: IncomingMessage) => void)[], o: object = {}) => {
	const heard: Heard[] = [];
	const server = createServer(async (request, response) => {
		let body = "";
		for await (const chunk of request.setEncoding("utf8")) body += chunk;
		const { method = "", url = "", headers } = request;
		heard.push({ method, url, key: headers["idempotency-key"], token: headers.authorization, body });
		answers[heard.length - 1]?.(response, request);
	});
	server.listen(0, "127.0.0.1");
	await once(server, "listening");
	onTestFinished(() => {
		server.closeAllConnections();
		server.close();
	});
	const pauses: number[] = [];
	const options: ClientOptions = {
		base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		now: Date.now,
		newId: () => "a-new-name",
		chance: () => 0,
		waiting: (_failure, ms) => pauses.push(ms),
		...o,
	};
	return { client: createClient(options), heard, pauses };
};

const json =
	(status: number, body: unknown, headers: Record<string, string> = {}) =>
	(response: ServerResponse) =>
		response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
const broken = (response: ServerResponse) => response.destroy();
const id = "0198c1de-7a53-7a10-9d5e-000000000001";

test("a write keeps its name however often it is sent", async () => {
	const { client, heard, pauses } = await open([broken, json(503, { code: "UNAVAILABLE" }), json(200, { version: 2 })]);
	expect(await client.POST("/cases/{id}/close", { params: { path: { id } }, body: {} as never })).toEqual({
		version: 2,
	});
	expect(heard.map(({ method, url, key }) => [method, url, key])).toEqual(
		Array(3).fill(["POST", `/cases/${id}/close`, "a-new-name"]),
	);
	expect(pauses).toHaveLength(2);
});

test("what might be done twice is sent once, and a read has no name", async () => {
	const { client, heard } = await open([broken, json(200, { items: [] })]);
	const send = client.POST("/demo/token", { body: { officer: "fj-desk-1" }, repeatable: false });
	await expect(send).rejects.toMatchObject({ name: "NoAnswer", why: "broken" });
	expect(await client.GET("/cases", { params: { query: { limit: "2" } } })).toEqual({ items: [] });
	expect(heard.map(({ url, key }) => [url, key])).toEqual([
		["/demo/token", undefined],
		["/cases?limit=2", undefined],
	]);
});

test("the pause is as long as the hub says", async () => {
	const { client, pauses } = await open([
		json(429, { code: "TOO_MANY_REQUESTS" }, { "retry-after": "1" }),
		json(200, {}),
	]);
	await client.GET("/agencies");
	expect(pauses).toEqual([1_000]);
});

test("a token that no longer holds is renewed once, and a body is made anew for it", async () => {
	const authenticate = async (_method: string, _url: string, renew: boolean) => ({
		authorization: renew ? "new" : "old",
	});
	const answers = [json(401, { code: "UNAUTHENTICATED" }), json(200, {}), json(401, {}), json(401, { code: "X" })];
	const { client, heard } = await open(answers, { authenticate });
	const sent = { bodySerializer: () => "a,b\n", headers: { "content-type": "text/csv" }, body: "" as never };
	await client.POST("/imports", { params: { query: {} as never }, ...sent });
	expect(heard.map(({ token, body }) => [token, body])).toEqual([
		["old", "a,b\n"],
		["new", "a,b\n"],
	]);
	await expect(client.GET("/agencies")).rejects.toMatchObject({ status: 401, problem: { code: "X" } });
	expect(heard).toHaveLength(4);
});

test("what answers may be no hub", async () => {
	const page = (response: ServerResponse) => response.writeHead(200, { "content-type": "text/html" }).end("<html>");
	const elsewhere = (response: ServerResponse) => response.writeHead(302, { location: "http://127.0.0.1:1/" }).end();
	const { client } = await open([page, elsewhere, json(404, { code: "NOT_FOUND" })]);
	await expect(client.GET("/agencies")).rejects.toEqual(expect.any(NoHub));
	await expect(client.GET("/agencies")).rejects.toMatchObject({ name: "NoHub", why: "redirect" });
	await expect(client.GET("/agencies")).rejects.toEqual(expect.any(Refused));
});

test("once everything was ended only the farewell is sent", async () => {
	const { client, heard } = await open([json(200, { keptAt: "2030-01-01T00:00:00Z" }, { "x-told": "yes" })], {
		signal: AbortSignal.abort(),
	});
	const keep = { body: { cursor: "c1", filter: {} } };
	await expect(client.PUT("/alerts/feed/place", keep)).rejects.toThrow("aborted");
	let told: string | null = null;
	await client.PUT("/alerts/feed/place", {
		...keep,
		farewell: true,
		head: (headers) => {
			told = headers.get("x-told");
		},
	});
	expect([heard.length, told]).toEqual([1, "yes"]);
});
