import { expect, test } from "vitest";
import { openStage, origin, reader } from "../deliver-webhooks/test-support.ts";

test("a subscription with a webhook over HTTP: saved, listed, refused, rotated, redelivered, removed", async () => {
	const stage = await openStage();
	const as = (who: "origin" | "reader", method: "GET" | "POST" | "PATCH" | "DELETE", url: string, payload?: object) =>
		stage.inject(stage.sessionOf(who === "reader" ? reader : origin), method, url, payload);
	const body = { name: "desk", filter: { kinds: ["route"] }, webhook: { url: "http://127.0.0.1:9/hook" } };

	const saved = await as("reader", "POST", "/subscriptions", body);
	expect([saved.statusCode, saved.json()]).toEqual([
		201,
		{
			id: expect.any(String),
			name: "desk",
			createdAt: expect.any(String),
			secret: expect.stringMatching(/^[\w-]{43}$/),
			standardSecret: expect.stringMatching(/^whsec_/),
		},
	]);
	const at = `/subscriptions/${saved.json().id}`;
	const plain = await as("reader", "POST", "/subscriptions", { name: "plain", filter: {} });
	expect(plain.json()).not.toHaveProperty("secret");

	const refused = await as("reader", "POST", "/subscriptions", { ...body, webhook: { url: "https://10.0.0.1/" } });
	expect([refused.statusCode, refused.json()]).toEqual([
		422,
		expect.objectContaining({
			code: "DELIVERY_NOT_ALLOWED",
			faults: [{ at: "/webhook/url", message: "is not a public address" }],
		}),
	]);
	expect(
		(
			await as("reader", "POST", "/subscriptions", {
				...body,
				webhook: { url: "https://x.example.com/", method: "GET" },
			})
		).statusCode,
	).toBe(400);

	const listed = await as("reader", "GET", "/subscriptions");
	expect(listed.json().items).toMatchObject([
		{ name: "desk", webhook: { url: body.webhook.url, state: "active", cause: "", waiting: 0, deadLetters: 0 } },
		{ name: "plain", webhook: null },
	]);
	expect(listed.body).not.toContain(saved.json().secret);

	const rotated = await as("reader", "POST", `${at}/rotate-secret`);
	expect([rotated.statusCode, rotated.json().secret === saved.json().secret]).toEqual([200, false]);
	expect((await as("reader", "GET", `${at}/dead-letters`)).json()).toEqual({ items: [] });
	const again = await as("reader", "POST", `${at}/redeliver`);
	expect([again.statusCode, again.json()]).toEqual([202, { queued: 0 }]);

	const nowhere = { regions: ["atlantis"], countries: ["FJ"] };
	for (const [method, url, payload] of [
		["POST", "/subscriptions", { ...body, filter: nowhere }],
		["PATCH", at, { expectedVersion: 1, filter: nowhere }],
		["GET", "/alerts?regions=atlantis", undefined],
		["GET", "/alerts/feed?regions=atlantis", undefined],
	] as const) {
		const nobody = await as("reader", method, url, payload);
		expect([nobody.statusCode, nobody.json().code, nobody.json().faults.length]).toEqual([400, "VALIDATION", 1]);
		expect(nobody.json().faults[0].message).toContain("is no region of this hub, which has caribbean, pacific");
	}
	const edited = await as("reader", "PATCH", at, {
		...{ expectedVersion: 1, name: "boats", filter: { route: ["origin:VU"] } },
	});
	expect([edited.statusCode, edited.json()]).toEqual([
		200,
		{ id: saved.json().id, name: "boats", filter: { route: ["origin:VU"] }, version: 2 },
	]);
	expect((await as("reader", "PATCH", at, { expectedVersion: 2 })).statusCode).toBe(422);
	// Nobody writes over what another officer of the post has changed meanwhile.
	const late = await as("reader", "PATCH", at, { expectedVersion: 1, name: "late" });
	expect([late.statusCode, late.json().code]).toEqual([409, "VERSION_CONFLICT"]);
	expect((await as("reader", "GET", "/subscriptions")).json().items[0]).toMatchObject(edited.json());

	// Another post's subscription and one that does not exist answer alike.
	for (const path of [at, "/subscriptions/00000000-0000-4000-8000-000000000000"]) {
		const answers = [
			await as("origin", "POST", `${path}/rotate-secret`),
			await as("origin", "GET", `${path}/dead-letters`),
			await as("origin", "POST", `${path}/redeliver`),
			await as("origin", "POST", `${path}/test-webhook`),
			await as("origin", "PATCH", path, { expectedVersion: 1, name: "mine" }),
			await as("origin", "DELETE", path),
		];
		expect(answers.map((answer) => [answer.statusCode, answer.json().code])).toEqual(
			answers.map(() => [404, "NOT_FOUND"]),
		);
	}
	expect((await as("reader", "POST", `/subscriptions/${plain.json().id}/redeliver`)).statusCode).toBe(404);
	expect((await as("reader", "DELETE", at)).statusCode).toBe(204);
	expect((await as("reader", "GET", "/subscriptions")).json().items).toHaveLength(1);
	await stage.close();
});
