import type { Frame, SubjectState } from "@seamark/link";
import { expect, test } from "vitest";
import type { Terms } from "../agreement/terms.ts";
import { digestOf, type FrameKind, type Header, headerBytes } from "../wire/frame.ts";
import { decideTaking } from "./decide.ts";

const subject = "01900000-0000-7000-8000-000000000001";
const terms: Terms = { hubs: ["a", "b"], records: ["alert"], tlp: "amber", until: null, ended: false };
const content = Buffer.from(JSON.stringify({ tlp: "amber" }));
const frame = (kind: string, version = 1, o: Partial<Omit<Header, "kind">> & { body?: Buffer } = {}): Frame => {
	const { body = kind === "alert" ? content : undefined, ...rest } = o;
	const named = { subject, version, digest: body ? digestOf(body) : "", ...rest };
	const header = headerBytes({ ...named, kind: kind as FrameKind });
	return { header, ...(body ? { body } : {}) };
};
const take = (one: Frame, held?: SubjectState, under: Terms | undefined = terms) =>
	decideTaking(one, { held: () => held, terms: under });
const shown = (version: number): SubjectState => ({ version, as: "shown", digest: digestOf(content) });
const recalled: SubjectState = { version: 0, as: "recalled", digest: "" };

test("the highest version counts, in any order, and what is known changes nothing", () => {
	expect(take(frame("alert"))).toMatchObject({ do: "take", state: { version: 1, as: "shown" } });
	expect(take(frame("alert", 2), shown(1))).toMatchObject({ do: "take" });
	for (const held of [shown(1), shown(2), { version: 2, as: "hidden", digest: "" } as const])
		expect(take(frame("alert", 1), held)).toEqual({ do: "nothing" });
	expect(take(frame("alert", 3), { version: 2, as: "hidden", digest: "" })).toMatchObject({ do: "take" });
});

test("a recall counts more than any version, also one that comes first, and is answered each time", () => {
	expect(take(frame("recall", 2))).toMatchObject({ do: "erase", as: "recalled", upTo: 2 });
	expect(take(frame("recall", 2), shown(5))).toMatchObject({ do: "erase", as: "recalled" });
	expect(take(frame("recall", 2), recalled)).toMatchObject({ do: "erase", as: "recalled" });
	for (const version of [1, 9]) expect(take(frame("alert", version), recalled)).toEqual({ do: "nothing" });
	expect(take(frame("narrow", 9), recalled)).toEqual({ do: "nothing" });
});

test("a narrowing counts with its version", () => {
	expect(take(frame("narrow", 2), shown(1))).toMatchObject({
		do: "erase",
		as: "hidden",
		state: { version: 2, as: "hidden" },
	});
	expect(take(frame("narrow", 1), shown(2))).toEqual({ do: "nothing" });
});

test("content that is gone, or that a later frame replaces, takes nothing; a recall needs no terms and content does", () => {
	expect(take({ header: frame("alert").header })).toEqual({ do: "nothing" });
	const above = Buffer.from(JSON.stringify({ tlp: "red" }));
	expect(take(frame("alert", 1, { body: above }))).toEqual({ do: "reject", code: "NOT_AGREED" });
	expect(decideTaking(frame("alert"), { held: () => undefined, terms: undefined })).toEqual({
		do: "reject",
		code: "NOT_AGREED",
	});
	expect(decideTaking(frame("recall"), { held: () => shown(1), terms: undefined })).toMatchObject({ do: "erase" });
});

test("what is no frame is rejected by a name, and the next one counts", () => {
	expect(take({ header: Buffer.from("ffff", "hex") })).toEqual({ do: "reject", code: "MALFORMED" });
	expect(take({ ...frame("alert"), body: Buffer.from("other") })).toEqual({ do: "reject", code: "MALFORMED" });
	expect(take(frame("alert", 1, { body: Buffer.from("no json") }))).toEqual({ do: "reject", code: "MALFORMED" });
	expect(take(frame("alert", 1, { subject: "../1" }))).toEqual({ do: "reject", code: "MALFORMED" });
	expect(take(frame("alert", 0))).toEqual({ do: "reject", code: "MALFORMED" });
	expect(take(frame("alert", 1, { body: Buffer.alloc(1_000_001) }))).toEqual({ do: "reject", code: "TOO_LARGE" });
	expect(take(frame("referral"))).toEqual({ do: "reject", code: "UNKNOWN_KIND" });
	expect(take(frame("later", 1, { optional: true }))).toEqual({ do: "nothing" });
});
