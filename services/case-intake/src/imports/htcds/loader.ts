import type { Actor } from "@seamark/auth";
import { HubError } from "@seamark/errors";
import { latestDay } from "@seamark/values";
import type { Deps } from "../../deps.ts";
import { idAtLine, keyedId } from "../../ids.ts";
import { type Bases, insertImported } from "../../store/imported.ts";
import { type NewIdentity, refusedOf } from "../../vault/client.ts";
import type { Job, Loader, Placed, RowFault } from "../import-records/types.ts";
import { toIdentity } from "./identity.ts";
import { type HtcdsRow, htcdsRows } from "./rows.ts";

/** Calls to the vault at once, and what one of them takes. */
const sealing = 4;
const mostIdentities = 200;
const mostBytes = 2 * 1024 * 1024;
/**
 * Lines whose identities the vault keeps under one key, as it does those of a case. To erase one of them it wraps the keys of the
 * others again, which has to be done while somebody waits.
 */
const linesOfKey = 500;

/** HTCDS 2.0: one record is one person, who belongs to no case until somebody puts them into one. */
export const htcdsLoader = ({ context, vault }: Pick<Deps, "context" | "vault">): Loader<HtcdsRow> => {
	const today = latestDay(context.now());
	/**
	 * From the import and the row, so that a batch that is prepared again after a crash makes nothing twice: the import's part follows
	 * from the hub's key, the rest is the row's number.
	 */
	const known = new Map<string, Bases>();
	const basesOf = ({ id }: Pick<Job, "id">): Bases => {
		const base = (what: string) => idAtLine(keyedId(context.hubKey, `htcds ${what} ${id}`), 0);
		const bases = known.get(id) ?? { persons: base("person"), identities: base("identity") };
		known.set(id, bases);
		return bases;
	};

	/** What the vault takes for the case of a line. */
	const scopeOf = ({ id }: Job, line: number): string =>
		keyedId(context.hubKey, `htcds identities ${id} from ${Math.floor(line / linesOfKey) * linesOfKey}`);

	const prepare = async (job: Job, actor: Actor, rows: readonly Placed<HtcdsRow>[]) => {
		const failed: Failed[] = [];
		const waiting: Waiting[] = [];
		for (const { n, row } of rows) {
			if (row.identity === undefined) continue;
			const identity = toIdentity(row.identity);
			const { sex, nationality } = row.facts.columns;
			if ("fault" in identity) failed.push({ n, fault: { column: "", reason: identity.fault } });
			else
				waiting.push({
					n,
					caseId: scopeOf(job, n),
					identityId: idAtLine(basesOf(job).identities, n),
					identity,
					facts: { sex, nationality },
				});
		}
		const slices = slicesOf(waiting);
		let next = 0;
		const work = async () => {
			for (let slice = slices[next++]; slice !== undefined; slice = slices[next++])
				failed.push(...(await seal(actor, slice)));
		};
		await Promise.all(Array.from({ length: sealing }, work));
		return failed;
	};

	/** Answers the rows whose identity the vault does not take, when the others are sealed. */
	const seal = async (actor: Actor, slice: readonly [Waiting, ...Waiting[]]): Promise<Failed[]> => {
		const { caseId } = slice[0];
		try {
			await vault.sealMany({ actor, caseId, identities: slice });
			return [];
		} catch (error) {
			const refused = error instanceof HubError && error.code === "VALIDATION" ? refusedOf(error) : new Set();
			if (refused.size === 0) throw error;
			const others = slice.filter((_one, at) => !refused.has(at));
			if (others.length > 0) await vault.sealMany({ actor, caseId, identities: others });
			return slice
				.filter((_one, at) => refused.has(at))
				.map(({ n }) => ({ n, fault: { column: "", reason: "holds an identity that the vault does not take" } }));
		}
	};

	return {
		...htcdsRows(today),
		prepare,
		sealedOf: (job) => basesOf(job).identities,
		write: (tx, job, rows) => (rows[0] ? insertImported(tx, job, basesOf(job), rows[0].row.file, rows) : []),
		// They are counted as soon as the import is done; a person is made of one when somebody works with it.
		finish: () => [],
	};
};

type Failed = { n: number; fault: RowFault };
type Waiting = NewIdentity & { n: number; caseId: string };

/** As many as one call takes, of one key each. */
const slicesOf = (waiting: readonly Waiting[]): [Waiting, ...Waiting[]][] => {
	const slices: [Waiting, ...Waiting[]][] = [];
	let bytes = 0;
	for (const one of waiting) {
		const size = Buffer.byteLength(JSON.stringify(one));
		const slice = slices.at(-1);
		const fits = slice && slice.length < mostIdentities && bytes + size <= mostBytes;
		if (fits && slice[0].caseId === one.caseId) slice.push(one);
		else {
			slices.push([one]);
			bytes = 0;
		}
		bytes += size;
	}
	return slices;
};
