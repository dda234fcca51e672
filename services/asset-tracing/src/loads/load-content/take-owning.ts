import type { Tx } from "@seamark/db";
import type { FileKey } from "../../sealing/file-keys.ts";
import type { Refusal } from "../../store/loads.ts";
import { addHoldings, addParties, findParties, lastParty, nameParties } from "../../store/parties.ts";
import type { Batch } from "../intake.ts";

type Taken = { taken: number; known: number; refusals: Refusal[] };

/** Gives every party of these statements its number within the file. The file is locked by the caller. */
const numberParties = async (
	tx: Tx,
	{ file, load, key }: { file: string; load: string; key: FileKey },
	keys: Iterable<string>,
): Promise<(of: string) => number> => {
	const blinds = new Map([...new Set(keys)].map((one) => [one, key.blindParty(one)]));
	const there = await findParties(tx, file, [...blinds.values()]);
	let last = await lastParty(tx, file);
	const fresh: { no: number; blind: Buffer }[] = [];
	const numbers = new Map<string, number>();
	for (const [one, blind] of blinds) {
		const no = there.get(blind.toString("hex")) ?? ++last;
		numbers.set(one, no);
		if (!there.has(blind.toString("hex"))) fresh.push({ no, blind });
	}
	await addParties(tx, { file, load }, fresh);
	return (of) => numbers.get(of) as number;
};

/** Takes in who owns what. What is there with the same content changes nothing. */
export const takeOwning = async (
	tx: Tx,
	o: { file: string; load: string; key: FileKey },
	{ parties, holdings }: Pick<Batch, "parties" | "holdings">,
): Promise<Taken> => {
	if (parties.length + holdings.length === 0) return { taken: 0, known: 0, refusals: [] };
	const keys = [
		...parties.map(({ party }) => party.key),
		...holdings.flatMap(({ holding }) => [holding.owner, holding.of]),
	];
	const numberOf = await numberParties(tx, o, keys);
	const named = parties.map(({ party }) => {
		const no = numberOf(party.key);
		return { no, kind: party.kind, sealed: o.key.sealParty(no, party.names) };
	});
	// The first of several descriptions within a load is kept.
	const once = [...new Map(named.toReversed().map((one) => [one.no, one])).values()];
	const fresh = await nameParties(tx, o, once);
	const { taken, refused } = await addHoldings(
		tx,
		o,
		holdings.map(({ n, holding }) => ({
			...holding,
			...{ n, ref: o.key.blindParty(`statement ${holding.ref}`), record: o.key.blindParty(`record ${holding.record}`) },
			...{ owner: numberOf(holding.owner), of: numberOf(holding.of) },
		})),
	);
	const reason = "has the id of a statement with other content";
	return {
		taken: fresh + taken,
		known: parties.length - fresh + holdings.length - taken - refused.length,
		refusals: refused.map((line) => ({ line, column: "statementId", reason })),
	};
};
