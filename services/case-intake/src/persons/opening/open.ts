import type { Actor } from "@seamark/auth";
import type { Tx } from "@seamark/db";
import { HubError } from "@seamark/errors";
import type { ServiceContext } from "@seamark/service";
import type { Identity } from "../../schema.ts";
import { beginning, type SecondPerson } from "../../second-person/second-person.ts";
import { mergedAt } from "../../store/merges.ts";
import type { StoredPerson } from "../../store/persons.ts";
import { findKept } from "../../store/read-persons.ts";
import { beginSecondPerson, openRequestsOf, secondPersonsFor } from "../../store/second-persons.ts";
import type { Vault } from "../../vault/client.ts";
import type { PersonState } from "../person/state.ts";
import { decideOpening, type Openable, type OpeningSubject, openableOf } from "./opening.ts";

/**
 * The one way by which anything that says who somebody is leaves this service: an identity, a file of a person, an export, the grounds of
 * likely duplicates. A test goes over every answer and over every call of the vault.
 */

/** What lets an opening happen. `by`: the request whose clock begins with the first time. */
export type Opened = { by: SecondPerson | null };

type Asking = { actor: Actor; at: number };

/** Throws PURPOSE_NOT_FITTING and SECOND_PERSON_NEEDED. */
export const mayOpenPerson = async (tx: Tx, person: StoredPerson, { actor, at }: Asking): Promise<Opened> => {
	const kept = person.mergedInto === null ? undefined : await findKept(tx, person.mergedInto);
	const ones = [person, ...(kept ? [kept] : [])];
	const subjects = [
		...subjectsOf(person.state, null),
		...(kept ? subjectsOf(kept.state, await mergedAt(tx, person.state.id)) : []),
	];
	const requests = await secondPersonsFor(tx, { officer: actor.officerId, subjects: subjects.map(({ id }) => id) });
	const opening = decideOpening(
		ones.map(({ state }) => openableOf(state)),
		{ requests, subjects, actor, at },
	);
	if ("refused" in opening) {
		const { code, faults, detail } = opening.refused;
		throw new HubError(code, { faults: [...faults], ...(detail === undefined ? {} : { detail }) });
	}
	return { by: opening.by };
};

/** A record is named by its own id, or by that of its case. */
const subjectsOf = ({ id, caseId }: Pick<PersonState, "id" | "caseId">, since: string | null): OpeningSubject[] =>
	[id, ...(caseId === null ? [] : [caseId])].map((one) => ({ id: one, since }));

/** A record as many are read, with the ids that a request may name. */
export type OpenableRecord = Openable & { id: string; caseId: string | null };
export const recordOf = (state: PersonState): OpenableRecord => ({
	id: state.id,
	caseId: state.caseId,
	...openableOf(state),
});

/** What a record has become by merges, and since when; null where that is not on record. */
export type Became = { record: OpenableRecord; since: string | null };

/**
 * Which of several records are shown to this officer now, for what shows many and leaves out who may not be seen. `within`: an import
 * that they are shown of.
 */
export const openerOf = async (
	tx: Tx,
	{ actor, at }: Asking,
	within: readonly string[] = [],
): Promise<(one: OpenableRecord, became?: Became) => Opened | undefined> => {
	const requests = await openRequestsOf(tx, actor.officerId, at);
	return (one, became) => {
		const subjects = [
			...subjectsOf(one, null),
			// Nobody has agreed to open what was merged with it after they answered.
			...(became && became.since !== null ? subjectsOf(became.record, became.since) : []),
			...within.map((id) => ({ id, since: null })),
		];
		const ones = [one, ...(became ? [became.record] : [])];
		const opening = decideOpening(ones, { requests, subjects, actor, at });
		return "refused" in opening ? undefined : { by: opening.by };
	};
};

/** Starts the clock of the request, before what it opens is shown. */
export const begin = async (
	context: Pick<ServiceContext, "committer">,
	{ by }: Opened,
	{ actor, at }: Asking,
): Promise<void> => {
	if (by === null || by.begunAt !== null) return;
	await context.committer.commit({
		writes: [{ statement: beginSecondPerson, row: beginning(by, at) }],
		events: [],
		writer: actor.agencyId,
	});
};

type Using = { context: Pick<ServiceContext, "committer">; vault: Vault };

export const openIdentity = async (
	{ context, vault }: Using,
	opened: Opened,
	identityId: string,
	asking: Asking,
): Promise<{ identity: Identity; version: number }> => {
	await begin(context, opened, asking);
	return vault.open({ actor: asking.actor, identityId });
};

export const openFileKey = async (
	{ context, vault }: Using,
	opened: Opened,
	fileId: string,
	asking: Asking,
): Promise<Uint8Array> => {
	await begin(context, opened, asking);
	return vault.openFileKey({ actor: asking.actor, fileId });
};
