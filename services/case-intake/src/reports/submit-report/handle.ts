import type { Actor } from "@seamark/auth";
import { grantable } from "@seamark/policy";
import { anonymousActor, type Decision, type Input, refuse } from "@seamark/service";
import type { Deps } from "../../deps.ts";
import { keyed, keyedId } from "../../ids.ts";
import { findSent } from "../../store/reports.ts";
import { nothingSealed, type Sealed, sealing } from "../../vault/sealing.ts";
import { valueWrites } from "../../vault/values.ts";
import type { CheckedReport } from "../report/check-report.ts";
import { newReport, type Units } from "../report/new-report.ts";
import type { ReportBody } from "../report/schema.ts";
import { countReport } from "../report/sending.ts";
import type { ReportState } from "../report/state.ts";
import { decideSubmitReport } from "./decide.ts";

/**
 * Takes a report in, any number of times as the same one: its id follows from the sender's own. Identities go to the vault first; of
 * two that are sent at once, those of the one that is stored are the report's, and the others' are erased.
 */
export const submitReport = async (
	deps: Deps,
	{
		body,
		who,
		actor,
		at,
		asCaller,
	}: Pick<Input<unknown, unknown, ReportBody>, "body" | "who" | "actor" | "at" | "asCaller">,
): Promise<Decision> => {
	const { context, directory } = deps;
	const contentHash = keyed(context.hubKey, canonical(body));
	const idOf = (what: string) => keyedId(context.hubKey, `${what} of ${who.post} ${body.clientId}`);
	const made = newReport(
		{
			body,
			by: who,
			id: idOf("report"),
			identityIdOf: () => context.newId(),
			contentHash,
			at,
		},
		unitsOf(directory),
	);
	if ("faults" in made) return refuse("REFUSED", made.faults);
	const { report, identities } = made;
	const sent = await asCaller((tx) => findSent(tx, report.fromPost ?? report.fromAgency, body.clientId));
	if (sent) return decideSubmitReport(report, sent, nothingSealed, { actor });
	await countReport(context, who, report.fromPost === null);
	const sealed = await sealIdentities(deps, report, identities, {
		actor: report.fromPost === null ? anonymousActor(actor) : actor,
		home: who.country,
	});
	return decideSubmitReport(report, undefined, sealed, { actor });
};

/** Who is in the report, under its key. */
export const sealIdentities = async (
	deps: Deps,
	report: ReportState,
	identities: CheckedReport["identities"],
	{ actor, home }: { actor: Actor; home: string },
): Promise<Sealed> => {
	const { agency, id: scope } = report;
	// Apart until somebody takes it in, and counted by who sent it.
	const source = report.fromAgency === agency ? (report.fromPost ?? report.fromAgency) : report.fromAgency;
	const toSeal = identities.flatMap(({ index, identity }) => {
		const person = report.content.persons[index];
		return person?.identityId ? [{ person, identityId: person.identityId, identity }] : [];
	});
	const ids = toSeal.map(({ identityId }) => identityId);
	const sealed = await sealing(deps, { agency, actor, kind: "identity", scope, ids }, async () => {
		for (const { person, identityId, identity } of toSeal)
			await deps.vault.seal({
				actor,
				agencyId: agency,
				identityId,
				caseId: scope,
				identity,
				source,
				facts: { sex: person.sex ?? "unknown", nationality: person.nationality ?? [] },
			});
	});
	const { hubKey } = deps.context;
	const values = toSeal.flatMap(({ person, ...one }) =>
		valueWrites({ ...one, hubKey, agency, by: actor.agencyId, home, presumed: person.seenAs !== "possibleSuspect" }),
	);
	return { ...sealed, writes: [...sealed.writes, ...values] };
};

/** Units that take in reports, as the directory has them now. */
export const unitsOf = (directory: Deps["directory"]): Units => {
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

/** The same JSON for any order of its fields. */
const canonical = (value: unknown): string =>
	JSON.stringify(value, (_key, one: unknown) =>
		typeof one === "object" && one !== null && !Array.isArray(one)
			? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
			: one,
	);
