import { describe, expect, it } from "vitest";
import { run } from "./testing/run.ts";
import { openStage } from "./testing/stage.ts";

const stage = openStage("fj-liaison-1");

describe("the program", () => {
	it("hands over to the pinned Node.js when it is started by an old one", async () => {
		const pretend = "data:text/javascript,Object.defineProperty(process.versions,'node',{value:'20.1.0'})";
		const { code, stdout } = await run(stage.home, ["--version"], { nodeOptions: ["--import", pretend] });
		expect({ code, stdout }).toEqual({ code: 0, stdout: "0.1.0\n" });
	});

	it("has examples in the help of every command", async () => {
		const { stdout } = await run(stage.home, ["completion", "bash"]);
		const paths = [...stdout.matchAll(/^ {4}"([a-z ]+)"\) words="([^"]*)"/gm)]
			.filter(([, , words = ""]) => words.startsWith("--"))
			.map(([, path = ""]) => path);
		expect(paths.length).toBeGreaterThan(20);
		for (const path of paths) {
			const { code, stdout: help } = await run(stage.home, [...path.split(" "), "--help"]);
			expect(code, path).toBe(0);
			expect(help, path).toContain("Examples:");
		}
	});
});
