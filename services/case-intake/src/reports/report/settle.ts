import type { Actor } from "@seamark/auth";
import type { Change } from "@seamark/log";
import { type Refused, refuse } from "@seamark/service";
import type { DismissReason } from "../../codes/reports.ts";
import type { Erasure } from "../../erasure/erasure.ts";
import type { SecondPerson } from "../../second-person/second-person.ts";
import { detachValues, dropValues } from "../../store/erasure.ts";
import { settleReport } from "../../store/reports.ts";
import { enter, leave, subjectWrites, type VaultSubject } from "../../store/vault-subjects.ts";
import type { ReportState } from "./state.ts";

/** A report is settled once. Undefined while it waits. */
export const settledBefore = ({ status }: ReportState): Refused | undefined =>
	status === "waiting" ? undefined : refuse("REPORT_SETTLED", [], `The report is ${status}.`);

/** What became of a waiting report, by a post. */
export const settle = (
	report: ReportState,
	became: { status: "takenIn" | "merged"; caseId: string } | { status: "dismissed"; reason: DismissReason },
	by: { actor: Actor; at: number; request?: SecondPerson | undefined },
	/** Identities that are a person's now. The others are nobody's: nobody could open them any more. */
	taken: readonly (string | null)[] = [],
): Change["writes"] => {
	const at = new Date(by.at).toISOString();
	const { id, agency } = report;
	const left = identitiesOf(report).filter((one) => !taken.includes(one));
	const subject = (one: string): VaultSubject => ({
		...{ agency, kind: "identity", id: one, scope: id },
		...{ cause: id, actor: by.actor, since: at },
	});
	const erasure: Erasure = {
		...{
			at,
			byPost: by.actor.postId,
			confirmedByPost: by.request?.answeredByPost ?? null,
			words: by.request?.reason ?? "",
		},
		reason: became.status === "dismissed" ? "reportDismissed" : "leftOutOfCase",
	};
	const all = left.length > 0 && left.length === identitiesOf(report).length;
	return [
		{
			statement: settleReport,
			row: {
				...settled(id, became, by.actor.postId, at),
				erased_at: all ? at : null,
				erasure: left.length > 0 ? erasure : null,
			},
		},
		...subjectWrites(leave, left.map(subject)),
		...subjectWrites(
			enter,
			identitiesOf(report)
				.filter((one) => taken.includes(one))
				.map(subject),
		),
		...left.map((identity_id) => ({
			statement: became.status === "dismissed" ? dropValues : detachValues,
			row: { identity_id },
		})),
	];
};

const settled = (
	id: string,
	became: Parameters<typeof settle>[1],
	post: string,
	at: string,
): Record<string, unknown> => ({
	id,
	status: became.status,
	case_id: "caseId" in became ? became.caseId : null,
	dismiss_reason: "reason" in became ? became.reason : null,
	taken_at: at,
	taken_by_post: post,
});

export const identitiesOf = ({ content }: ReportState): string[] =>
	content.persons.flatMap(({ identityId }) => identityId ?? []);
