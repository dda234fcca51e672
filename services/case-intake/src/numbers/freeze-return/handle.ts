import type { Pool } from "@seamark/db";
import { type Decision, type Input, refuse } from "@seamark/service";
import { rulesVersion } from "../../persons/classify/rules.ts";
import { readAtOnce } from "../../store/read-at-once.ts";
import { findReturn } from "../../store/yearly-returns.ts";
import { readStatistics } from "../statistics/read.ts";
import { yearlyForm } from "../yearly-return/canonical.ts";
import { decideFreezeReturn, yearFaults } from "./decide.ts";

/** Counts a year that is over, and reads its last edition at the same moment. */
export const freezeReturn = async (
	pool: Pool,
	year: number,
	{ who, actor, at }: Pick<Input, "who" | "actor" | "at">,
): Promise<Decision> => {
	const faults = yearFaults(year, at);
	if (faults.length > 0) return refuse("REFUSED", faults, "The year is not over.");
	const { statistics, last } = await readAtOnce(pool, who, at, async (tx) => ({
		statistics: await readStatistics(tx, { of: "cases", year }, false),
		last: (await findReturn(tx, { year }))?.frozen,
	}));
	return decideFreezeReturn({ form: yearlyForm, agency: who.agency, year, rulesVersion, statistics }, last, {
		actor,
		at,
	});
};
