import { type Decision, type Input, refuse } from "@seamark/service";
import type { Deps } from "../../deps.ts";
import { keyed, keyedId } from "../../ids.ts";
import type { Identity } from "../../schema.ts";
import { countReport } from "../report/sending.ts";
import type { ReportState } from "../report/state.ts";
import { sealIdentities, unitsOf } from "../submit-report/handle.ts";
import { decidePassOnReport, passedOn, passOnRefused } from "./decide.ts";

/**
 * Passes a report on to another unit. The identities are opened once and sealed again under the other agency's keys, and shown to nobody. The
 * keys here are destroyed once the report waits there.
 */
export const passOnReport = async (
	deps: Deps,
	report: ReportState,
	{ body, who, actor, at }: Pick<Input<unknown, unknown, { toAgency: string }>, "body" | "who" | "actor" | "at">,
): Promise<Decision> => {
	const { context, directory, vault } = deps;
	const to = body.toAgency;
	const refused = passOnRefused(report, { own: to === who.agency, takesIn: unitsOf(directory).takesIn(to) });
	if (refused) return refused;
	if (report.passedBy.some(({ agency }) => agency === to))
		return refuse("REFUSED", [
			{ at: "/toAgency", message: "has had this report and passed it on; speak with them, or pass it to another unit" },
		]);
	await countReport(context, who, false);
	const opened: { index: number; identity: Identity }[] = [];
	for (const [index, { identityId }] of report.content.persons.entries())
		if (identityId !== undefined && report.erasedAt === null)
			opened.push({ index, identity: (await vault.open({ actor, identityId })).identity });
	const ids = new Map(
		opened.map(({ index }) => [report.content.persons[index]?.identityId ?? "", context.newId()] as const),
	);
	const of = (what: string) => `${what} of ${report.id} passed on to ${to}`;
	const fresh = passedOn(
		report,
		{
			...{ to, identityIds: ids, id: keyedId(context.hubKey, of("report")) },
			clientId: keyedId(context.hubKey, of("client id")),
			contentHash: keyed(context.hubKey, of("content")),
		},
		{ actor, at },
	);
	const sealed = await sealIdentities(deps, fresh, opened, { actor, home: who.country });
	return decidePassOnReport(report, fresh, sealed, { actor, at });
};
