import { describe, expect, it } from "vitest";
import { configOf, programOf } from "./config.ts";

describe("options", () => {
	it("of the environment say where logins are kept", () => {
		const of = (env: NodeJS.ProcessEnv) => configOf(env, "/home/o", "/s/cli/bin/seamark.js");
		expect(of({}).home).toBe("/home/o/.config/seamark");
		expect(of({ XDG_CONFIG_HOME: "/x" }).home).toBe("/x/seamark");
		expect(of({ XDG_CONFIG_HOME: "relative" }).home).toBe("/home/o/.config/seamark");
		expect(of({ SEAMARK_HOME: "/s", XDG_CONFIG_HOME: "/x", SEAMARK_DEBUG: "0" })).toMatchObject({
			home: "/s",
			debug: false,
		});
	});
});

describe("what is typed next", () => {
	it.each([
		[{ npm_command: "exec" }, "/s/node_modules/.bin/seamark", "npx seamark"],
		[{ PATH: "/usr/bin:/usr/local/bin" }, "/usr/local/bin/seamark", "seamark"],
		[{ PATH: "/usr/bin" }, "/usr/local/bin/seamark", "node /usr/local/bin/seamark"],
		[{ PATH: "/usr/bin" }, "/s/cli/bin/seamark.js", "node /s/cli/bin/seamark.js"],
		[{}, "/my files/seamark.js", 'node "/my files/seamark.js"'],
	])("%j from %s is %s", (env, script, program) => expect(programOf(env, script)).toBe(program));
});
