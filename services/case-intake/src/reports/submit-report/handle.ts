import { actorOf, type Session } from "@seamark/auth";
import { HubError } from "@seamark/errors";
import { grantable } from "@seamark/policy";
import { currentTraceparent } from "@seamark/telemetry";
import type { Deps } from "../../deps.ts";
import { reportReceived } from "../../events.ts";
import { keyed, keyedId } from "../../ids.ts";
import { readAs } from "../../store/read.ts";
import { findSent, insertReport, toReportRow } from "../../store/reports.ts";
import { anonymousActor } from "../report/anonymous-actor.ts";
import type { Acknowledgement, ReportBody } from "../report/schema.ts";
import { acknowledge, type ReportState } from "../report/state.ts";
import { decideSubmit, type Units } from "./decide.ts";

/**
 * Takes a report in, any number of times as the same one. Identities go to the vault first, and all ids follow from the
 * sender's own, so that a report whose answer was lost seals nothing twice.
 */
export const submitReport = async (
	deps: Deps,
	session: Session,
	body: ReportBody,
): Promise<{ acknowledgement: Acknowledgement; again: boolean }> => {
	const { context, vault } = deps;
	const who = session.principal();
	const contentHash = keyed(context.hubKey, canonical(body));
	const idOf = (what: string) => keyedId(context.hubKey, `${what} of ${who.post} ${body.clientId}`);
	const decision = decideSubmit(
		{
			body,
			by: who,
			id: idOf("report"),
			identityIdOf: (index) => idOf(`identity ${index} ${contentHash}`),
			contentHash,
			at: context.now(),
		},
		unitsOf(deps),
	);
	if ("faults" in decision) throw new HubError("REFUSED", { faults: decision.faults });
	const { report, identities } = decision;
	const anonymous = report.fromPost === null;
	const before = () =>
		readAs(context.pool, who, context.now(), (tx) => findSent(tx, report.fromPost ?? report.fromAgency, body.clientId));

	const sent = await before();
	if (sent) return { acknowledgement: sentBefore(sent, contentHash), again: true };
	const actor = anonymous ? anonymousActor(who) : actorOf(session, who);
	for (const { index, identity } of identities) {
		const person = report.content.persons[index];
		if (!person?.identityId) continue;
		await vault.seal({
			actor,
			agencyId: report.agency,
			identityId: person.identityId,
			caseId: report.id,
			identity,
			facts: { sex: person.sex ?? "unknown", nationality: person.nationality ?? [] },
		});
	}
	try {
		await context.committer.commit({
			writes: [{ statement: insertReport, row: toReportRow(report) }],
			events: [
				reportReceived({
					reportId: report.id,
					actor,
					agencyId: report.agency,
					channel: report.channel,
					callerCategory: report.callerCategory ?? "",
					urgency: report.urgency,
					capturedAt: report.capturedAt,
					country: report.country ?? "",
				}),
			],
			writer: who.agency,
			// The trace of an anonymous tip would lead to whoever typed it in.
			...(anonymous ? {} : { traceparent: currentTraceparent() }),
		});
	} catch (error) {
		// Sent twice at the same moment: the other one was faster.
		const other = error instanceof HubError && error.code === "CONFLICT" ? await before() : undefined;
		if (!other) throw error;
		return { acknowledgement: sentBefore(other, contentHash), again: true };
	}
	return { acknowledgement: acknowledge(report), again: false };
};

const sentBefore = (report: ReportState, contentHash: string): Acknowledgement => {
	if (report.contentHash !== contentHash) throw new HubError("REPORT_CONFLICT");
	return acknowledge(report);
};

/** Units that take in reports, as the directory has them now. */
export const unitsOf = ({ directory }: Deps): Units => {
	const now = directory.current();
	return {
		takesIn: (id) => {
			const agency = now.agency(id);
			return (
				agency?.status === "active" &&
				(grantable[agency.kind as keyof typeof grantable] ?? []).includes("reports:takeIn")
			);
		},
	};
};

/** The same JSON whatever the order of its fields. */
const canonical = (value: unknown): string =>
	JSON.stringify(value, (_key, one: unknown) =>
		typeof one === "object" && one !== null && !Array.isArray(one)
			? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
			: one,
	);
