import type { Tx } from "@seamark/db";
import type { FileKey } from "../../sealing/file-keys.ts";
import { addAccounts, findAccounts, lastAccount } from "../../store/accounts.ts";
import type { Staged } from "../../store/transfers.ts";
import type { Batch } from "../intake.ts";

/** Numbers of accounts within the file that were looked up before. */
export type Known = Map<string, number>;

/** More are not remembered: memory stays the same however large the file is. */
const mostKnown = 200_000;

/** Gives every account of these lines its number within the file, and seals those that are new. The file is locked by the caller. */
export const numberAccounts = async (
	tx: Tx,
	{ file, load, key, known }: { file: string; load: string; key: FileKey; known: Known },
	lines: Batch["lines"],
): Promise<Staged[]> => {
	if (known.size > mostKnown) known.clear();
	const names = new Map<string, string>();
	const meet = (number: string | undefined, name: string) => {
		if (number !== undefined && !known.has(number)) names.set(number, names.get(number) || name);
	};
	for (const { line } of lines) {
		meet(line.from, line.fromName);
		meet(line.to, line.toName);
	}
	const blinds = new Map([...names.keys()].map((number) => [number, key.blind(number)]));
	const there = await findAccounts(tx, file, [...blinds.values()]);
	let last = await lastAccount(tx, file);
	const fresh: { no: number; blind: Buffer; sealed: Buffer }[] = [];
	for (const [number, blind] of blinds) {
		const no = there.get(blind.toString("hex")) ?? ++last;
		known.set(number, no);
		const name = names.get(number) ?? "";
		if (!there.has(blind.toString("hex")))
			fresh.push({ no, blind, sealed: key.seal(no, { number, names: name === "" ? [] : [name] }) });
	}
	await addAccounts(tx, { file, load }, fresh);
	return lines.map(({ n, line }) => ({
		n,
		line,
		source: line.from === undefined ? undefined : known.get(line.from),
		target: line.to === undefined ? undefined : known.get(line.to),
	}));
};
