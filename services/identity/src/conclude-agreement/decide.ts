import type { Purpose, RecordKind, Topic } from "@seamark/policy";
import { faultsWhere } from "@seamark/service";
import { type DirectoryDecision, periodFrom, rfc3339, unlessFaulty } from "../decision.ts";
import { insertAgreement } from "../store/statements.ts";

export type ConcludeAgreement = {
	title: string;
	parties: readonly string[];
	topics: readonly Topic[];
	records: readonly RecordKind[];
	ages: "any" | "child";
	purposes: readonly Purpose[];
	from?: string;
	until?: string;
	invented?: boolean;
};

/** What an agreement does not name does not flow under it. */
export const decideConcludeAgreement = (
	asked: ConcludeAgreement,
	known: ReadonlySet<string>,
	id: string,
	now: number,
): DirectoryDecision => {
	const period = periodFrom(asked, now);
	const unknown = asked.parties.filter((party) => !known.has(party));
	return unlessFaulty(
		[
			...faultsWhere([
				unknown.length > 0,
				"/parties",
				`names countries that are not registered: ${unknown.join(", ")}`,
			]),
			...period.faults,
		],
		() => ({
			writes: [
				{
					statement: insertAgreement,
					row: {
						...asked,
						id,
						from: rfc3339(period.from),
						until: period.until === null ? null : rfc3339(period.until),
						invented: asked.invented === true,
					},
				},
			],
			changed: [{ entity: "agreement", entityId: id, change: "concluded", agencyId: "" }],
			answer: { id },
		}),
	);
};
