import { expect, onTestFinished, test, vi } from "vitest";
import { draft, openStage, origin } from "../deliver-webhooks/test-support.ts";

test("raising costs one group of statements: the key, the alert, the log, and nothing is read", async () => {
	const stage = await openStage();
	onTestFinished(() => stage.close());
	const raise = (key: string) =>
		stage.call(stage.sessionOf(origin), "POST", "/alerts", draft("one"), { "idempotency-key": key });
	// What a connection does once is done.
	await raise("before-it");
	const client = await stage.context.pool.connect();
	client.release();
	const query = vi.spyOn(Object.getPrototypeOf(client) as typeof client, "query");
	onTestFinished(() => query.mockRestore());
	await raise("counted-1");
	const sent = query.mock.calls.map(([one]) =>
		typeof one === "string" ? one : (one as { name?: string; text: string }),
	);
	const names = sent.map((one) => (typeof one === "string" ? one : (one.name ?? one.text.split(/[\s(]/)[0])));
	// What follows the log in this process looks at it every second, and begins to listen when its own connection is there.
	const following = new Set(["seamark.read", "seamark.head", "listen seamark_log"]);
	expect(names.filter((name) => !following.has(name ?? ""))).toEqual([
		"begin",
		"seamark.settings",
		"seamark.remember",
		"alert.insert",
		"seamark.append",
		"commit",
	]);
});
