import type { ServiceContext } from "@seamark/service";
import type { ReportUrgency } from "../codes/reports.ts";
import type { Deps } from "../deps.ts";
import { countOverdue } from "../store/reports-due.ts";
import { countUnconfirmed } from "../store/second-persons.ts";
import { countSubjects } from "../store/vault-subjects.ts";

/** What a sweep is built on. */
export type Sweeping = Pick<Deps, "context" | "directory" | "vault">;

/** What a sweep over everything found. */
export type Findings = {
	/** Identities and files in the vault that nobody here had; they are destroyed. */
	unowned: number;
	/** The same, left alone because there were too many of an agency at once. */
	kept: number;
	/** Persons, reports and files whose key the vault does not hold: an operator has to know, since nobody can read them. */
	missing: number;
};

export const noFindings = (): Findings => ({ unowned: 0, kept: 0, missing: 0 });

/** Counts alone. */
export type SweepReport = Findings & {
	/** What was said to be sealed and is not anybody's yet: changes that are on their way, imports, and what was cut off. */
	intended: number;
	/** What waits for the vault to destroy its key, and for how long the one that waits longest. */
	leaving: number;
	oldestLeavingSeconds: number;
	/** Identities that were opened alone, and that no second officer has answered for in time. */
	unconfirmed: number;
	/** Reports that wait past their target. */
	overdue: Record<ReportUrgency, number>;
	/** Agencies for which the sweep ended early. */
	failed: number;
};

type Waiting = Pick<SweepReport, "intended" | "leaving" | "oldestLeavingSeconds" | "unconfirmed"> & {
	overdue: { urgency: ReportUrgency; count: number }[];
};

export const waitingOf = async (
	{ context }: { context: Pick<ServiceContext, "pool" | "now"> },
	agency: string,
): Promise<Waiting> => {
	const { intended, leaving, oldest } = await countSubjects(context.pool, agency);
	return {
		overdue: await countOverdue(context.pool, agency, context.now()),
		unconfirmed: await countUnconfirmed(context.pool, agency, context.now()),
		intended,
		leaving,
		oldestLeavingSeconds: oldest === null ? 0 : Math.max(0, Math.round((context.now() - oldest.getTime()) / 1_000)),
	};
};
