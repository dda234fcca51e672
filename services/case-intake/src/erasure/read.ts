import type { Directory } from "@seamark/auth";
import { HubError } from "@seamark/errors";
import type { Input } from "@seamark/service";
import { protectionKeys } from "@seamark/values";
import { digestsOf, keysOfIdentity } from "@seamark/values/digests";
import type { Deps } from "../deps.ts";
import type { ReportState } from "../reports/report/state.ts";
import { findCase } from "../store/cases.ts";
import {
	identitiesWithoutValues,
	linksBy,
	type Reached,
	reachedFiles,
	reachedPersons,
	stayingValues,
	type Value,
	valuesOf,
} from "../store/erasure.ts";
import { fieldsOf } from "../store/fields.ts";
import { findPerson } from "../store/read-persons.ts";
import { reportsNaming, reportsOfCase } from "../store/reports.ts";
import { isOfErasedCase, type ToErase } from "./decide.ts";
import { isReached, reachOf } from "./reach.ts";
import { erasedBy } from "./redact.ts";

type Asking = Pick<Input, "asCaller" | "who" | "actor">;
type Of = { caseId: string } | { personId: string };

/** Everything that the erasure of a case, or of a person, reaches; undefined where the caller has none of that id. */
export const readErasure = async (
	deps: Deps,
	of: Of,
	{ asCaller, who, actor }: Asking,
): Promise<ToErase | undefined> => {
	const erasedCase = "caseId" in of ? of.caseId : null;
	const directory = deps.directory.current();
	const { agency, country: home } = who;
	const read = await readReached({ asCaller, agency }, of);
	if (!read) return undefined;
	const { values: known, unknown, ...reached } = read;
	const digest = (forms: readonly string[]) => digestsOf(deps.context.hubKey, agency, forms);
	const opened = await openedForms(deps, unknown, { actor, home });
	const values: Value[] = [
		...known,
		...opened.flatMap(({ identityId, forms }) => digest(forms).map((one) => ({ identityId, digest: one }))),
	];
	const ofErased = reached.reports.filter((report) => isOfErasedCase(report, { erasedCase }));
	const ofThings = digest(formsOfProtected(ofErased, directory));
	const digests = [...new Set([...values.map((one) => one.digest), ...ofThings])];
	const { links, staying } = await asCaller(async (tx) => {
		const links = await linksBy(tx, { erasedCase, digests });
		const caseIds = [...new Set([...reached.caseIds, ...links.map(({ caseId }) => caseId)])];
		const gone = identitiesOf(reached.persons);
		const others = caseIds.filter((id) => id !== erasedCase);
		return { links, staying: await stayingValues(tx, { caseIds: others, gone, digests }) };
	});
	const reach = reachOf({ erasedCase, persons: reached.persons, values, ofThings, staying });
	return {
		...reached,
		cause: "caseId" in of ? of.caseId : of.personId,
		agency,
		erasedCase,
		links: links.filter((link) => isReached(link, { erasedCase, reach })),
		staying: [...new Set(staying.map(({ identityId }) => identityId))],
		isErasedIn: (caseId) =>
			erasedBy({
				hubKey: deps.context.hubKey,
				agency,
				home,
				digests: caseId === null ? digests : [...reach.digestsIn(caseId)],
			}),
		homeOf: (id) => directory.agency(id)?.country ?? home,
	};
};

const readReached = ({ asCaller, agency }: Pick<Asking, "asCaller"> & { agency: string }, of: Of) =>
	asCaller(async (tx) => {
		if ("caseId" in of ? !(await findCase(tx, of.caseId)) : !(await findPerson(tx, of.personId))) return undefined;
		const persons = await reachedPersons(tx, of);
		const identityIds = identitiesOf(persons);
		const erasedCase = "caseId" in of ? of.caseId : null;
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
		const fields = await fieldsOf(tx, agency, "person");
		return {
			persons,
			caseIds,
			cases,
			reports: [...reports.values()],
			files: await reachedFiles(tx, { caseId: erasedCase, personIds: persons.map(({ id }) => id) }),
			coded: fields.filter(({ type }) => type === "code" || type === "yesNo").map(({ name }) => name),
			values: await valuesOf(tx, identityIds),
			unknown: await identitiesWithoutValues(tx, identityIds),
		};
	});

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
): Promise<{ identityId: string; forms: string[] }[]> => {
	const opened: { identityId: string; forms: string[] }[] = [];
	for (const identityId of identityIds)
		try {
			const { identity } = await vault.open({ actor, identityId });
			opened.push({ identityId, forms: keysOfIdentity(identity, home) });
		} catch (error) {
			if (!(error instanceof HubError && error.code === "NOT_FOUND")) throw error;
		}
	return opened;
};
