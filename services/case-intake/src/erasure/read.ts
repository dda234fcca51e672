import type { Directory } from "@seamark/auth";
import { HubError } from "@seamark/errors";
import type { Input } from "@seamark/service";
import { protectionKeys } from "@seamark/values";
import type { Deps } from "../deps.ts";
import { digestsOf, keysOfIdentity } from "../links/entity/digests.ts";
import type { ReportState } from "../reports/report/state.ts";
import { findCase } from "../store/cases.ts";
import {
	identitiesWithoutValues,
	type Reached,
	reachedFiles,
	reachedLinks,
	reachedPersons,
	valuesOf,
} from "../store/erasure.ts";
import { findPerson } from "../store/read-persons.ts";
import { reportsNaming, reportsOfCase } from "../store/reports.ts";
import { isOfErasedCase, type ToErase } from "./decide.ts";
import { erasedBy } from "./redact.ts";

type Asking = Pick<Input, "asCaller" | "who" | "actor">;

/** Everything that the erasure of a case, or of a person, reaches; undefined where the caller has none of that id. */
export const readErasure = async (
	deps: Deps,
	of: { caseId: string } | { personId: string },
	{ asCaller, who, actor }: Asking,
): Promise<ToErase | undefined> => {
	const erasedCase = "caseId" in of ? of.caseId : null;
	const cause = "caseId" in of ? of.caseId : of.personId;
	const directory = deps.directory.current();
	const read = await asCaller(async (tx) => {
		if ("caseId" in of ? !(await findCase(tx, of.caseId)) : !(await findPerson(tx, of.personId))) return undefined;
		const persons = await reachedPersons(tx, of);
		const identityIds = identitiesOf(persons);
		const caseIds = [
			...new Set([...(erasedCase === null ? [] : [erasedCase]), ...persons.flatMap(({ caseId }) => caseId ?? [])]),
		];
		const cases = [];
		const reports = new Map<string, ReportState>();
		for (const id of caseIds) {
			const one = await findCase(tx, id);
			if (one) cases.push(one);
			for (const report of await reportsOfCase(tx, id)) reports.set(report.id, report);
		}
		for (const report of await reportsNaming(tx, identityIds)) reports.set(report.id, report);
		return {
			persons,
			caseIds,
			cases,
			reports: [...reports.values()],
			files: await reachedFiles(tx, { caseId: erasedCase, personIds: persons.map(({ id }) => id) }),
			values: await valuesOf(tx, identityIds),
			unknown: await identitiesWithoutValues(tx, identityIds),
		};
	});
	if (!read) return undefined;
	const { values, unknown, caseIds, ...reached } = read;
	const digest = (forms: readonly string[]) => digestsOf(deps.context.hubKey, who.agency, forms);
	const digests = [
		...values,
		...digest(await openedForms(deps, unknown, { actor, home: who.country })),
		...(erasedCase === null
			? []
			: digest(
					formsOfProtected(
						reached.reports.filter((report) => isOfErasedCase(report, { erasedCase })),
						directory,
					),
				)),
	];
	return {
		...reached,
		cause,
		agency: who.agency,
		erasedCase,
		links: await asCaller((tx) => reachedLinks(tx, { erasedCase, caseIds, digests })),
		isErased: erasedBy({ hubKey: deps.context.hubKey, agency: who.agency, home: who.country, digests }),
		homeOf: (agency) => directory.agency(agency)?.country ?? who.country,
	};
};

const identitiesOf = (persons: readonly Reached[]): string[] =>
	persons.flatMap(({ identityId }) => (identityId === null ? [] : [identityId]));

/** What the persons of the reports are reached by, as far as the reports name it. */
const formsOfProtected = (reports: readonly ReportState[], directory: Pick<Directory, "agency">): string[] =>
	reports.flatMap(({ content, fromAgency }) =>
		content.things
			.filter(({ ofProtectedPerson }) => ofProtectedPerson)
			.flatMap(({ value }) => protectionKeys(value, directory.agency(fromAgency)?.country ?? "")),
	);

/** Identities from before their values were kept, and imported ones: they are opened a last time. */
const openedForms = async (
	{ vault }: Deps,
	identityIds: readonly string[],
	{ actor, home }: { actor: Asking["actor"]; home: string },
): Promise<string[]> => {
	const forms: string[] = [];
	for (const identityId of identityIds)
		try {
			forms.push(...keysOfIdentity((await vault.open({ actor, identityId })).identity, home));
		} catch (error) {
			if (!(error instanceof HubError && error.code === "NOT_FOUND")) throw error;
		}
	return forms;
};
