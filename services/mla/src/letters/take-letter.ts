import { transact } from "@seamark/db";
import { hashOf, type Signed } from "@seamark/mla-thread";
import { writerSettings } from "@seamark/policy";
import type { Parcel } from "../delivery/port.ts";
import type { Deps } from "../deps.ts";
import { parcelTaken } from "../events.ts";
import { serviceActor } from "../signing/client.ts";
import { findLetterByHash, insertLetter } from "../store/letters.ts";
import { readLetter } from "./letter.ts";
import { letterRow } from "./letter-row.ts";

/** Keeps a letter that arrived, once. */
export const takeLetter = async (deps: Deps, parcel: Extract<Parcel, Signed>): Promise<void> => {
	const { thread, from, to, bytes, signature } = parcel;
	const letter = readLetter(bytes);
	const fits = letter && letter.thread === thread && letter.authority === from && letter.to === to;
	const fault = fits ? await deps.signing.faultOf(from, { bytes, signature }, letter.at) : "not-readable";
	if (!fits || fault) {
		deps.context.log.warn({ fault, thread }, "a letter was refused");
		return;
	}
	const hash = hashOf(bytes);
	const there = await transact(deps.context.pool, (tx) => findLetterByHash(tx, hash), writerSettings([to]));
	if (there) return;
	await deps.context.committer.commit({
		writes: [{ statement: insertLetter, row: letterRow(to, letter, { bytes, signature }, deps.context.now()) }],
		events: [parcelTaken(serviceActor(to), parcel, { kind: "letter", sha256: hash, outcome: "new" })],
		writer: to,
	});
};
