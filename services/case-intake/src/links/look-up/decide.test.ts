import type { Actor, Directory } from "@seamark/auth";
import { decodeEvent } from "@seamark/contracts";
import type { Flow, Principal } from "@seamark/policy";
import { expect, test } from "vitest";
import { decideLookUp, mostMisses, postToAsk, whomToAsk } from "./decide.ts";

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
const asked = (principal: Principal) => whomToAsk(principal, directory).map(({ agency: id, topics }) => [id, topics]);
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

const actor = { agencyId: "own", postId: "post", officerId: "officer", purpose: "investigation" } as Actor;
const looked = { kind: "vehicle", hits: [], misses: 0, alarmed: [] } as const;
const asking = { actor, at: Date.parse("2026-06-01T00:00:00Z") };
const units = {
	...directory,
	agency: (id: string) =>
		directory.snapshot.agencies.map((one) => ({ ...one, name: `unit ${one.id}` })).find((one) => one.id === id),
	post: (id: string) =>
		directory.snapshot.posts.map((one) => ({ ...one, name: `desk ${one.id}` })).find((one) => one.id === id),
} as unknown as Directory;

test("each agency that has it gets a notice, the asker learns whom to ask, and the log which agencies were hit", () => {
	const hits = ["samoa", "tonga", "gone"].map((id) => ({ agency: id, noticeId: `notice of ${id}` }));
	const decision = decideLookUp({ ...looked, hits }, units, asking);
	if ("refused" in decision) throw new Error(decision.refused.code);
	expect(decision.answer).toEqual({
		hit: true,
		ask: [
			{ agencyId: "samoa", agency: "unit samoa", country: "WS", postId: "b", post: "desk b" },
			{ agencyId: "tonga", agency: "unit tonga", country: "TO", postId: null, post: null },
		],
	});
	expect(decision.writes.map(({ row }) => [row.id, row.agency, row.from_post, row.purpose])).toEqual(
		hits.map(({ agency: id, noticeId }) => [noticeId, id, "post", "investigation"]),
	);
	expect(decision.events.flatMap((event) => decodeEvent(event) ?? [])).toMatchObject([
		{ name: "LinkLookedUp", payload: { kind: "vehicle", agencies: ["samoa", "tonga", "gone"] } },
	]);
});

test("nothing found is no hit, in the log, and counted; whoever asks in vain too often is told of, and stopped", () => {
	const none = decideLookUp(looked, units, asking);
	expect(none).toMatchObject({
		writes: [{ row: { agency: "own", post: "post", day: "2026-06-01", most: mostMisses - 1 } }],
		answer: { hit: false, ask: [] },
	});
	expect(none.events).toHaveLength(1);
	const alarmed = ["own", "samoa"].map((id) => ({ agency: id, noticeId: `alarm of ${id}` }));
	const last = decideLookUp({ ...looked, alarmed, misses: mostMisses - 1 }, units, asking);
	expect("writes" in last && last.writes.map(({ row }) => [row.agency, row.alarm ?? row.most])).toEqual([
		["own", mostMisses],
		["own", true],
		["samoa", true],
	]);
	const stopped = decideLookUp({ ...looked, alarmed, misses: mostMisses }, units, asking);
	expect(stopped).toMatchObject({ refused: { code: "TOO_MANY_REQUESTS" } });
	expect(stopped.events?.flatMap((event) => decodeEvent(event) ?? [])).toMatchObject([
		{ name: "RecordsAccessed", payload: { record: "link", found: false, query: "look-up" } },
	]);
});
