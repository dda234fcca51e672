import { describe, expect, test } from "vitest";
import { addressAllowed, checkUrl, guardedLookup, parseAllow, urlFault } from "./addresses.ts";

const none = parseAllow([]);

describe("addresses that webhooks may have", () => {
	test.each([
		"https://tcu.example.com/hook",
		"https://tcu.example.com:8443/hook?unit=1",
		"https://203.0.114.7/hook",
		"https://[2606:4700::1111]/hook",
		"https://xn--bcher-kva.ch/",
	])("%s", (url) => {
		expect(urlFault(url, none)).toBeUndefined();
	});
});

describe("addresses that are refused", () => {
	test.each([
		["http://tcu.example.com/hook", "https"],
		["http://127.0.0.1/hook", "https"],
		["ftp://tcu.example.com/", "https"],
		["file:///etc/passwd", "https"],
		["not a url", "URL"],
		["//tcu.example.com/hook", "URL"],
		[`https://tcu.example.com/${"x".repeat(2_000)}`, "longer"],
		["https://user@tcu.example.com/", "user name"],
		["https://user:secret@tcu.example.com/", "user name"],
		["https://tcu.example.com@10.0.0.1/", "user name"],
		["https://tcu.example.com/#part", "fragment"],
		["https://tcu.example.com:22/", "port"],
		["https://tcu.example.com:0/", "port"],
		["https://localhost/", "name of a public host"],
		["https://LOCALHOST./", "name of a public host"],
		["https://a.localhost/", "name of a public host"],
		["https://metadata.google.internal/", "name of a public host"],
		["https://printer.local/", "name of a public host"],
		["https://intranet/", "name of a public host"],
		["http://0x7f.1/", "https"],
		["https://0x7f.1/", "public address"],
		["https://2130706433/", "public address"],
		["https://017700000001/", "public address"],
		["https://127.1/", "public address"],
		["https://0/", "public address"],
		["https://10.0.0.1/", "public address"],
		["https://100.64.0.1/", "public address"],
		["https://169.254.169.254/latest/meta-data/", "public address"],
		["https://172.31.255.255/", "public address"],
		["https://192.168.1.1/", "public address"],
		["https://198.18.0.1/", "public address"],
		["https://224.0.0.1/", "public address"],
		["https://255.255.255.255/", "public address"],
		["https://[::]/", "public address"],
		["https://[::1]/", "public address"],
		["https://[::ffff:10.0.0.1]/", "public address"],
		["https://[::ffff:7f00:1]/", "public address"],
		["https://[::10.0.0.1]/", "public address"],
		["https://[64:ff9b::a00:1]/", "public address"],
		["https://[fc00::1]/", "public address"],
		["https://[fd00:ec2::254]/", "public address"],
		["https://[fe80::1]/", "public address"],
		["https://[ff02::1]/", "public address"],
		["https://[2001:db8::1]/", "public address"],
		["https://[2001:0:a00:1::]/", "public address"],
		["https://[2002:a00:1::]/", "public address"],
		["https://\u2460\u2461\u2466.0.0.1/", "public address"],
	])("%s", (url, why) => {
		expect(urlFault(url, none)).toContain(why);
	});
});

describe("what the operator allows", () => {
	const allow = parseAllow(["127.0.0.1", "10.20.0.0/16", "fd00:1::/64", "Hooks.Hub.Internal"]);
	test.each([
		"http://127.0.0.1:9000/hook",
		"https://10.20.3.4/",
		"https://[fd00:1::7]/",
		"https://hooks.hub.internal/",
		"https://[::ffff:10.20.0.1]/",
	])("%s", (url) => {
		expect(urlFault(url, allow)).toBeUndefined();
	});
	test.each([
		"http://127.0.0.2/",
		"http://10.20.3.4/",
		"http://hooks.hub.internal/",
		"https://10.21.0.1/",
		"https://[fd00:2::7]/",
		"https://other.hub.internal/",
	])("not %s", (url) => {
		expect(urlFault(url, allow)).toBeDefined();
	});
	test.each([["10.0.0.0/33"], ["10.0.0.0/"], ["10.0.0.0/8/9"], ["fd00::/129"], ["a b"], ["http://x.example"], ["-x"]])(
		"a list with %s is no list",
		(entry) => {
			expect(() => parseAllow([entry])).toThrow(/must be|no network/);
		},
	);
});

test("an address with an interface, or none at all, is never allowed", () => {
	expect(addressAllowed("fe80::1%eth0", parseAllow(["::/0"]))).toBe(false);
	expect(addressAllowed("somewhere", none)).toBe(false);
	expect(addressAllowed("8.8.8.8", none)).toBe(true);
});

describe("names", () => {
	const names: Record<string, string[]> = {
		"inside.example.com": ["10.0.0.1"],
		"mixed.example.com": ["8.8.8.8", "169.254.169.254"],
		"mapped.example.com": ["::ffff:127.0.0.1"],
		"public.example.com": ["8.8.8.8", "2606:4700::1111"],
	};
	const resolve = async (host: string) => {
		const found = names[host];
		if (!found) throw new Error("ENOTFOUND");
		return found.map((address) => ({ address, family: address.includes(":") ? 6 : 4 }));
	};

	test("are resolved when an address is saved; a name that leads inside and one that is unknown answer alike", async () => {
		await expect(checkUrl("https://public.example.com/", none, resolve)).resolves.toBeUndefined();
		const refusals = await Promise.all(
			["inside", "mixed", "mapped", "unknown"].map((name) =>
				checkUrl(`https://${name}.example.com/`, none, resolve).catch((error: unknown) => error),
			),
		);
		for (const refusal of refusals)
			expect(refusal).toMatchObject({
				code: "DELIVERY_NOT_ALLOWED",
				faults: [{ at: "/webhook/url", message: "does not lead to a public address" }],
			});
	});

	test("are checked again at each connection, every address that could be used", async () => {
		const lookup = guardedLookup(none, resolve);
		const ask = (host: string, options: { all?: boolean; family?: number }) =>
			new Promise((done) =>
				lookup(host, options as never, (error, address, family) =>
					done(error ? (error as { code?: string }).code : [address, family]),
				),
			);
		expect(await ask("public.example.com", {})).toEqual(["8.8.8.8", 4]);
		expect(await ask("PUBLIC.example.com.", { family: 6 })).toEqual(["2606:4700::1111", 6]);
		expect(await ask("public.example.com", { all: true })).toEqual([
			[
				{ address: "8.8.8.8", family: 4 },
				{ address: "2606:4700::1111", family: 6 },
			],
			undefined,
		]);
		for (const host of ["inside.example.com", "mixed.example.com", "mapped.example.com", "unknown.example.com"])
			expect(await ask(host, { all: true })).toBe("DELIVERY_NOT_ALLOWED");
	});
});
