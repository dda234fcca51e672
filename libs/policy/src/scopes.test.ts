import { describe, expect, test } from "vitest";
import { type AgencyKind, agencyKinds, grantable, kinds, type Scope, scopes } from "./index.ts";
import type { Kind } from "./kind.ts";

describe("scopes that a kind of agency may hold", () => {
	const everybody: Scope[] = ["agency:admin", "directory:read"];
	const reading: Scope[] = ["alerts:read", "alerts:subscribe", "audit:read"];
	const contributing: Scope[] = [...reading, "alerts:export", "alerts:raise"];
	const casework: Scope[] = [
		...(["cases:import", "cases:read", "cases:write", "links:lookUp"] as const),
		...(["reports:submit", "reports:takeIn", "statistics:read"] as const),
	];
	const expected: Record<AgencyKind, Scope[]> = {
		tcu: [...everybody, ...contributing, ...casework],
		police: [...everybody, ...contributing, ...casework],
		customs: [...everybody, ...contributing, "reports:submit"],
		immigration: [...everybody, ...contributing, ...casework],
		prosecutor: [...everybody, ...contributing, ...casework],
		"central-authority": [...everybody, ...reading],
		fiu: [...everybody, ...contributing],
		"labour-inspectorate": [...everybody, ...reading, "reports:submit"],
		"referral-provider": [...everybody, "reports:submit"],
		"coordination-centre": [
			...everybody,
			...contributing,
			...(["audit:verify", "directory:write", "ops:redrive", "reports:submit"] as const),
		],
		rapporteur: everybody,
	};
	/** Scopes that came with later services: their own tests say who may hold them. */
	const here = new Set(Object.values(expected).flat());
	test.each(agencyKinds)("%s", (kind) => {
		expect(grantable[kind].filter((scope) => here.has(scope)).sort()).toEqual([...expected[kind]].sort());
	});
	test("every scope is named once, and somebody may hold it", () => {
		expect(new Set(scopes).size).toBe(scopes.length);
		const held = new Set(agencyKinds.flatMap((kind) => grantable[kind]));
		expect(scopes.filter((scope) => !held.has(scope))).toEqual([]);
	});
});

describe.each(kinds.map((kind): [string, Kind] => [kind.name, kind]))("the kind %s", (name, kind) => {
	test("has a name that no other has", () => {
		expect(kinds.filter((other) => other.name === name)).toHaveLength(1);
		expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
	});
	test("asks for scopes that there are, and brings none that another kind brings", () => {
		const asked = Object.values(kind.actions).flatMap(({ scopes: some }) => (some === "vouched" ? [] : some));
		expect(asked.filter((scope) => !scopes.includes(scope as Scope))).toEqual([]);
		const others = kinds.filter((other) => other.name !== name).flatMap((other) => Object.keys(other.holders));
		expect(Object.keys(kind.holders).filter((scope) => others.includes(scope))).toEqual([]);
	});
	test("lets somebody read it", () => {
		expect(kind.actions).toHaveProperty("read");
		for (const action of Object.values(kind.actions)) expect(action.scopes.length).toBeGreaterThan(0);
	});
});
