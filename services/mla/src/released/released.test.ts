import type { DirectorySource } from "@seamark/auth";
import { openCopy, prepare, take } from "@seamark/mla-thread";
import { expect, test } from "vitest";
import type { RequestRow } from "../store/requests.ts";
import { faultsOfContent } from "../thread/content.ts";
import { releasedTo } from "./released.ts";
import { faultsOfReleasing } from "./releasing.ts";

const id = (n: number) => `00000000-0000-4000-8000-00000000000${n}`;
const at = "2026-05-01T00:00:00.000Z";
const until = "2026-08-01T00:00:00.000Z";
const authority = { requesting: id(1), requested: id(2) };

/** Fiji files a request and releases a witness in it. */
const chains = (content: object, ...after: "withdraw"[]) => {
	let copy = openCopy(id(3), "requesting", authority);
	for (const said of [
		{ kind: "submit" as const, content: {} },
		{ kind: "release-identity" as const, content: { ...content } },
		...after.map((kind) => ({ kind, content: {} })),
	]) {
		const made = prepare(copy, { ...said, at });
		if (!("bytes" in made)) throw new Error(JSON.stringify(made));
		copy = take(copy, { bytes: made.bytes, signature: "" }, made.statement).copy;
	}
	return copy.chains;
};
const release = { person: id(4), release: id(5), until, measures: ["video"] };

test("an identity is released to the other side alone, and by what holds in the thread", () => {
	expect(releasedTo("requested", chains(release))).toEqual([
		{ release: id(5), person: id(4), measures: ["video"], until },
	]);
	expect(releasedTo("requesting", chains(release))).toEqual([]);
	// What was erased, or signed by somebody who says something else under these names, lets nobody.
	expect(releasedTo("requested", chains({ ...release, release: undefined }))).toEqual([]);
	expect(releasedTo("requested", chains({ ...release, person: { id: id(4) } }))).toEqual([]);
});

test("a release ends with its request: withdrawn, it lets nobody open anybody", () => {
	expect(releasedTo("requested", chains(release, "withdraw"))).toEqual([]);
});

test("an identity is released between two authorities of one hub, for which that hub signs", async () => {
	const row = { agency: id(1), requesting: id(1), requested: id(2) } as RequestRow;
	const faults = async (here: readonly string[], sovereign = false) => {
		const current = () => ({ agency: (one: string) => (here.includes(one) ? { id: one } : undefined) });
		const signing = { keysOf: async () => ({ keys: [], sovereign }) };
		const found = await faultsOfReleasing({ signing, directory: { current } as unknown as DirectorySource }, row);
		return found.map(({ message }) => message);
	};
	expect(await faults([id(1), id(2)])).toEqual([]);
	expect(await faults([id(1)])).toEqual([expect.stringMatching(/at another hub/)]);
	expect(await faults([id(1)], true)).toHaveLength(2);
});

test("who a person is never goes to a State from which the person is at risk, and not before that was assessed", () => {
	const faults = (over: object) =>
		faultsOfContent("release-identity", { person: id(4), until, riskFromThatState: "none", ...over } as never, {
			view: { state: {} as never },
			assistance: ["video-hearing"],
			contents: {},
			today: at.slice(0, 10),
		}).map((one) => one.at);
	expect(faults({})).toEqual([]);
	expect(faults({ riskFromThatState: "yes" })).toEqual(["/content/riskFromThatState"]);
	expect(faults({ riskFromThatState: "not-assessed" })).toEqual(["/content/riskFromThatState"]);
	expect(faults({ riskFromThatState: undefined })).toEqual(["/content/riskFromThatState"]);
	expect(faults({ until: at })).toEqual(["/content/until"]);
	expect(faults({ person: undefined })).toEqual(["/content/person"]);
});
