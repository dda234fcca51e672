import { HubError } from "@seamark/errors";
import type { Signed } from "@seamark/mla-thread";
import { expect, test } from "vitest";
import { signTogether } from "./sign-together.ts";

const open = () => {
	const calls: (readonly string[])[] = [];
	const sign = async (texts: readonly string[]): Promise<Signed[]> => {
		calls.push(texts);
		if (texts.includes("bad")) throw new HubError("VALIDATION");
		if (texts.includes("away")) throw new HubError("UNAVAILABLE");
		return texts.map((bytes) => ({ bytes, signature: `by-hub ${bytes}` }));
	};
	const together = signTogether();
	return { calls, ask: (signer: string, ...texts: string[]) => together(signer, texts, sign) };
};
const signed = (...texts: string[]) => texts.map((bytes) => ({ bytes, signature: `by-hub ${bytes}` }));

test("what waits for one signer is signed by one call, and each gets its own", async () => {
	const { calls, ask } = open();
	const [first, second, other] = await Promise.all([ask("a", "1", "2"), ask("a", "3"), ask("b", "4")]);
	expect([first, second, other]).toEqual([signed("1", "2"), signed("3"), signed("4")]);
	expect(calls).toEqual([["1", "2", "3"], ["4"]]);
	expect(await ask("a", "5")).toEqual(signed("5"));
});

test("one that cannot be signed fails alone, and no call has more texts than identity takes", async () => {
	const { calls, ask } = open();
	const asked = await Promise.allSettled([ask("a", "1"), ask("a", "bad"), ask("a", "2")]);
	expect(asked.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
	calls.length = 0;
	const away = await Promise.allSettled([ask("a", "1"), ask("a", "away")]);
	expect(away.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
	expect(calls).toEqual([["1", "away"]]);
	const many = Array.from({ length: 60 }, (_, n) => `${n}`);
	calls.length = 0;
	await Promise.all([ask("a", ...many), ask("a", ...many), ask("a", "1")]);
	expect(calls.map(({ length }) => length)).toEqual([60, 61]);
});
