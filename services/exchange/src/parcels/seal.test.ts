import { expect, test } from "vitest";
import { hubKeyOf } from "../keys/hub-key.ts";
import { openSealKeys, sealTo } from "./seal.ts";

const way = { fromHub: "https://a.example", toHub: "https://b.example", to: "01900000-0000-7000-8000-000000000001" };
const content = Buffer.from("The vessel is white (invented)".repeat(20));

test("what is sealed to an agency is opened with its key alone, on its way, as it was", async () => {
	const keys = openSealKeys(hubKeyOf(Buffer.alloc(32, 1)));
	const sealed = await sealTo(await keys.publicKey(way.to), way, content);
	expect(await keys.open(sealed, way)).toEqual(content);
	expect(await openSealKeys(hubKeyOf(Buffer.alloc(32, 2))).open(sealed, way)).toBeUndefined();
	for (const other of [{ fromHub: way.toHub }, { toHub: way.fromHub }, { to: way.to.replace("1", "2") }])
		expect(await keys.open(sealed, { ...way, ...other })).toBeUndefined();
	for (const at of [0, 40, sealed.length - 1]) {
		const changed = Buffer.from(sealed);
		changed[at] = (changed[at] ?? 0) ^ 1;
		expect(await keys.open(changed, way)).toBeUndefined();
	}
	for (const short of [0, 31, 32, 50]) expect(await keys.open(sealed.subarray(0, short), way)).toBeUndefined();
});

test("nothing of it is told by its bytes, and little by its length", async () => {
	const keys = openSealKeys(hubKeyOf(Buffer.alloc(32, 1)));
	const to = await keys.publicKey(way.to);
	const [one, again] = await Promise.all([sealTo(to, way, content), sealTo(to, way, content)]);
	expect(one.equals(again)).toBe(false);
	expect(one.includes("vessel")).toBe(false);
	const short = await sealTo(to, way, Buffer.from("yes"));
	const other = await sealTo(to, way, Buffer.from("no, and nobody knows why"));
	expect(short.length).toBe(other.length);
});

test("a key of an agency is always the same, and each has its own", async () => {
	const keyOf = (n: number, agency: string) => openSealKeys(hubKeyOf(Buffer.alloc(32, n))).publicKey(agency);
	expect(await keyOf(1, "a")).toBe(await keyOf(1, "a"));
	expect(new Set([await keyOf(1, "a"), await keyOf(1, "b"), await keyOf(2, "a")]).size).toBe(3);
});
