import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
	type AuditEntry,
	type ChainLink,
	chainEntries,
	entryBytes,
	genesis,
	hashOf,
	readEntry,
	verifyChain,
} from "./index.ts";

const id = fc.constantFrom("", "a", "ab", "b", "é", "🌊");
const entry: fc.Arbitrary<Omit<AuditEntry, "seq">> = fc.record({
	source: fc.constantFrom("alerts", "identity"),
	position: fc.nat(),
	eventId: fc.uuid(),
	type: fc.constantFrom("seamark.events.v1.AlertRaised", "seamark.events.v1.RecordsAccessed"),
	time: fc.constantFrom("2030-01-01T00:00:00.000Z", "2030-01-01T00:00:00.001Z"),
	agency: id,
	post: id,
	officer: id,
	purpose: id,
	action: id,
	record: id,
	recordIds: fc.array(id, { maxLength: 4 }),
	data: fc.uint8Array({ maxLength: 40 }),
});
const someEntries = fc.array(entry, { minLength: 2, maxLength: 12 });

const toLink = (one: AuditEntry & { previousHash: string; hash: string }): ChainLink => ({
	seq: one.seq,
	bytes: entryBytes(one).toString("base64"),
	previousHash: one.previousHash,
	hash: one.hash,
});
const chained = (entries: readonly Omit<AuditEntry, "seq">[]) => {
	const { entries: stored, head } = chainEntries(genesis, entries);
	return { stored, links: stored.map(toLink), head };
};
/** A chain and a place in it (an index), both random. */
const chainAndPlace = fc
	.tuple(someEntries, fc.nat())
	.map(([entries, n]) => ({ ...chained(entries), at: n % entries.length }));
const holds = <T>(property: fc.IAsyncProperty<T>) => fc.assert(property, { numRuns: 500 });

describe("a chain that nobody touched", () => {
	test("holds, with and without its head as witness, and in two parts", () =>
		holds(
			fc.asyncProperty(chainAndPlace, async ({ links, head, at }) => {
				const whole = { ok: true, entries: links.length, head };
				expect(await verifyChain(links)).toEqual(whole);
				expect(await verifyChain(links, head)).toEqual(whole);
				const first = await verifyChain(links.slice(0, at));
				if (!first.ok) throw new Error("the first part does not hold");
				expect(await verifyChain(links.slice(at), head, first.head)).toMatchObject({
					ok: true,
					entries: links.length - at,
				});
			}),
		));

	test("holds when it grew beyond its witness", () =>
		holds(
			fc.asyncProperty(chainAndPlace, async ({ stored, links, at }) => {
				const { seq, hash } = stored[at] ?? genesis;
				expect(await verifyChain(links, { seq, hash })).toMatchObject({ ok: true, entries: links.length });
			}),
		));

	test("may be empty", async () => {
		expect(await verifyChain([])).toEqual({ ok: true, entries: 0, head: genesis });
	});
});

/** Every field of an entry, changed to something else. */
const changes: Record<keyof AuditEntry, (one: AuditEntry) => Partial<AuditEntry>> = {
	seq: ({ seq }) => ({ seq: seq + 1 }),
	source: ({ source }) => ({ source: `${source}x` }),
	position: ({ position }) => ({ position: position + 1 }),
	eventId: () => ({ eventId: "other" }),
	type: ({ type }) => ({ type: `${type}x` }),
	time: () => ({ time: "2030-01-01T00:00:00.002Z" }),
	agency: ({ agency }) => ({ agency: `${agency}x` }),
	post: ({ post }) => ({ post: `${post}x` }),
	officer: ({ officer }) => ({ officer: `${officer}x` }),
	purpose: ({ purpose }) => ({ purpose: `${purpose}x` }),
	action: ({ action }) => ({ action: `${action}x` }),
	record: ({ record }) => ({ record: `${record}x` }),
	recordIds: ({ recordIds }) => ({ recordIds: [...recordIds, ""] }),
	data: ({ data }) => ({ data: new Uint8Array([...data, 0]) }),
};

describe("the first broken entry is named", () => {
	test.each(Object.entries(changes))("when its %s was altered", (_field, change) =>
		holds(
			fc.asyncProperty(chainAndPlace, async ({ stored, links, at }) => {
				const one = stored[at];
				if (!one) throw new Error("no such entry");
				const altered = links.with(at, { ...toLink({ ...one, ...change(one) }), seq: one.seq });
				expect(await verifyChain(altered)).toMatchObject({ ok: false, brokenAt: at + 1, reason: "altered" });
			}),
		),
	);

	test("when one byte of it or of its hashes was altered", () =>
		holds(
			fc.asyncProperty(
				chainAndPlace,
				fc.constantFrom("bytes" as const, "previousHash" as const, "hash" as const),
				fc.nat(),
				fc.integer({ min: 1, max: 255 }),
				async ({ links, at }, field, place, flip) => {
					const link = links[at] as ChainLink;
					const encoding = field === "bytes" ? "base64" : "hex";
					const bytes = Buffer.from(link[field], encoding);
					bytes[place % bytes.length] = (bytes[place % bytes.length] ?? 0) ^ flip;
					const altered = links.with(at, { ...link, [field]: bytes.toString(encoding) });
					expect(await verifyChain(altered)).toMatchObject({ ok: false, brokenAt: at + 1, reason: "altered" });
				},
			),
		));

	test("when it was altered and hashed anew: the next one no longer follows", () =>
		holds(
			fc.asyncProperty(chainAndPlace, async ({ stored, links, at }) => {
				fc.pre(at < links.length - 1);
				const one = stored[at] as (typeof stored)[number];
				const forged = { ...one, agency: "forged" };
				const altered = links.with(at, toLink({ ...forged, hash: hashOf(one.previousHash, entryBytes(forged)) }));
				expect(await verifyChain(altered)).toMatchObject({ ok: false, brokenAt: at + 2, reason: "altered" });
			}),
		));

	test("when it was removed", () =>
		holds(
			fc.asyncProperty(chainAndPlace, async ({ links, at }) => {
				fc.pre(at < links.length - 1);
				expect(await verifyChain(links.toSpliced(at, 1))).toMatchObject({
					ok: false,
					brokenAt: at + 1,
					reason: "missing",
				});
			}),
		));

	test("when it was removed and all that follow were numbered anew", () =>
		holds(
			fc.asyncProperty(chainAndPlace, async ({ stored, at }) => {
				fc.pre(at < stored.length - 1);
				const closedUp = stored.toSpliced(at, 1).map((one, n) => toLink({ ...one, seq: n + 1 }));
				expect(await verifyChain(closedUp)).toMatchObject({ ok: false, brokenAt: at + 1, reason: "altered" });
			}),
		));

	test("when another was put in: a copy, or one that was made up", () =>
		holds(
			fc.asyncProperty(chainAndPlace, fc.nat(), entry, fc.boolean(), async ({ stored, links, at }, n, made, copy) => {
				const copied = links[n % links.length] as ChainLink;
				// A copy of the entry that belongs there breaks one later: there it is there twice.
				const forged = toLink({
					...made,
					seq: at + 1,
					previousHash: stored[at]?.previousHash ?? "",
					hash: "f".repeat(64),
				});
				const inserted = copy ? copied : forged;
				const brokenAt = copy && copied.seq === at + 1 ? at + 2 : at + 1;
				expect(await verifyChain(links.toSpliced(at, 0, inserted))).toMatchObject({ ok: false, brokenAt });
			}),
		));

	test("when one was put in that follows well: the next one stands out of place", () =>
		holds(
			fc.asyncProperty(chainAndPlace, entry, async ({ stored, links, at }, made) => {
				const forged = { ...made, seq: at + 1, previousHash: stored[at]?.previousHash ?? "" };
				const link = toLink({ ...forged, hash: hashOf(forged.previousHash, entryBytes(forged)) });
				expect(await verifyChain(links.toSpliced(at, 0, link))).toMatchObject({
					ok: false,
					brokenAt: at + 2,
					reason: "out-of-place",
				});
			}),
		));

	test("when two were swapped", () =>
		holds(
			fc.asyncProperty(chainAndPlace, fc.nat(), async ({ links, at }, n) => {
				const other = n % links.length;
				fc.pre(other > at);
				const [a, b] = [links[at] as ChainLink, links[other] as ChainLink];
				expect(await verifyChain(links.with(at, b).with(other, a))).toMatchObject({
					ok: false,
					brokenAt: at + 1,
					reason: "missing",
				});
			}),
		));

	test("when the end was cut off: the witness tells", () =>
		holds(
			fc.asyncProperty(chainAndPlace, async ({ links, head, at }) => {
				expect(await verifyChain(links.slice(0, at), head)).toMatchObject({
					ok: false,
					brokenAt: at + 1,
					reason: "truncated",
				});
			}),
		));

	test("when everything from it on was made anew: the witness tells that it happened", () =>
		holds(
			fc.asyncProperty(chainAndPlace, async ({ stored, head, at }) => {
				const rewritten = chained(stored.map((one, n) => (n < at ? one : { ...one, agency: `${one.agency}x` })));
				expect(await verifyChain(rewritten.links)).toMatchObject({ ok: true });
				expect(await verifyChain(rewritten.links, head)).toMatchObject({
					ok: false,
					brokenAt: head.seq,
					reason: "rewritten",
				});
			}),
		));
});

describe("the bytes of an entry", () => {
	test("are read back as they were, and no two entries share them", () =>
		holds(
			fc.asyncProperty(entry, entry, async (a, b) => {
				const [one, other] = [
					{ ...a, seq: 1 },
					{ ...b, seq: 1 },
				];
				const plain = (e: AuditEntry) => ({ ...e, data: [...e.data] });
				expect(plain(readEntry(entryBytes(one)))).toEqual(plain(one));
				expect(entryBytes(one).equals(entryBytes(other))).toBe(
					JSON.stringify(plain(one)) === JSON.stringify(plain(other)),
				);
			}),
		));

	test("cut short or lengthened are no entry", () =>
		holds(
			fc.asyncProperty(entry, fc.nat(), async (a, n) => {
				const bytes = entryBytes({ ...a, seq: 7 });
				expect(() => readEntry(bytes.subarray(0, n % bytes.length))).toThrow(RangeError);
				expect(() => readEntry(Buffer.concat([bytes, Buffer.alloc(1 + (n % 8))]))).toThrow(RangeError);
			}),
		));

	test("are those that the description says", () => {
		const made = entryBytes({
			seq: 1,
			source: "alerts",
			position: 42,
			eventId: "e",
			type: "t",
			time: "2030-01-01T00:00:00.000Z",
			agency: "a",
			post: "p",
			officer: "",
			purpose: "analysis",
			action: "export",
			record: "alert",
			recordIds: ["x", "yz"],
			data: new Uint8Array([0, 255]),
		});
		const field = (hex: string) => (hex.length / 2).toString(16).padStart(8, "0") + hex;
		const text = (value: string) => field(Buffer.from(value).toString("hex"));
		const texts = [
			"seamark.audit.1",
			"1",
			"alerts",
			"42",
			"e",
			"t",
			"2030-01-01T00:00:00.000Z",
			"a",
			"p",
			"",
			"analysis",
			"export",
			"alert",
			"2",
			"x",
			"yz",
		];
		expect(made.toString("hex")).toBe(texts.map(text).join("") + field("00ff"));
		expect(hashOf(genesis.hash, made)).toMatch(/^[0-9a-f]{64}$/);
	});
});
