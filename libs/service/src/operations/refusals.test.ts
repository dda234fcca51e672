import type { Session } from "@seamark/auth";
import { decodeEvent } from "@seamark/contracts";
import type { Change } from "@seamark/log";
import { expect, test } from "vitest";
import { openRefusals } from "./refusals.ts";

const sessionOf = (post: string) =>
	({ claims: { agency: "a", post, purpose: "analysis", tokenId: "t" } }) as unknown as Session;

const open = () => {
	const clock = { now: 0 };
	const told: string[] = [];
	const commit = async ({ events }: Change) => {
		for (const event of events) {
			const decoded = decodeEvent(event);
			if (decoded?.name === "RecordsAccessed") told.push(`${decoded.payload.actor?.postId} ${decoded.payload.query}`);
		}
		return { position: 0 };
	};
	const refusals = openRefusals({
		committer: { commit, drain: async () => undefined },
		now: () => clock.now,
		onError: (error) => {
			throw error;
		},
	});
	const attempt = (post: string, operation: string) =>
		refusals.note(sessionOf(post), { record: "case", ids: [], operation });
	return { clock, told, refusals, attempt };
};

test("thirty attempts of a post in a minute are told one by one; the others as one, before its next attempt after that", async () => {
	const { clock, told, refusals, attempt } = open();
	for (let n = 1; n <= 34; n++) await attempt("p", n % 2 ? "close-case" : "update-case");
	expect(told).toHaveLength(30);
	clock.now = 59_999;
	await attempt("p", "erase-case");
	// Another post has its own count, and its attempts tell nothing of others.
	await attempt("q", "close-case");
	clock.now = 60_000;
	await attempt("q", "close-case");
	expect(told.slice(30)).toEqual(["q close-case", "q close-case"]);
	await attempt("p", "close-case");
	expect(told.slice(32)).toEqual(["p 5 more attempts: close-case, erase-case, update-case", "p close-case"]);
	await refusals.close();
	expect(told).toHaveLength(34);
});

test("what was counted is told at the end too", async () => {
	const { told, refusals, attempt } = open();
	for (let n = 1; n <= 32; n++) await attempt("p", "close-case");
	await refusals.close();
	expect(told.at(-1)).toBe("p 2 more attempts: close-case");
});

test("attempts that come together when a minute is over share the new one", async () => {
	const { clock, told, refusals, attempt } = open();
	for (let n = 1; n <= 31; n++) await attempt("p", "close-case");
	clock.now = 60_000;
	await Promise.all(Array.from({ length: 40 }, () => attempt("p", "close-case")));
	expect(told).toHaveLength(30 + 1 + 30);
	await refusals.close();
	expect(told.at(-1)).toBe("p 10 more attempts: close-case");
});
