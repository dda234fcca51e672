import type { Fault } from "@seamark/errors";
import { type CheckedReport, checkReport } from "./check-report.ts";
import type { ReportBody } from "./schema.ts";
import type { ReportState } from "./state.ts";
import { dueAt } from "./targets.ts";

/** What is asked of the directory. */
export type Units = {
	/** Does this agency take in reports? */
	takesIn(agency: string): boolean;
};

export type NewReport = {
	body: ReportBody;
	by: { agency: string; country: string; post: string };
	/** New report id, and ids for the identities of its persons. */
	id: string;
	identityIdOf: (index: number) => string;
	contentHash: string;
	/** Milliseconds since the epoch. */
	at: number;
};

/** A report as it will be kept, with what goes to the vault, or everything that is wrong with it. */
export const newReport = (
	command: NewReport,
	units: Units,
): { report: ReportState; identities: CheckedReport["identities"] } | { faults: Fault[] } => {
	const { body, by, at } = command;
	const to = body.toAgency ?? by.agency;
	const unit = units.takesIn(to)
		? []
		: [
				{
					at: "/toAgency",
					message: body.toAgency
						? "is no unit of this hub that takes in reports; GET /agencies lists the units"
						: "is missing: your own agency takes in no reports, so name the unit that it is for",
				},
			];
	const checked = checkReport(body, at, by.country);
	if ("faults" in checked) return { faults: [...unit, ...checked.faults] };
	if (unit.length > 0) return { faults: unit };
	const identified = new Set(checked.identities.map(({ index }) => index));
	return {
		identities: checked.identities,
		report: {
			id: command.id,
			clientId: body.clientId,
			agency: to,
			fromAgency: by.agency,
			fromPost: checked.channel === "anonymousTip" ? null : by.post,
			channel: checked.channel,
			callerCategory: checked.callerCategory,
			urgency: checked.urgency,
			capturedAt: new Date(body.capturedAt).toISOString(),
			receivedAt: new Date(at).toISOString(),
			formVersion: checked.formVersion,
			content: {
				...checked.content,
				persons: checked.content.persons.map((person, index) =>
					identified.has(index) ? { ...person, identityId: command.identityIdOf(index) } : person,
				),
			},
			contentHash: command.contentHash,
			country: checked.country,
			entityKeys: checked.entityKeys,
			status: "waiting",
			caseId: null,
			dismissReason: null,
			takenAt: null,
			takenByPost: null,
			dueAt: new Date(dueAt(checked.urgency, checked.channel, at)).toISOString(),
			erasedAt: null,
			passedTo: null,
			passedBy: [],
			erasure: null,
			version: 1,
		},
	};
};
