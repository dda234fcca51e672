import { expect, it } from "vitest";
import { asTyped } from "./output.ts";

it("a hint works where it is printed: from this folder, at this hub, in this name", () => {
	const commands = ["feed", "alerts", "login"];
	const here = { program: "node /s/seamark.js", commands, as: "tonga", hub: "http://127.0.0.1:8090" };
	expect(asTyped("Next: seamark feed follow", here)).toBe(
		"Next: node /s/seamark.js --as tonga --hub http://127.0.0.1:8090 feed follow",
	);
	expect(asTyped("Log in: seamark login --as desk --demo x", { program: "npx seamark", commands, as: "tonga" })).toBe(
		"Log in: npx seamark login --as desk --demo x",
	);
	expect(asTyped("Run `seamark alerts list`; seamark is a program.", { program: "mark", commands })).toBe(
		"Run `mark alerts list`; seamark is a program.",
	);
	expect(asTyped("See /opt/seamark login", { program: "x", commands })).toBe("See /opt/seamark login");
});
