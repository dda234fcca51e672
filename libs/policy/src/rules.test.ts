import { describe, expect, test } from "vitest";
import { reader as anyReader } from "./arbitrary.ts";
import { decide, decideAccess, may, mayWrite, type Principal, type Reason, type Scope } from "./index.ts";
import { type Kind, kindSql } from "./kind.ts";
import { fromGrantRow, fromPartyColumns, grantRow, partyColumns } from "./sql.ts";
import type { AnyRecord, Grant } from "./types.ts";

const now = Date.parse("2030-01-01T00:00:00Z");
const id = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;
const [own, other, third] = [id(1), id(2), id(3)];
const who = (changes: Omit<Partial<Principal>, "scopes"> & { scopes?: string[] } = {}): Principal => ({
	...anyReader,
	agency: own,
	...changes,
	scopes: (changes.scopes ?? ["r", "w"]) as Scope[],
});

/** Given a principal and a record, when it acts, then the reason; these are the yeses. */
type Row = [given: string, who: Principal, action: string, what: AnyRecord, reason: Reason];
const yeses: Reason[] = ["owner", "party", "granted"];
const holds = (title: string, kind: Kind, rows: Row[]): void => {
	describe(title, () => {
		test.each(rows)("%s", (_given, principal, action, what, reason) => {
			expect(decide(kind, principal, action, what, now)).toEqual({ allowed: yeses.includes(reason), reason });
		});
	});
};

const ledger: Kind = {
	name: "ledger",
	rule: "own",
	purposes: ["investigation"],
	actions: { read: { scopes: ["r", "w"] }, change: { scopes: ["w"] }, erase: { scopes: [] } },
	holders: {},
};
holds("by the owner", ledger, [
	["the owner", who(), "read", { owner: own }, "owner"],
	["another agency", who({ agency: other }), "read", { owner: own }, "not-owner"],
	["one of the scopes is enough", who({ scopes: ["w"] }), "read", { owner: own }, "owner"],
	["none of the scopes", who({ scopes: ["x"] }), "read", { owner: own }, "scope"],
	["the scope of another action", who({ scopes: ["r"] }), "change", { owner: own }, "scope"],
	["an action that nobody may do", who(), "erase", { owner: own }, "scope"],
	["an action that the kind does not know", who(), "export", { owner: own }, "scope"],
	["an action that every object has", who(), "constructor", { owner: own }, "scope"],
	["a purpose that the kind is not for", who({ purpose: "analysis" }), "read", { owner: own }, "purpose"],
]);
holds("by the owner, for whom a service vouches", { ...ledger, actions: { read: { scopes: "vouched" } } }, [
	["no scope is needed", who({ scopes: [] }), "read", { owner: own }, "owner"],
	["another agency", who({ agency: other }), "read", { owner: own }, "not-owner"],
	["another action", who({ scopes: [] }), "change", { owner: own }, "scope"],
]);

const request: Kind = {
	name: "request",
	rule: "parties",
	purposes: ["investigation", "prosecution"],
	actions: {
		read: { scopes: ["r"], roles: ["requesting", "executing", "prosecutor"] },
		answer: { scopes: ["w"], roles: ["executing"] },
	},
	writers: ["requesting", "executing"],
	holders: {},
};
const named = (...parties: [agency: string, role: string][]) => ({
	parties: parties.map(([agency, role]) => ({ agency, role })),
});
holds("by the parties", request, [
	["named", who(), "read", named([other, "requesting"], [own, "prosecutor"]), "party"],
	["not named", who({ agency: third }), "read", named([other, "requesting"], [own, "executing"]), "not-party"],
	["nobody is named", who(), "read", named(), "not-party"],
	["with the role of the action", who(), "answer", named([own, "executing"]), "party"],
	["with another role", who(), "answer", named([own, "requesting"], [other, "executing"]), "role"],
	[
		"with two roles, one of them of the action",
		who(),
		"answer",
		named([own, "requesting"], [own, "executing"]),
		"party",
	],
	["with a role that the kind does not know", who(), "read", named([own, "translator"]), "role"],
	["without the scope", who({ scopes: ["r"] }), "answer", named([own, "executing"]), "scope"],
	["for another purpose", who({ purpose: "analysis" }), "read", named([own, "executing"]), "purpose"],
]);

const dossier: Kind = {
	name: "dossier",
	rule: "grants",
	actions: {
		read: { scopes: ["r"], roles: ["owner", "grantee"] },
		change: { scopes: ["w"], roles: ["owner"] },
		comment: { scopes: ["r"], roles: ["grantee"] },
	},
	holders: {},
};
const grant: Grant = { giver: other, receiver: own, purpose: "investigation", until: "2030-01-01T00:00:00.001Z" };
const opened = (...grants: Partial<Grant>[]) => ({ owner: other, grants: grants.map((one) => ({ ...grant, ...one })) });
holds("by grants", dossier, [
	["the owner", who({ agency: other }), "read", opened(), "owner"],
	["a grant", who(), "read", opened({}), "granted"],
	["no grant", who(), "read", opened(), "not-granted"],
	["a grant to another agency", who(), "read", opened({ receiver: third }), "not-granted"],
	["a grant for another purpose", who(), "read", opened({ purpose: "analysis" }), "purpose"],
	["a grant until now", who(), "read", opened({ until: "2030-01-01T00:00:00Z" }), "expired"],
	["a grant until a time that cannot be read", who(), "read", opened({ until: "soon" }), "expired"],
	["a grant of another than the owner", who(), "read", opened({ giver: third }), "not-grantor"],
	["a grant that the receiver gave itself", who(), "read", opened({ giver: own }), "not-grantor"],
	[
		"the grant of the owner before, when the record was handed over",
		who(),
		"read",
		{ ...opened({}), owner: third },
		"not-grantor",
	],
	[
		"two grants do not add up",
		who(),
		"read",
		opened({ purpose: "analysis" }, { until: "2029-12-31T00:00:00Z" }),
		"expired",
	],
	["the second of two opens", who(), "read", opened({ purpose: "analysis" }, {}), "granted"],
	["what the owner alone may do", who(), "change", opened({}), "role"],
	["what the owner may not do", who({ agency: other }), "comment", opened({}), "role"],
	["without the scope", who({ scopes: ["w"] }), "read", opened({}), "scope"],
]);

describe("by the name of a kind", () => {
	const officer = who({ scopes: ["cases:read"] });
	test("the decision is by the rule of the kind", () => {
		expect(decideAccess("case", officer, "read", { owner: own }, now)).toEqual({ allowed: true, reason: "owner" });
		expect(decideAccess("case", officer, "change", { owner: own }, now).reason).toBe("scope");
		expect(decideAccess("report", officer, "read", { owner: other }, now).reason).toBe("not-owner");
	});
	test("a kind that is not there, or has another rule, admits nobody", () => {
		expect(decideAccess("cases" as "case", officer, "read", { owner: own }, now).reason).toBe("scope");
		const record = { record: "case", originator: { agency: own, country: "FJ" } } as never;
		expect(may(officer, "read", record, now).reason).toBe("scope");
	});
});

test.each<[string, Kind, AnyRecord, string[], boolean]>([
	["the owner", ledger, { owner: own }, [other, own], true],
	["another", ledger, { owner: own }, [other], false],
	["nobody", ledger, { owner: own }, [], false],
	["a party that writes", request, named([own, "executing"]), [own], true],
	["a party that only reads", request, named([own, "prosecutor"], [other, "requesting"]), [own], false],
	["the owner of what grants open", dossier, opened({}), [other], true],
	["a grantee", dossier, opened({}), [own], false],
])("the writers may write: %s", (_given, kind, what, writers, expected) => {
	expect(mayWrite(kind, writers, what)).toBe(expected);
});

describe("columns", () => {
	test("parties and grants come back from theirs", () => {
		const parties = named([own, "requesting"], [other, "joint-team"]);
		expect(fromPartyColumns(partyColumns(parties))).toEqual(parties);
		expect(fromGrantRow(grantRow(third, grant))).toEqual(grant);
	});
	test.each<[string, () => unknown]>([
		["an agency in upper case", () => partyColumns(named(["0000000A-0000-4000-8000-000000000000", "executing"]))],
		["a role with a colon", () => partyColumns(named([own, `executing:${other}`]))],
		["a role that is empty", () => partyColumns(named([own, ""]))],
		["a receiver that is no id", () => grantRow(third, { ...grant, receiver: "police" })],
		["a record that is no id", () => grantRow("case 7", grant)],
		["a time that cannot be read", () => grantRow(third, { ...grant, until: "soon" })],
	])("%s is refused", (_given, make) => expect(make).toThrow(RangeError));
});

test("the statement for the database says all but who may hold the scopes", () => {
	const kind: Kind = { ...ledger, name: "o'clock", holders: { r: ["tcu"] } };
	expect(kindSql(kind)).toBe(
		`select seamark.kind('o''clock', '{"rule":"own","purposes":["investigation"],"actions":{"read":{"scopes":["r","w"]},"change":{"scopes":["w"]},"erase":{"scopes":[]}}}');`,
	);
});
