import { expect, onTestFinished, test } from "vitest";
import { draft, openStage, origin } from "../deliver-webhooks/test-support.ts";

test("a recall is the last word, whatever version is named; its own retry gets the first answer", async () => {
	const stage = await openStage();
	onTestFinished(() => stage.close());
	const { id } = await stage.raise(draft("one"));
	const send = (method: "PUT" | "POST", path: string, body: object, headers = {}) =>
		stage.inject(stage.sessionOf(origin), method, `/alerts/${id}${path}`, body, headers);
	const recall = () =>
		send("POST", "/recall", { expectedVersion: 1, reason: "its source withdrew" }, { "idempotency-key": "recall-it" });
	const first = await recall();
	expect([first.statusCode, first.json()]).toEqual([200, expect.objectContaining({ version: 2, status: "recalled" })]);
	expect((await recall()).body).toBe(first.body);
	for (const expectedVersion of [1, 2, 7])
		for (const answer of [
			await send("PUT", "", { expectedVersion, draft: draft("two") }),
			await send("POST", "/recall", { expectedVersion, reason: "again" }),
		])
			expect([answer.statusCode, answer.json().code]).toEqual([410, "ALERT_RECALLED"]);
});
