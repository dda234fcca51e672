import { describe, expect, it } from "vitest";
import { CliError } from "../terminal/exit.ts";
import { parseWitness, upTo } from "./audit.ts";

describe("a proven chain", () => {
	const proven = (seq: number, hash: string) => ({ ok: true as const, entries: seq, head: { seq, hash } });
	it("must lead to the head that the hub named", () => {
		expect(upTo({ seq: 3, hash: "c" }, proven(3, "c"))).toMatchObject({ ok: true });
		expect(upTo({ seq: 0, hash: "0" }, proven(0, "0"))).toMatchObject({ ok: true });
		expect(upTo({ seq: 3, hash: "c" }, proven(2, "b"))).toMatchObject({ ok: false, brokenAt: 3, reason: "truncated" });
		expect(upTo({ seq: 3, hash: "c" }, proven(3, "x"))).toMatchObject({ ok: false, brokenAt: 3, reason: "rewritten" });
	});
});

describe("options", () => {
	it("give a witness as a place and a hash", () => {
		expect(parseWitness(`12:${"AB".repeat(32)}`)).toEqual({ seq: 12, hash: "ab".repeat(32) });
		expect(() => parseWitness("12:ab")).toThrow(CliError);
	});
});
