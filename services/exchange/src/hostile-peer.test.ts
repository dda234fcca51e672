import { exchangeApi } from "@seamark/contracts";
import { epochAfter, heardOf, type PeerInstance, startOf } from "@seamark/link";
import { expect, test } from "vitest";
import { forgetUnknown, isPoison, mayBeKnownSoon } from "./incoming/apply.ts";
import { decideTaking } from "./incoming/decide.ts";
import { readReceipt, readRejection } from "./incoming/receipt.ts";
import { hubKeyOf } from "./keys/hub-key.ts";
import { readDirectory } from "./publish-directory/take.ts";
import { counted } from "./sync/quota.ts";
import { headerOf } from "./wire/frame.ts";
import { decodeSaid, encodeSaid, type Said, type SaidLane } from "./wire/message.ts";

/**
 * A hub that is paired, and lies. All that it signs or sends is tried here with values that no table takes or no rule expects. What is
 * not sound is refused as it is read, so that it stops no link and fills no disk.
 */

const [us, them] = ["https://a.example", "https://b.example"];
const key = hubKeyOf(Buffer.alloc(32, 2));
const subject = "01900000-0000-7000-8000-000000000001";
const frame = (over: Record<string, unknown>) => ({
	header: Buffer.from(
		exchangeApi.FrameHeader.encode(
			exchangeApi.FrameHeader.fromPartial({ kind: "recall", subject, version: 1, ...over }),
		).finish(),
	),
});

test("a header says only what a table takes", () => {
	expect(headerOf(frame({}))).toMatchObject({ kind: "recall", subject, version: 1 });
	const unsound = [
		{ subject: "-".repeat(36) },
		{ subject: subject.replace("9", "A") },
		{ subject: `${subject}'` },
		{ version: 2 ** 31 },
		{ version: 2 ** 32 - 1 },
		{ digest: Buffer.alloc(31) },
		{ digest: Buffer.alloc(100_000) },
		{ audience: ["everybody"] },
		{ audience: Array.from({ length: 2_001 }, () => subject) },
	];
	for (const over of unsound) {
		expect(headerOf(frame(over)), JSON.stringify(over).slice(0, 80)).toBeUndefined();
		expect(decideTaking(frame(over), { held: () => undefined, terms: undefined })).toEqual({
			do: "reject",
			code: "MALFORMED",
		});
	}
	expect(headerOf({ header: Buffer.from([255, 255, 255]) })).toBeUndefined();
});

test("a kind of a later version is kept where it is optional, and refused by name where it is not, no matter what else it says", () => {
	const take = (optional: boolean) =>
		decideTaking(frame({ kind: "lookup", subject: "not an id", version: 2 ** 32 - 1, optional }), {
			held: () => undefined,
			terms: undefined,
		});
	expect(take(true)).toEqual({ do: "nothing" });
	expect(take(false)).toEqual({ do: "reject", code: "UNKNOWN_KIND" });
});

test("a signed receipt and a rejection say only what can be kept and shown", () => {
	const receipt = { by: them, to: us, subject, upTo: 3, is: "erased", at: 1_790_000_000_000 };
	const read = (over: object, by = key) => {
		const text = JSON.stringify({ ...receipt, ...over });
		const signature = by.sign("receipt", Buffer.from(text)).toString("hex");
		return readReceipt(Buffer.from(JSON.stringify({ text, signature })), { key: key.publicKey, by: them, to: us });
	};
	expect(read({})).toMatchObject({ subject, upTo: 3 });
	const unsound = [
		...[{ subject: "1" }, { subject: null }, { upTo: 2 ** 31 }, { upTo: -1 }, { upTo: "3" }, { upTo: 1.5 }],
		...[{ at: 2 ** 53 - 1 }, { at: -1 }, { at: "now" }, { by: us }, { to: them }, { is: "kept" }],
		{ padding: "x".repeat(2_000) },
	];
	for (const over of unsound) expect(read(over), JSON.stringify(over).slice(0, 80)).toBeUndefined();
	expect(read({}, hubKeyOf(Buffer.alloc(32, 3)))).toBeUndefined();
	for (const text of ["null", "[]", "{", '{"text":"null","signature":""}'])
		expect(readReceipt(Buffer.from(text), { key: key.publicKey, by: them, to: us })).toBeUndefined();
	for (const over of [{ position: 0 }, { position: -1 }, { position: 2 ** 60 }, { lane: "x" }, { code: "a b" }]) {
		const body = Buffer.from(JSON.stringify({ lane: "urgent", position: 1, code: "MALFORMED", ...over }));
		expect(readRejection(body), JSON.stringify(over)).toBeUndefined();
	}
});

test("a signed directory has the shape of one", () => {
	const agency = {
		...{ id: subject, handle: "b-unit", name: "Unit (invented)", kind: "tcu", country: "TO", region: "pacific" },
		...{ status: "active", invented: true },
	};
	const published = { hub: them, serial: 1, validUntil: "2026-12-01T00:00:00Z", agencies: [{ agency, readers: [] }] };
	const read = (over: object) => {
		const text = JSON.stringify({ ...published, ...over });
		const body = Buffer.from(
			JSON.stringify({ text, signature: key.sign("directory", Buffer.from(text)).toString("hex") }),
		);
		return readDirectory(body, { hub: them, key: key.publicKey });
	};
	expect(read({ later: "a field of a later version" })).toMatchObject({ serial: 1 });
	const unsound = [
		...[{ hub: us }, { serial: 2 ** 31 }, { serial: 0 }, { serial: "1" }, { validUntil: "soon" }, { validUntil: null }],
		...[{ agencies: [null] }, { agencies: [{}] }, { agencies: {} }, { agencies: [{ agency: null, readers: [] }] }],
		{ agencies: [{ agency: { ...agency, name: 5 }, readers: [] }] },
		{ agencies: [{ agency, readers: [null] }] },
		{ agencies: [{ agency, readers: [{ clearance: "red", purposes: "all" }] }] },
		{ agencies: Array.from({ length: 2_001 }, () => ({ agency, readers: [] })) },
	];
	for (const over of unsound) expect(read(over), JSON.stringify(over).slice(0, 80)).toBeUndefined();
});

test("a message is no larger than what is stored of it", () => {
	const epoch = epochAfter("01".repeat(16));
	const place = startOf(epoch);
	const said = (over: Partial<SaidLane>): Said => {
		const part: SaidLane = { epochs: [epoch], at: place, frames: [], backlog: 0, again: 0 };
		const lanes = { urgent: { ...part, ...over }, normal: part };
		return { hub: them, instance: "02".repeat(16), count: 1, lanes, signature: Buffer.alloc(64), waitMs: 0 };
	};
	const read = (over: Partial<SaidLane>) => decodeSaid(encodeSaid(said(over)));
	expect(read({})).toBeDefined();
	const many = <T>(of: T, length: number) => Array.from({ length }, () => of);
	const long = { ...place, hash: "01".repeat(50_000) };
	const remembered = { common: place, epochs: many(epoch, 1_001), at: place, frames: [], heads: "", signature: "" };
	const unsound: Partial<SaidLane>[] = [
		...[{ epochs: [] }, { epochs: many(epoch, 1_001) }, { at: long }, { cursor: long }],
		...[{ probes: many(place, 10_001) }, { probes: [long] }, { remembered }],
		{ frames: many({ header: Buffer.alloc(0) }, 20_001) },
		{ epochs: [{ ...epoch, id: "01".repeat(50_000) }] },
	];
	for (const over of unsound) expect(read(over), Object.keys(over).join()).toBeUndefined();
});

test("a frame on which a store of this hub fails again and again is passed over, and not before", () => {
	const troubles = new Map<string, { tries: number; since: number }>();
	const tries = (times: number, now: number) =>
		Array.from({ length: times }, () => isPoison(troubles, "normal 7", now)).some(Boolean);
	expect(tries(9, 0)).toBe(false);
	expect(tries(1, 60_000)).toBe(true);
	// Another one begins to count from nothing.
	expect(tries(4, 60_000)).toBe(false);
});

test("who names an agency that nobody knows soon after new agencies came is heard again for a minute, and then rejected", () => {
	const troubles = new Map<string, { tries: number; since: number }>();
	const soon = (now: number, agenciesAt?: number) => mayBeKnownSoon(troubles, { agenciesAt, now });
	expect([0, 1, 2, 3, 4, 5, 59_999].map((now) => soon(now))).not.toContain(false);
	// All that is unknown in one batch waits for one minute together.
	expect([soon(60_000), soon(60_001)]).toEqual([false, false]);
	forgetUnknown(troubles);
	expect([soon(100_000, 99_000), soon(200_000, 99_000)]).toEqual([true, false]);
});

test("one hub sends so much in an hour and no more, and goes on in the next", () => {
	const full = counted(undefined, { frames: 1_000_000, bytes: 5, now: 0 });
	expect(full).toBeDefined();
	expect(counted(full, { frames: 1, bytes: 0, now: 1 })).toBeUndefined();
	expect(counted(undefined, { frames: 1, bytes: 2_000_000_001, now: 0 })).toBeUndefined();
	expect(counted(full, { frames: 1, bytes: 0, now: 3_600_000 })).toMatchObject({ frames: 1 });
});

test("a hub that takes a new name for itself with each message fills nothing", () => {
	let known: PeerInstance | undefined;
	for (let n = 0; n < 3_000; n++) known = heardOf(known, { instance: `${n}`, count: n }, { now: n, own: n });
	expect(known?.retired).toHaveLength(1_000);
	expect(known?.retired.at(-1)).toBe("2998");
});
