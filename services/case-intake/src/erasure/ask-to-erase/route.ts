import type { Tx } from "@seamark/db";
import { HubError } from "@seamark/errors";
import type { Operations } from "@seamark/service";
import Type from "typebox";
import type { Deps } from "../../deps.ts";
import { Id, object, oneOf, text } from "../../schema.ts";
import { SecondPersonAnswer } from "../../second-person/present.ts";
import { findCase } from "../../store/cases.ts";
import { reachedFiles, reachedPersons } from "../../store/erasure.ts";
import { findPerson } from "../../store/read-persons.ts";
import { erasureReasons } from "../erasure.ts";
import { type AskToErase, decideAskToErase } from "./decide.ts";

const Body = object({
	person: Type.Optional(Id),
	case: Type.Optional({ ...Id, description: "everybody in the case, and its files" }),
	reason: oneOf(erasureReasons),
	words: text(
		1_000,
		"why, without names: shown with the record afterwards. Name the order or the letter by its reference",
	),
});

const ofOne = (body: { person?: string; case?: string }): AskToErase["of"] => {
	const { person, case: caseId } = body;
	if (person !== undefined && caseId === undefined) return { kind: "person", id: person };
	if (caseId !== undefined && person === undefined) return { kind: "case", id: caseId };
	throw new HubError("VALIDATION", { faults: [{ at: "", message: "must name one: a person or a case" }] });
};

/** Whether nothing is left to erase; undefined where the caller has no such record. */
const isErasedNow = async (tx: Tx, { kind, id }: AskToErase["of"]): Promise<boolean | undefined> => {
	const found = kind === "person" ? await findPerson(tx, id) : await findCase(tx, id);
	if (!found) return undefined;
	if (found.erasedAt === null) return false;
	const reached = await reachedPersons(tx, kind === "person" ? { personId: id } : { caseId: id });
	const files = await reachedFiles(tx, {
		caseId: kind === "case" ? id : null,
		personIds: reached.map((one) => one.id),
	});
	return files.length === 0 && reached.every(({ identityId }) => identityId === null);
};

export const askToErase = (api: Operations, { context }: Pick<Deps, "context">): void =>
	api.command({
		name: "ask-to-erase",
		url: "/erasures",
		access: "cases:write",
		summary: "Ask to erase who a person is, or the persons of a case",
		description:
			"Two officers decide it, and it says why: a second officer of your agency confirms within seven days (POST /second-person/{id}/answer). Then you have a day to erase, with the purpose that you asked with (DELETE /persons/{id}/identity, DELETE /cases/{id}/identities). Every view of the record says afterwards when it was erased, by which post, and why.",
		tag: "second-person",
		record: "second-person",
		body: Body,
		status: 201,
		answer: SecondPersonAnswer,
		find: async ({ body, asCaller }) => {
			const of = ofOne(body);
			const isErased = await asCaller((tx) => isErasedNow(tx, of));
			return isErased === undefined ? undefined : { of, isErased };
		},
		missing: { detail: "There is no such person or case." },
		handle: ({ found: { of, isErased }, body: { reason, words }, actor, at }) =>
			decideAskToErase({ of, reason, words }, { id: context.newId(), actor, at, isErased }),
		location: () => "/second-person",
	});
