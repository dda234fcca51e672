import { hashOf } from "@seamark/mla-thread";
import { expect, test } from "vitest";
import type { FileRow } from "../store/files.ts";
import { nextEntry } from "./custody.ts";
import { faultsOfHappening } from "./hand-over/decide.ts";
import { faultsOfNamed, withCustody } from "./named.ts";
import { openKey, sealKey } from "./seal.ts";

const id = "00000000-0000-4000-8000-000000000001";
const sha256 = "a".repeat(64);
const row = { id, request: id, agency: id, state: "here", sha256, size: 5 } as FileRow;
const day = (n: number) => `2026-05-${String(n).padStart(2, "0")}T00:00:00.000Z`;
const now = Date.parse(day(9));
const happening = { who: "officer", where: "Apia", at: day(9) };
const entry = (step: "taken-in" | "examined", happened: string) => {
	const bytes = JSON.stringify(nextEntry({ row, entries: [] }, { ...happening, step, happened }));
	return { bytes, signature: "", hash: hashOf(bytes) };
};

test("a key opens for its own place alone", () => {
	const [hubKey, key] = [new Uint8Array(32).fill(1), new Uint8Array(32).fill(2)];
	const sealed = sealKey(hubKey, "one", key);
	expect(openKey(hubKey, "one", sealed)).toEqual(Buffer.from(key));
	expect(() => openKey(hubKey, "two", sealed)).toThrow();
	expect(() => openKey(new Uint8Array(32), "one", sealed)).toThrow();
	expect(sealKey(hubKey, "one", key)).not.toBe(sealed);
});

test("an entry follows in time and says who has the file", () => {
	const found = { row, entries: [entry("examined", day(5))] };
	const at = (step: string, happened: string, to?: string, state = "here") =>
		faultsOfHappening({ ...found, row: { ...row, state } as FileRow }, { step: step as never, happened, to }, now).map(
			(one) => one.at,
		);
	expect(at("handed-over", day(6), "the court")).toEqual([]);
	expect(at("handed-over", day(6))).toEqual(["/to"]);
	expect(at("examined", day(6), "the court")).toEqual(["/to"]);
	expect(at("examined", day(4))).toEqual(["/happened"]);
	expect(at("collected", day(4))).toEqual([]);
	expect(at("examined", day(10))).toEqual(["/happened"]);
	expect(at("received", day(6))).toEqual(["/step"]);
	expect(at("examined", day(6), undefined, "coming")).toEqual([""]);
	// What was taken in late may have been examined before.
	const taken = { row, entries: [entry("taken-in", day(8))] };
	expect(faultsOfHappening(taken, { step: "examined", happened: day(4) }, now)).toEqual([]);
});

test("a statement names what its side has, by its hash, with the newest entry of its chain of custody", () => {
	const file = { id, sha256, state: "here" as const, custody: "c".repeat(64) };
	const said = { papers: [{ id, sha256 }], items: [{ says: "x", papers: [{ id, sha256 }] }, { says: "y" }] };
	const at = (...files: (typeof file | object)[]) => faultsOfNamed(said, files as never).map((one) => one.at);
	expect(at(file)).toEqual([]);
	expect(at()).toEqual(["/content/papers/0", "/content/items/0/papers/0"]);
	expect(at({ ...file, state: "coming" })).toHaveLength(2);
	expect(at({ ...file, sha256: "b".repeat(64) })).toEqual([
		"/content/papers/0/sha256",
		"/content/items/0/papers/0/sha256",
	]);
	expect(at({ ...file, custody: null })).toHaveLength(2);
	const held = withCustody(said, [file]);
	expect(held.papers).toEqual([{ id, sha256, custody: file.custody }]);
	expect(held.items?.[0]?.papers).toEqual(held.papers);
	expect(held.items?.[1]).toEqual({ says: "y" });
	expect(faultsOfNamed({ papers: [{ id, sha256, custody: "d".repeat(64) }] }, [file])).toMatchObject([
		{ at: "/content/papers/0/custody" },
	]);
});
