import type { ServerResponse } from "node:http";
import { describe, expect, it } from "vitest";
import { alertOf } from "../testing/examples.ts";
import { problem } from "../testing/fake-hub.ts";
import { run, start } from "../testing/run.ts";
import { openStage } from "../testing/stage.ts";

const stage = openStage("fj-liaison-1");
const { loggedIn } = stage;

describe("feed", () => {
	const open = (response: ServerResponse) => response.writeHead(200, { "content-type": "text/event-stream" });
	const frame = (n: number, event = "raised", more: Record<string, unknown> = {}, cursor: string | null = `c${n}`) =>
		`event: ${event}\n${cursor === null ? "" : `id: ${cursor}\n`}data: ${JSON.stringify(alertOf(n, more))}\n\n`;
	const lines = (stdout: string) =>
		stdout
			.trim()
			.split("\n")
			.map(
				(line) => JSON.parse(line) as { event: string; cursor: string | null; alert: { id: string; version: number } },
			);

	it("brings every event exactly once across cut connections, and goes on where it stopped", async () => {
		const { of } = await loggedIn({
			"GET /alerts/feed": (_request, response, times) => {
				open(response).write("retry: 250\n\nid: c0\n\n");
				if (times === 1) {
					// Cut in the middle of the third event, after a flash alert that came ahead of its turn.
					response.write(
						frame(1) + frame(4, "raised", { urgency: "flash" }, null) + frame(2) + frame(3).slice(0, 60),
						() => response.socket?.destroy(),
					);
				} else if (times === 2) {
					// The hub says goodbye properly after some events.
					response.end(
						`${frame(3)}${frame(4, "raised", { urgency: "flash" })}event: end\ndata: {"code":"UNAVAILABLE","detail":"The hub stops."}\n\n`,
					);
				} else
					response.write(
						frame(4, "raised", { urgency: "flash" }) +
							frame(5) +
							frame(5, "withdrawn", { status: "withdrawn" }, "c6") +
							frame(5, "raised", {}, "c7"),
					);
			},
		});
		const { code, stdout, stderr } = await run(stage.home, [
			"feed",
			"follow",
			"--region",
			"pacific",
			"--json",
			"--from",
			"start",
			"--count",
			"7",
		]);
		expect(stderr).toContain("going on where the feed stopped");
		expect(code).toBe(0);
		expect(lines(stdout).map(({ event, alert }) => `${event} ${Number(alert.id.slice(-4))}`)).toEqual([
			"raised 1",
			"raised 4",
			"raised 2",
			"raised 3",
			"raised 5",
			"withdrawn 5",
			"raised 5",
		]);
		expect(
			of("GET /alerts/feed").map(({ headers, query }) => [
				headers["last-event-id"],
				query.get("from"),
				query.get("regions"),
			]),
		).toEqual([
			[undefined, "start", "pacific"],
			["c2", null, "pacific"],
			["c4", null, "pacific"],
		]);
		expect(stderr).toContain("add to the same command: --after c7");
	});

	it("starts over when its cursor has expired meanwhile, without showing anything twice", async () => {
		const { of } = await loggedIn({
			"GET /alerts/feed": ({ headers }, response, times) => {
				if (headers["last-event-id"] === "c2") return problem(response, 410, "CURSOR_EXPIRED");
				open(response).write("retry: 250\n\n");
				if (times === 1) response.end(frame(1) + frame(2));
				else response.write(frame(1) + frame(2) + frame(3));
			},
		});
		const { code, stdout } = await run(stage.home, ["feed", "follow", "--json", "--count", "3"]);
		expect(code).toBe(0);
		expect(lines(stdout).map(({ cursor }) => cursor)).toEqual(["c1", "c2", "c3"]);
		expect(of("GET /alerts/feed").at(-1)?.query.get("from")).toBe("start");
	});

	it("connects anew when not even a heartbeat comes", async () => {
		await loggedIn({
			"GET /alerts/feed": (_request, response, times) => {
				open(response).write("retry: 250\n\n");
				if (times === 2) response.write(frame(1));
			},
		});
		const { code, stderr } = await run(stage.home, ["feed", "follow", "--count", "1", "--silence", "1"]);
		expect(code).toBe(0);
		expect(stderr).toContain("Nothing came from the hub for 1 s.");
	});

	it("marks a flash alert without colours too, and ends with 130 and a cursor on Ctrl-C", async () => {
		await loggedIn({
			"GET /alerts/feed": (_request, response) => {
				open(response).write(`${frame(1, "raised", { urgency: "flash" })}id: c9\n\n`);
			},
		});
		const following = start(stage.home, ["feed", "follow"]);
		await following.said("Alert 1");
		following.interrupt();
		const { code, stdout, stderr } = await following.done;
		expect(code).toBe(130);
		expect(stdout).toContain("!!! FLASH !!!");
		expect(stdout).toContain("TLP:GREEN");
		expect(stderr).toContain("add to the same command: --after c9");
	});

	it("comes back at once and without a word when the hub ends the stream because the token has ended", async () => {
		const { of } = await loggedIn({
			"GET /alerts/feed": ({ headers }, response, times) => {
				if (times > 1 && headers.authorization?.endsWith("1")) return problem(response, 401, "UNAUTHENTICATED");
				open(response);
				if (times === 1)
					response.end(
						`${frame(1)}event: end\ndata: {"code":"UNAUTHENTICATED","detail":"The access token has expired."}\n\n`,
					);
				else response.write(frame(2));
			},
		});
		const { code, stdout, stderr } = await run(stage.home, ["feed", "follow", "--json", "--count", "2"]);
		expect(code).toBe(0);
		expect(lines(stdout).map(({ cursor }) => cursor)).toEqual(["c1", "c2"]);
		expect(of("GET /alerts/feed").map(({ headers }) => headers["last-event-id"])).toEqual([undefined, "c1", "c1"]);
		expect(stderr).not.toMatch(/expired|again/);
	});

	it("does not wait for a refusal to pass", async () => {
		await loggedIn({ "GET /alerts/feed": (_request, response) => problem(response, 403, "FORBIDDEN") });
		expect((await run(stage.home, ["feed", "follow"])).code).toBe(1);
	});
});
