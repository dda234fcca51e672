import { describe, expect, it } from "vitest";
import { configOf } from "./config.ts";

describe("options", () => {
	it("of the environment say where logins are kept", () => {
		expect(configOf({}, "/home/o").home).toBe("/home/o/.config/seamark");
		expect(configOf({ XDG_CONFIG_HOME: "/x" }, "/home/o").home).toBe("/x/seamark");
		expect(configOf({ XDG_CONFIG_HOME: "relative" }, "/home/o").home).toBe("/home/o/.config/seamark");
		expect(configOf({ SEAMARK_HOME: "/s", XDG_CONFIG_HOME: "/x", SEAMARK_DEBUG: "0" }, "/home/o")).toMatchObject({
			home: "/s",
			debug: false,
		});
	});
});
