import type { Actor } from "@seamark/auth";
import { grantable } from "@seamark/policy";
import { anonymousActor, type Decision, type Input, refuse } from "@seamark/service";
import type { Deps } from "../../deps.ts";
import { keyed, keyedId } from "../../ids.ts";
import { findSent } from "../../store/reports.ts";
import type { Vault } from "../../vault/client.ts";
import type { CheckedReport } from "../report/check-report.ts";
import { newReport, type Units } from "../report/new-report.ts";
import type { ReportBody } from "../report/schema.ts";
import type { ReportState } from "../report/state.ts";
import { decideSubmitReport } from "./decide.ts";

/**
 * Takes a report in, any number of times as the same one. Identities go to the vault first, and all ids follow from the
 * sender's own, so that a report whose answer was lost seals nothing twice.
 */
export const submitReport = async (
	{ context, vault, directory }: Deps,
	{
		body,
		who,
		actor,
		at,
		asCaller,
	}: Pick<Input<unknown, unknown, ReportBody>, "body" | "who" | "actor" | "at" | "asCaller">,
): Promise<Decision> => {
	const contentHash = keyed(context.hubKey, canonical(body));
	const idOf = (what: string) => keyedId(context.hubKey, `${what} of ${who.post} ${body.clientId}`);
	const made = newReport(
		{
			body,
			by: who,
			id: idOf("report"),
			identityIdOf: (index) => idOf(`identity ${index} ${contentHash}`),
			contentHash,
			at,
		},
		unitsOf(directory),
	);
	if ("faults" in made) return refuse("REFUSED", made.faults);
	const { report, identities } = made;
	const sent = await asCaller((tx) => findSent(tx, report.fromPost ?? report.fromAgency, body.clientId));
	if (!sent) await sealAll(vault, report, identities, report.fromPost === null ? anonymousActor(actor) : actor);
	return decideSubmitReport(report, sent, { actor });
};

/** Who is in the report, under its key. The same again seals nothing new. */
const sealAll = async (vault: Vault, report: ReportState, identities: CheckedReport["identities"], actor: Actor) => {
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
};

/** Units that take in reports, as the directory has them now. */
const unitsOf = (directory: Deps["directory"]): Units => {
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
