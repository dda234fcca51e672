import { Readable } from "node:stream";
import type { Session } from "@seamark/auth";
import type { Principal } from "@seamark/policy";
import type { ImportCommand } from "./handle.ts";

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;

/** A session of an invented unit's desk. `n` is one unit each. */
export const sessionOf = (n: number): Session => {
	const who: Principal = {
		agency: id(n),
		kind: "tcu",
		country: "FJ",
		region: "pacific",
		post: id(100 + n),
		officer: id(200 + n),
		clearance: "amber",
		purpose: "investigation",
		scopes: ["cases:read", "cases:write", "cases:import", "statistics:read"],
		flows: [],
	};
	return { claims: { tokenId: "t", post: who.post } as Session["claims"], principal: () => who };
};

/** What a caller sends of `bytes`; other bytes can be sent than those that were announced. */
export const commandOf = (
	bytes: Buffer,
	o: Partial<ImportCommand> & { hash: (bytes: Buffer) => string },
): ImportCommand => ({
	kind: o.kind ?? "ctdc",
	format: o.format ?? "csv",
	fileName: "file.csv",
	sha256: o.hash(bytes),
	size: bytes.length,
	body: o.body ?? Readable.from(chunksOf(bytes, 64 * 1024)),
});

export function* chunksOf(bytes: Buffer, size: number): Generator<Buffer> {
	for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
