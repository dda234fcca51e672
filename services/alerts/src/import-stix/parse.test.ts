import { expect, test } from "vitest";
import { bundleText, context, keptIds, sdo } from "../stix/test-support.ts";
import { openParsing, parsing } from "./parse.ts";

const indicator = (n: number) =>
	sdo("indicator", n, { pattern: "[a:b = 1]", pattern_type: "stix", valid_from: "2026-01-01T00:00:00Z" });
const large = Buffer.from(bundleText(Array.from({ length: 20_000 }, (_, n) => indicator(n + 1))));
const small = Buffer.from(bundleText([indicator(1)]));

test("a large bundle is parsed beside everything else, and comes to the same as here", async () => {
	let turns = 0;
	const count = setInterval(() => turns++, 1);
	const beside = await openParsing(large);
	const parsed = await beside.map({ context, known: [] });
	clearInterval(count);
	await beside.close();
	// The loop went round meanwhile: parsed here it would not once.
	expect(turns).toBeGreaterThan(5);
	const here = parsing(large);
	expect(parsed).toEqual(here.map({ context, known: [] }));
	expect(parsed.alerts.flatMap(keptIds)).toHaveLength(20_000);
});

test("work ends when the caller is gone: while it waits, while it reads, and before", async () => {
	const gone = new Error("the caller is gone");
	const first = await openParsing(large);
	const leaving = new AbortController();
	const waiting = openParsing(large, leaving.signal);
	leaving.abort(gone);
	await first.close();
	await expect(waiting).rejects.toBe(gone);
	await expect(openParsing(small, AbortSignal.abort(gone))).rejects.toBe(gone);
	const later = new AbortController();
	const reading = openParsing(large, later.signal);
	setTimeout(() => later.abort(gone), 50);
	await expect(reading.then((one) => one.map({ context, known: [] }))).rejects.toBe(gone);
	// The turn is free again.
	const last = await openParsing(large);
	await last.close();
});
