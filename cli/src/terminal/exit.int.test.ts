import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { id } from "../testing/examples.ts";
import { problem } from "../testing/fake-hub.ts";
import { run } from "../testing/run.ts";
import { openStage } from "../testing/stage.ts";

const stage = openStage("fj-liaison-1");
const { loggedIn, file } = stage;

describe("exit codes", () => {
	const codes: [number, string, string][] = [
		[1, "403", "FORBIDDEN"],
		[1, "422", "ALERT_REFUSED"],
		[3, "401", "UNAUTHENTICATED"],
		[4, "404", "ALERT_NOT_FOUND"],
		[5, "409", "VERSION_CONFLICT"],
		[6, "500", "INTERNAL"],
	];
	it.each(codes)("ends with %i when the hub answers %s", async (code, status, name) => {
		await loggedIn({
			[`GET /alerts/${id(1)}`]: (_request, response) =>
				problem(response, Number(status), name, {
					faults: [
						{ at: "/title", message: "is too long" },
						{ at: "/tlp", message: "is missing" },
					],
				}),
		});
		const ran = await run(stage.home, ["alerts", "show", id(1)]);
		expect(ran.code).toBe(code);
		const lines = ran.stderr.trim().split("\n");
		expect(lines.slice(0, 4)).toEqual([
			`Title of ${name}.`,
			`Detail of ${name}.`,
			"  /title: is too long",
			"  /tlp: is missing",
		]);
		expect(lines[4]).toMatch(/^What to do: ./);
		expect(lines).toHaveLength(5);
	});

	it("ends with 2 for wrong usage and a file that is not there, with 3 without a login, with 6 without a hub", async () => {
		const usage = await run(stage.home, ["alerts", "list", "--limit", "many"]);
		const unknown = await run(stage.home, ["alrts"]);
		const nobody = await run(stage.home, ["alerts", "list", "--json"]);
		expect([usage.code, unknown.code, nobody.code]).toEqual([2, 2, 3]);
		expect(unknown.stderr).toContain("Did you mean alerts?");
		expect(JSON.parse(nobody.stdout)).toMatchObject({ error: { exit: 3, title: "You are not logged in." } });
		const { close } = await loggedIn({});
		expect((await run(stage.home, ["alerts", "raise", join(stage.home, "none.json")])).code).toBe(2);
		await close();
		stage.hub = undefined;
		const away = await run(stage.home, ["alerts", "list"]);
		expect(away.code).toBe(6);
		expect(away.stderr).toContain("What to do: Start it with `npm start`");
		expect(away.stderr).not.toContain("    at ");
	});

	it("ends with 8 for a chain that was changed and with 0 for a whole one", async () => {
		const links = [
			{ seq: 1, bytes: Buffer.from("nonsense").toString("base64"), previousHash: "0".repeat(64), hash: "1".repeat(64) },
		];
		const broken = await run(stage.home, [
			"audit",
			"verify",
			"--file",
			await file("chain.jsonl", links.map((link) => JSON.stringify(link)).join("\n")),
			"--json",
		]);
		expect(broken.code).toBe(8);
		expect(JSON.parse(broken.stdout)).toMatchObject({ ok: false, brokenAt: 1, reason: "altered" });
		expect((await run(stage.home, ["audit", "verify", "--file", await file("empty.jsonl", "")])).code).toBe(0);
	});
});
