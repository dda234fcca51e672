import { expect, test } from "vitest";
import { ConfigError, choice, flag, list, optional, port, readSettings, secret, text } from "./index.ts";

const settings = {
	URL: text("where the hub is"),
	NAME: text("what it is called", "hub"),
	HTTP: port("port for HTTP", 8080),
	GRPC: port("port for gRPC"),
	LEVEL: choice("how much is logged", ["info", "debug"], "info"),
	DEMO: flag("a demonstration"),
	BROKERS: list("brokers"),
	CA: optional("an authority"),
	PIN: { ...secret("four digits"), parse: (raw: string) => (/^\d{4}$/.test(raw) ? raw : never(raw)) },
};
const never = (raw: string): never => {
	throw new Error(raw === "" ? "is empty" : "must be four digits");
};
const faultsOf = (env: Record<string, string | undefined>): readonly string[] => {
	try {
		readSettings(settings, env);
	} catch (error) {
		expect(error).toBeInstanceOf(ConfigError);
		for (const fault of (error as ConfigError).faults) expect((error as ConfigError).message).toContain(fault);
		return (error as ConfigError).faults;
	}
	return [];
};
const good = { URL: "http://a.example", GRPC: "9090", PIN: "1234" };

test("what is not set falls back, and an empty value counts as not set", () => {
	const expected = {
		...{ URL: "http://a.example", NAME: "hub", HTTP: 8080, GRPC: 9090, LEVEL: "info", DEMO: false, BROKERS: [] },
		...{ CA: undefined, PIN: "1234" },
	};
	expect(readSettings(settings, good)).toEqual(expected);
	expect(readSettings(settings, { ...good, NAME: "", HTTP: "", DEMO: "", BROKERS: "", CA: "" })).toEqual(expected);
});

test("values are read as what they are", () => {
	const env = { ...good, HTTP: "0", GRPC: "65535", LEVEL: "debug", DEMO: "1", BROKERS: " a:1, b:2 ,", CA: "/ca.pem" };
	expect(readSettings(settings, { ...env, OTHER: "not ours" })).toMatchObject({
		HTTP: 0,
		GRPC: 65_535,
		LEVEL: "debug",
		DEMO: true,
		BROKERS: ["a:1", "b:2"],
		CA: "/ca.pem",
	});
});

test("all faults are told at once, each with the name, what it is for and what is wrong", () => {
	const faults = faultsOf({ HTTP: "80a", GRPC: "65536", LEVEL: "loud", DEMO: "yes", PIN: "12345" });
	expect(faults).toEqual([
		"URL is missing: where the hub is",
		'HTTP must be a port, 0 to 65535, not "80a": port for HTTP',
		'GRPC must be a port, 0 to 65535, not "65536": port for gRPC',
		'LEVEL must be one of info, debug, not "loud": how much is logged',
		'DEMO must be true or false, not "yes": a demonstration',
		"PIN must be four digits: four digits",
	]);
});

test("a secret is never repeated, whether it is the fault or stands beside one", () => {
	for (const env of [
		{ ...good, PIN: "hunter2-hunter2" },
		{ PIN: "hunter2-hunter2", HTTP: "x" },
	]) {
		const told = faultsOf(env).join();
		expect(told).not.toBe("");
		expect(told).not.toContain("hunter2");
	}
});

test.each(["-1", "1.5", "1e3", " 80", "0x50", "100000", "８０"])("%s is no port", (raw) => {
	expect(faultsOf({ ...good, HTTP: raw })).toHaveLength(1);
});

test("a name that every object has is not taken for a setting", () => {
	expect(() => readSettings({ toString: text("a text") }, Object.create(null))).toThrow(/toString is missing/);
});
