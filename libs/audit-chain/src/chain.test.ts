import { createHash } from "node:crypto";
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
	vouchFor,
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

describe("redacted entries", () => {
	const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
	const left = (one: AuditEntry) => ({ ...one, data: new Uint8Array() });
	/** A chain whose entry at a place came without its data, and that ends with the entry that vouches for what is left. */
	const redactedAt = (entries: readonly Omit<AuditEntry, "seq">[], at: number, sha256Of = sha256) => {
		const seq = at + 1;
		const one = { ...(entries[at] as AuditEntry), seq };
		const vouching = {
			...one,
			source: "audit",
			type: "seamark.events.v1.EntriesRedacted",
			recordIds: [vouchFor({ seq, sha256: sha256Of(entryBytes(left(one))) })],
			data: new Uint8Array(),
		};
		const made = chained([...entries, vouching]);
		const bare = left(made.stored[at] as (typeof made.stored)[number]);
		return { ...made, at, links: made.links.with(at, { ...toLink(bare as never), redacted: true }) };
	};
	const cases = fc.tuple(someEntries, fc.nat()).map(([entries, n]) => ({ entries, at: n % entries.length }));

	test("hold where a later entry vouches for what is left, also against a head that was kept before", () =>
		holds(
			fc.asyncProperty(cases, async ({ entries, at }) => {
				const { links, head, stored } = redactedAt(entries, at);
				const { seq, hash } = stored.at(-2) ?? genesis;
				for (const witness of [undefined, head, { seq, hash }])
					expect(await verifyChain(links, witness)).toEqual({ ok: true, entries: links.length, head, redacted: 1 });
			}),
		));

	test("are unproven while nothing vouches for them", () =>
		holds(
			fc.asyncProperty(cases, async ({ entries, at }) => {
				const { links } = redactedAt(entries, at);
				const unproven = { ok: false, brokenAt: at + 1, reason: "unproven" };
				expect(await verifyChain(links.slice(0, -1))).toMatchObject(unproven);
				const { links: forOther } = redactedAt(
					entries.map((one) => ({ ...one, type: "x" })),
					at,
				);
				expect(await verifyChain([...links.slice(0, -1), forOther.at(-1) as ChainLink])).toMatchObject({ ok: false });
			}),
		));

	test("are found when what is left was altered, when they do not follow, and when another service vouches", () =>
		holds(
			fc.asyncProperty(cases, async ({ entries, at }) => {
				const { links, stored } = redactedAt(entries, at);
				const one = left(stored[at] as (typeof stored)[number]);
				const link = links[at] as ChainLink;
				const bytes = (changed: AuditEntry) => entryBytes(changed).toString("base64");
				const altered = links.with(at, { ...link, bytes: bytes({ ...one, agency: `${one.agency}x` }) });
				expect(await verifyChain(altered)).toMatchObject({ ok: false, brokenAt: at + 1, reason: "altered" });
				const elsewhere = links.with(at, { ...link, bytes: bytes({ ...one, seq: one.seq + 1 }) });
				expect(await verifyChain(elsewhere)).toMatchObject({ ok: false, brokenAt: at + 1, reason: "altered" });
				const other = links.with(at, { ...link, hash: "f".repeat(64) });
				expect(await verifyChain(other)).toMatchObject({ ok: false, brokenAt: at + 2, reason: "altered" });
				const forged = redactedAt(entries, at, () => "0".repeat(64));
				expect(await verifyChain(forged.links)).toMatchObject({ ok: false, brokenAt: at + 1, reason: "altered" });
				const { entries: by } = chainEntries(
					genesis,
					stored.map((entry, n) => (n === stored.length - 1 ? { ...entry, source: "alerts" } : entry)),
				);
				expect(await verifyChain(by.map(toLink).with(at, link))).toMatchObject({ ok: false, reason: "unproven" });
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
