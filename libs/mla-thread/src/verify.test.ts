import { type CryptoKey, exportJWK, generateKeyPair } from "jose";
import { beforeAll, describe, expect, test } from "vitest";
import { type Copy, countsOf, openCopy, prepare, take } from "./copy.ts";
import type { CustodyEntry } from "./custody.ts";
import { type Attestation, attestationsOf, skeletonOf } from "./erased.ts";
import type { KindName } from "./kinds.ts";
import type { Receipt } from "./receipt.ts";
import { type StatementKey, sign } from "./sign.ts";
import { otherSide, type Side } from "./state.ts";
import { hashOf, type Signed, type Statement } from "./statement.ts";
import { authority } from "./testing.ts";
import { type ExportedThread, papersOf, verifyThread } from "./verify.ts";

const thread = "00000000-0000-4000-8000-000000000001";
const day = (n: number) => `2026-05-${String(n).padStart(2, "0")}T00:00:00.000Z`;
type Signer = { kid: string; key: CryptoKey; alg: "EdDSA"; known: StatementKey };
let signers: Record<Side, Signer>;
let later: Signer;
let exported: ExportedThread;
const paper = { id: "00000000-0000-4000-8000-0000000000f1", sha256: hashOf("the bank's record") };

const signer = async (kid: string, from: string, until?: string): Promise<Signer> => {
	const { publicKey, privateKey } = await generateKeyPair("EdDSA");
	const jwk = { ...(await exportJWK(publicKey)), alg: "EdDSA" };
	return { kid, key: privateKey, alg: "EdDSA", known: { kid, jwk, from, ...(until ? { until } : {}) } };
};

const paperOfItem = { id: "00000000-0000-4000-8000-0000000000f3", sha256: hashOf("the account") };

/** An urgent freeze: oral, confirmed, consulted, answered with a paper. The requested side changes its key on the way. */
const story: [Side, KindName, Record<string, unknown>?][] = [
	["requesting", "submit-orally", { confirmBy: day(9) }],
	["requested", "register", { number: "CA-2026-17" }],
	["requesting", "confirm-in-writing"],
	["requested", "transmit"],
	// As an officer says it in Apia.
	["requested", "open-consultation", { replyBy: "2026-05-20T13:00:00+13:00" }],
	["requesting", "reply-in-consultation"],
	["requested", "propose-conditions"],
	["requesting", "accept-conditions"],
	["requested", "close-consultation"],
	["requested", "answer-finally", { papers: [paper], items: [{ says: "The account", papers: [paperOfItem] }] }],
];

beforeAll(async () => {
	signers = {
		requesting: await signer("key-a", day(1)),
		requested: await signer("key-b", day(1), day(6)),
	};
	later = await signer("key-b-2", day(6));
	let copy: Copy = openCopy(thread, "requesting", authority);
	const statements: Signed[] = [];
	const receipts: Signed[] = [];
	for (const [at, [side, kind, content = {}]] of story.entries()) {
		const prepared = prepare({ ...copy, side }, { kind, at: day(at + 1), content });
		if (!("statement" in prepared)) throw new Error(`${kind}: ${JSON.stringify(prepared)}`);
		const by = side === "requested" && at + 1 >= 6 ? later : signers[side];
		const signed = await sign(prepared.bytes, by);
		const taken = take(copy, signed, prepared.statement);
		if (!("taken" in taken)) throw new Error(JSON.stringify(taken.refused));
		copy = taken.copy;
		statements.push(signed);
		const giver = otherSide(side);
		const receipt: Receipt = {
			format: 1,
			thread,
			kind: "delivered",
			of: hashOf(signed.bytes),
			by: giver,
			authority: authority[giver],
			counts: countsOf(copy),
			at: day(at + 1),
		};
		receipts.push(await sign(JSON.stringify(receipt), giver === "requested" && at + 1 >= 6 ? later : signers[giver]));
	}
	exported = {
		format: 1,
		thread,
		authorities: {
			requesting: { id: authority.requesting, keys: [signers.requesting.known] },
			requested: { id: authority.requested, keys: [signers.requested.known, later.known] },
		},
		statements,
		receipts,
	};
});

/** Two entries of the paper's chain of custody, each by the requested side. */
const custody = async (change: (entry: CustodyEntry) => Partial<CustodyEntry> = () => ({})) => {
	const entries: Signed[] = [];
	for (const [index, step] of (["taken-in", "examined"] as const).entries()) {
		const before = entries.at(-1);
		const entry: CustodyEntry = {
			format: 1,
			thread,
			file: paper.id,
			sha256: paper.sha256,
			size: 17,
			number: index + 1,
			previous: before ? hashOf(before.bytes) : null,
			step,
			who: "evidence officer",
			where: "Apia",
			happened: day(7),
			at: day(7),
			authority: authority.requested,
		};
		entries.push(await sign(JSON.stringify({ ...entry, ...change(entry) }), later));
	}
	return entries;
};
const withCustody = (entries: Signed[]): ExportedThread => ({ ...exported, custody: [{ file: paper.id, entries }] });

test("a chain of custody verifies with the thread", async () => {
	expect(await verifyThread(withCustody(await custody()))).toMatchObject({ ok: true });
	// A file that no statement names yet is its side's own affair.
	const other = [{ file: "00000000-0000-4000-8000-0000000000f9", entries: [] }];
	expect(await verifyThread({ ...exported, custody: other })).toMatchObject({ ok: true });
});

test("a whole thread verifies, also after a key was rotated, in any order of its statements", async () => {
	const papers = new Map([paper, paperOfItem].map(({ id, sha256 }) => [id, sha256]));
	const verdict = await verifyThread(exported, papers);
	expect(verdict).toMatchObject({ ok: true, state: { stage: "answered", conditions: "accepted", oral: "confirmed" } });
	expect(await verifyThread({ ...exported, statements: exported.statements.toReversed() }, papers)).toEqual(verdict);
});

/** The requested side erased what was said first, and signs which statements it had. */
const partlyErased = async (upTo: number, change: (erased: Attestation) => Partial<Attestation> = () => ({})) => {
	const known = exported.statements
		.slice(0, upTo)
		.map(({ bytes }) => ({ hash: hashOf(bytes), statement: JSON.parse(bytes) as Statement }));
	const [attestation] = attestationsOf({ thread, authority: authority.requested, at: day(20) }, known);
	const signed = await sign(JSON.stringify({ ...attestation, ...change(attestation as Attestation) }), later);
	return { ...exported, statements: exported.statements.slice(upTo), erased: [signed] };
};

test("no words are kept of what was erased, under no name, and what is of another form breaks nothing", () => {
	const words = "Somebody (invented)";
	const content = {
		says: words,
		confirmBy: words,
		papers: [null, { id: words, sha256: paper.sha256, name: words }],
		items: [null, words, { id: words, says: words, papers: [{ ...paper, custody: words }] }, { papers: words }],
	};
	const statement = { ...(JSON.parse(exported.statements[0]?.bytes ?? "") as Statement), content, more: words };
	const skeleton = skeletonOf({ statement, hash: paper.sha256 });
	expect(JSON.stringify(skeleton)).not.toContain(words);
	expect(papersOf([skeleton]).get(paper.id)).toBe(paper.sha256);
	expect(papersOf([statement]).get(paper.id)).toBe(paper.sha256);
});

test("a thread whose text was erased verifies by hashes, in part or as a whole, and says how much of it", async () => {
	for (const upTo of [1, 4, 10]) {
		const thread = await partlyErased(upTo);
		expect(await verifyThread(thread)).toMatchObject({
			ok: true,
			erased: upTo,
			state: { stage: "answered", conditions: "accepted", oral: "confirmed" },
		});
		expect(thread.erased[0]?.bytes).not.toContain("CA-2026-17");
	}
	// Papers are held to their hashes as before.
	const papers = new Map([[paper.id, hashOf("another")]]);
	expect(await verifyThread(await partlyErased(10), papers)).toMatchObject({
		ok: false,
		faults: [{ fault: "paper-changed" }],
	});
});

/** Changes a statement and signs it again with the right key: what an authority itself could do. */
const resigned = async (at: number, change: (statement: Statement) => object): Promise<ExportedThread> => {
	const statements = [...exported.statements];
	const statement = JSON.parse(statements[at]?.bytes ?? "") as Statement;
	const bytes = JSON.stringify({ ...statement, ...change(statement) });
	const by = statement.by === "requested" && at >= 5 ? later : signers[statement.by];
	statements[at] = await sign(bytes, by);
	return { ...exported, statements };
};
const altered = (at: number, change: (signed: Signed) => Signed): ExportedThread => ({
	...exported,
	statements: exported.statements.map((one, index) => (index === at ? change(one) : one)),
});
const receiptWith = async (change: Partial<Receipt>, by: Side = "requested"): Promise<ExportedThread> => {
	const first = JSON.parse(exported.receipts[0]?.bytes ?? "") as Receipt;
	return { ...exported, receipts: [await sign(JSON.stringify({ ...first, ...change }), signers[by])] };
};

describe("a thread that was tampered with is refused, and the fault is named", () => {
	test.each<[string, string, () => ExportedThread | Promise<ExportedThread>]>([
		[
			"a reason was changed",
			"wrong-signature",
			() => altered(1, (one) => ({ ...one, bytes: one.bytes.replace("17", "18") })),
		],
		["a blank was added", "wrong-signature", () => altered(3, (one) => ({ ...one, bytes: `${one.bytes} ` }))],
		[
			"a signature was taken from another statement",
			"wrong-signature",
			() => altered(2, (one) => ({ ...one, signature: exported.statements[0]?.signature ?? "" })),
		],
		["the signature is not there", "not-a-signature", () => altered(2, (one) => ({ ...one, signature: "" }))],
		[
			"the payload is in the signature",
			"not-a-signature",
			() => altered(2, (one) => ({ ...one, signature: one.signature.replace("..", ".e30.") })),
		],
		["it is no JSON", "not-readable", () => altered(4, (one) => ({ ...one, bytes: one.bytes.slice(0, -1) }))],
		[
			"the key is not one of the authority's",
			"unknown-key",
			() => ({
				...exported,
				authorities: { ...exported.authorities, requested: { id: authority.requested, keys: [later.known] } },
			}),
		],
		[
			"the key had ended by then",
			"key-not-valid-then",
			async () => ({
				...exported,
				statements: exported.statements.with(8, await sign(exported.statements[8]?.bytes ?? "", signers.requested)),
			}),
		],
		[
			"the other side signed it",
			"unknown-key",
			async () => ({
				...exported,
				statements: exported.statements.with(1, await sign(exported.statements[1]?.bytes ?? "", signers.requesting)),
			}),
		],
		[
			"a statement is missing in the middle",
			"missing-before",
			() => ({ ...exported, statements: exported.statements.toSpliced(3, 1) }),
		],
		[
			"the first statement is missing",
			"missing-before",
			() => ({ ...exported, statements: exported.statements.slice(1) }),
		],
		[
			"a statement was signed anew with another reason",
			"missing-before",
			() => resigned(1, () => ({ content: { number: "CA-2026-99" } })),
		],
		[
			"two under one number",
			"two-under-one-number",
			async () => ({
				...exported,
				statements: [...exported.statements, ...(await resigned(9, () => ({ content: {} }))).statements.slice(9)],
			}),
		],
		[
			"it names another request",
			"wrong-thread",
			() => resigned(9, () => ({ thread: "00000000-0000-4000-8000-000000000002" })),
		],
		["it names another authority", "wrong-authority", () => resigned(9, () => ({ authority: authority.requesting }))],
		["its kind does not exist", "unknown-kind", () => resigned(9, () => ({ kind: "annul" }))],
		["its clock was set back", "wrong-place", () => resigned(9, ({ clock }) => ({ clock: clock - 1 }))],
		["its number is 0", "not-readable", () => resigned(9, () => ({ number: 0 }))],
		["its number is no whole number", "not-readable", () => resigned(9, () => ({ number: 5.5 }))],
		["its time has another form", "not-readable", () => resigned(9, () => ({ at: "2026-05-10" }))],
		["its content is a list", "not-readable", () => resigned(9, () => ({ content: [] }))],
		["it is of another format", "not-readable", () => resigned(9, () => ({ format: 2 }))],
		["a receipt without counts", "not-readable", () => receiptWith({ counts: null as never })],
		["a receipt of another request", "receipt-of-nothing", () => receiptWith({ thread: authority.requested })],
		["it claims to know less than the one before it", "wrong-place", () => resigned(9, () => ({ seen: null }))],
		["a refusal without a consultation", "not-allowed", () => resigned(4, () => ({ kind: "refuse" }))],
		["a statement that is the other side's to make", "not-allowed", () => resigned(9, () => ({ kind: "withdraw" }))],
		["the confirmation came after its clock", "not-allowed", () => resigned(2, () => ({ at: day(15) }))],
		["a receipt of nothing", "receipt-of-nothing", () => receiptWith({ of: hashOf("nothing") })],
		[
			"a receipt that the sender gave itself",
			"receipt-by-the-wrong-side",
			() => receiptWith({ by: "requesting", authority: authority.requesting }, "requesting"),
		],
		[
			"a receipt for statements that are not here",
			"receipt-counts-too-many",
			() => receiptWith({ counts: { requesting: 9, requested: 0 } }),
		],
		[
			"an entry of a chain of custody was changed",
			"wrong-signature",
			async () => {
				const entries = await custody();
				return withCustody(entries.map((one) => ({ ...one, bytes: one.bytes.replace("Apia", "Suva") })));
			},
		],
		[
			"an entry of a chain of custody is missing",
			"missing-before",
			async () => withCustody((await custody()).slice(1)),
		],
		[
			"two entries of a chain of custody changed places",
			"missing-before",
			async () => withCustody((await custody()).toReversed()),
		],
		[
			"the chain of custody is of another file",
			"custody-of-another-file",
			async () => withCustody(await custody(() => ({ sha256: hashOf("another") }))),
		],
		[
			"a stranger wrote into the chain of custody",
			"wrong-authority",
			async () => withCustody(await custody(() => ({ authority: thread }))),
		],
		[
			"an entry of a chain of custody is no entry",
			"not-readable",
			async () => withCustody(await custody(() => ({ step: "lost" as never }))),
		],
		[
			"the statement holds a longer chain of custody fast than the one here",
			"custody-cut-off",
			async () => ({
				...(await resigned(9, ({ content }) => ({
					content: { ...content, papers: [{ ...paper, custody: hashOf("the third entry") }] },
				}))),
				custody: [{ file: paper.id, entries: await custody() }],
			}),
		],
		[
			"what was signed of erased statements was changed",
			"wrong-signature",
			async () => {
				const of = await partlyErased(4);
				return { ...of, erased: of.erased.map((one) => ({ ...one, bytes: one.bytes.replace("submit", "supply") })) };
			},
		],
		[
			"an erased statement is left out",
			"missing-before",
			() => partlyErased(4, ({ statements }) => ({ statements: statements.slice(1) })),
		],
		[
			"an erased statement has another hash than those after it name",
			"missing-before",
			() =>
				partlyErased(4, ({ statements }) => ({
					statements: statements.map((one, at) => (at === 3 ? { ...one, hash: hashOf("another") } : one)),
				})),
		],
		["a stranger signed what was erased", "wrong-authority", () => partlyErased(4, () => ({ authority: thread }))],
		["what was erased is of another request", "wrong-thread", () => partlyErased(4, () => ({ thread: paper.id }))],
		[
			"what was erased names no statements",
			"not-readable",
			() => partlyErased(4, () => ({ statements: [{}] as never })),
		],
	])("%s: %s", async (_what, fault, tamper) => {
		const verdict = await verifyThread(await tamper());
		expect(verdict.ok ? [] : verdict.faults.map((one) => one.fault)).toContain(fault);
	});

	test("a paper that was changed, and one that belongs to another request", async () => {
		const papers = new Map([
			[paper.id, hashOf("another record")],
			["00000000-0000-4000-8000-0000000000f2", hashOf("a paper of somebody else")],
		]);
		expect(await verifyThread(exported, papers)).toEqual({
			ok: false,
			faults: [
				{ at: `/papers/${paper.id}`, fault: "paper-changed" },
				{ at: "/papers/00000000-0000-4000-8000-0000000000f2", fault: "paper-not-in-thread" },
			],
		});
	});
});
