import type { Actor } from "@seamark/auth";
import { HubError } from "@seamark/errors";
import type { Deps } from "../deps.ts";
import { idAtLine, keyedId } from "../ids.ts";
import type { Job, Loader, Placed, RowFault } from "../import-records/types.ts";
import { type Bases, insertImported } from "../store/imported.ts";
import { toIdentity } from "./identity.ts";
import { type HtcdsRow, htcdsRows } from "./rows.ts";

/** Calls to the vault at once. */
const sealing = 64;

/** HTCDS 2.0: one record is one person, who belongs to no case until somebody puts them into one. */
export const htcdsLoader = ({ context, vault }: Pick<Deps, "context" | "vault">): Loader<HtcdsRow> => {
	const today = new Date(context.now()).toISOString().slice(0, 10);
	/**
	 * From the import and the row, so that a batch that is prepared again after a crash makes nothing twice: the import's part follows
	 * from the hub's key, the rest is the row's number.
	 */
	const known = new Map<string, Bases>();
	const basesOf = ({ id }: Job): Bases => {
		const base = (what: string) => idAtLine(keyedId(context.hubKey, `htcds ${what} ${id}`), 0);
		const bases = known.get(id) ?? { persons: base("person"), identities: base("identity") };
		known.set(id, bases);
		return bases;
	};

	const prepare = async (job: Job, actor: Actor, rows: readonly Placed<HtcdsRow>[]) => {
		const failed: { n: number; fault: RowFault }[] = [];
		const waiting = rows.filter(({ row }) => row.identity !== undefined);
		let next = 0;
		const work = async () => {
			for (let one = waiting[next++]; one !== undefined; one = waiting[next++]) {
				const fault = await seal(job, actor, one);
				if (fault !== undefined) failed.push({ n: one.n, fault: { column: "", reason: fault } });
			}
		};
		await Promise.all(Array.from({ length: sealing }, work));
		return failed;
	};

	/** Why it could not be sealed, where that is the row's own fault. */
	const seal = async (job: Job, actor: Actor, { n, row }: Placed<HtcdsRow>): Promise<string | undefined> => {
		const identity = toIdentity(row.identity ?? {});
		if ("fault" in identity) return identity.fault;
		const { sex, nationality } = row.facts.columns;
		try {
			await vault.seal({
				actor,
				identityId: idAtLine(basesOf(job).identities, n),
				caseId: job.id,
				identity,
				facts: { sex, nationality },
			});
			return undefined;
		} catch (error) {
			if (error instanceof HubError && error.code === "VALIDATION")
				return "holds an identity that the vault does not take";
			throw error;
		}
	};

	return {
		...htcdsRows(today),
		prepare,
		write: (tx, job, rows) => (rows[0] ? insertImported(tx, job, basesOf(job), rows[0].row.file, rows) : []),
		// They are counted as soon as the import is done; a person is made of one when somebody works with it.
		finish: () => [],
	};
};
