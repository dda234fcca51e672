import { describe, expect, it } from "vitest";
import { CliError } from "../terminal/exit.ts";
import { loginFaults } from "./login.ts";
import { hubOrigin } from "./session.ts";

describe("addresses", () => {
	it.each([
		["https://hub.example/", "https://hub.example"],
		["hub.example", "https://hub.example"],
		["http://127.0.0.1:8080", "http://127.0.0.1:8080"],
		["http://localhost:1/x/", "http://localhost:1/x"],
	])("of hubs: %s", (typed, origin) => expect(hubOrigin(typed)).toBe(origin));
	it.each([
		"http://hub.example",
		"http://10.0.0.1",
		"http://127.0.0.1.evil.example",
		"https://u:p@hub.example",
		"ftp://hub.example",
		"https://",
	])("that are none: %s", (typed) => {
		expect(() => hubOrigin(typed)).toThrow(CliError);
	});
});

describe("options", () => {
	it("of a login are judged all at once", () => {
		expect(loginFaults({ demo: "fj-desk-1" })).toEqual([]);
		expect(loginFaults({ agency: "a", client: "c", key: "k", purpose: "p" })).toEqual([]);
		// With nothing named, an officer approves it in the console, and chooses there what else there is.
		expect(loginFaults({})).toEqual([]);
		expect(loginFaults({ post: "p", purpose: "analysis" }).map(({ at }) => at)).toEqual(["--post", "--purpose"]);
		expect(loginFaults({ demo: "x", agency: "a", key: "k" }).map(({ at }) => at)).toEqual(["--agency", "--key"]);
		expect(loginFaults({ agency: "a", officer: "o" }).map(({ at }) => at)).toEqual([
			"--client",
			"--key",
			"--purpose",
			"--post",
			"--scope",
		]);
	});
});
