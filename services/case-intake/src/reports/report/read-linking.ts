import type { Input } from "@seamark/service";
import type { Deps } from "../../deps.ts";
import { findEntities } from "../../store/links.ts";
import { keysOfThings, type Linking } from "./link-things.ts";
import type { ReportState } from "./state.ts";

/** Reads what it takes to link the things of a report to a case. */
export const readLinking = async (
	{ context, directory }: Deps,
	report: ReportState,
	caseId: string,
	{ who, asCaller }: Pick<Input, "who" | "asCaller">,
): Promise<Linking> => {
	const agencies = directory.current();
	const home = agencies.agency(report.fromAgency)?.country ?? who.country;
	const known = await asCaller((tx) => findEntities(tx, keysOfThings(report, home), caseId));
	return { home, agencies, known, hubKey: context.hubKey };
};
