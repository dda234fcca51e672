import type { Directory } from "@seamark/auth";
import type { Flow, Principal } from "@seamark/policy";
import { expect, test } from "vitest";
import { postToAsk, whomToAsk } from "./decide.ts";

const flow = (more: Partial<Flow> = {}): Flow => ({
	from: "WS",
	topics: ["trafficking"],
	records: ["case"],
	ages: "any",
	purposes: ["investigation"],
	...more,
});
const who = (flows: Flow[], more: Partial<Principal> = {}): Principal => ({
	agency: "own",
	kind: "tcu",
	country: "FJ",
	region: "pacific",
	post: "post",
	clearance: "amber",
	purpose: "investigation",
	scopes: ["links:lookUp"],
	flows,
	...more,
});
const agency = (id: string, country: string, status = "active") => ({ id, country, status });
const post = (id: string, agencyId: string, scopes: string[], closed = false) => ({ id, agencyId, scopes, closed });
const directory = {
	snapshot: {
		agencies: [
			agency("own", "FJ"),
			agency("neighbour", "FJ"),
			agency("samoa", "WS"),
			agency("suspended", "WS", "suspended"),
			agency("tonga", "TO"),
		],
		posts: [
			post("b", "samoa", ["links:lookUp"]),
			post("a", "samoa", ["reports:takeIn"]),
			post("c", "neighbour", ["links:lookUp"], true),
			post("d", "neighbour", ["reports:takeIn"]),
			post("e", "tonga", ["cases:read"]),
		],
	},
} as unknown as Pick<Directory, "snapshot">;
const asked = (principal: Principal) =>
	whomToAsk(principal, directory, 0).map(({ agency: id, topics }) => [id, topics]);
const every = ["trafficking", "smuggling", "trafficking-and-smuggling", "related-crime"];

test("units of the own country are asked, and of others as far as a live agreement goes", () => {
	expect(asked(who([]))).toEqual([["neighbour", every]]);
	expect(asked(who([flow()]))).toEqual([
		["neighbour", every],
		["samoa", ["trafficking"]],
	]);
	expect(asked(who([flow(), flow({ topics: ["trafficking-and-smuggling"] })]))[1]).toEqual([
		"samoa",
		["trafficking", "smuggling", "trafficking-and-smuggling"],
	]);
});

test.each<[string, Partial<Flow>, Partial<Principal>]>([
	["on alerts alone", { records: ["alert"] }, {}],
	["for another purpose", { purposes: ["prosecution"] }, {}],
	["on children alone", { ages: "child" }, {}],
	["on no crime", { topics: [] }, {}],
	["with another country", { from: "NZ" }, {}],
	["and a post without the clearance", {}, { clearance: "green" }],
])("an agreement %s lets nothing be asked", (_what, changes, principal) => {
	expect(asked(who([flow(changes)], principal)).filter(([id]) => id === "samoa")).toEqual([]);
});

test("the post that answers looks things up itself, or takes reports in; a closed one never", () => {
	expect(["samoa", "neighbour", "tonga", "nobody"].map((id) => postToAsk(directory, id))).toEqual([
		"b",
		"d",
		null,
		null,
	]);
});
