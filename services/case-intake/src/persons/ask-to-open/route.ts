import type { Tx } from "@seamark/db";
import { HubError } from "@seamark/errors";
import type { Operations } from "@seamark/service";
import { counter } from "@seamark/telemetry";
import Type from "typebox";
import type { Deps } from "../../deps.ts";
import { Id, object, text } from "../../schema.ts";
import { SecondPersonAnswer } from "../../second-person/present.ts";
import { findCase } from "../../store/cases.ts";
import { findJob } from "../../store/import-jobs.ts";
import { findKept, findPerson } from "../../store/read-persons.ts";
import { begunAloneBy } from "../../store/second-persons.ts";
import { type Openable, openableOf } from "../opening/opening.ts";
import { type AskToOpen, decideAskToOpen } from "./decide.ts";

const alone = counter(
	"seamark_opened_alone_total",
	"Identities that one officer opened without a second one, since a life was in danger",
	[{}],
);

const Body = object({
	person: Type.Optional(Id),
	case: Type.Optional({ ...Id, description: "everybody in the case, for its export" }),
	import: Type.Optional({ ...Id, description: "everybody in the import, for its export" }),
	reason: text(1_000, "why it is needed, without names"),
	lifeAtRisk: Type.Optional(
		Type.Boolean({
			description:
				"a life is in danger: with the purpose life-saving you may open one named person at once for half an hour. It wakes an operator, and a second officer has to confirm it within a day",
		}),
	),
});

const ofOne = (body: Type.Static<typeof Body>): AskToOpen["of"] => {
	const named = (["person", "case", "import"] as const).flatMap((kind) => {
		const id = body[kind];
		return id === undefined ? [] : [{ kind, id }];
	});
	const [of] = named;
	if (of === undefined || named.length > 1)
		throw new HubError("VALIDATION", { faults: [{ at: "", message: "must name one: a person, a case or an import" }] });
	return of;
};

/** Undefined where there is no such thing for the caller; null where anybody may be in it. */
const findOpenables = async (
	tx: Tx,
	{ kind, id }: AskToOpen["of"],
): Promise<readonly Openable[] | null | undefined> => {
	if (kind === "case") return (await findCase(tx, id)) ? null : undefined;
	if (kind === "import") return (await findJob(tx, { id })) ? null : undefined;
	const person = await findPerson(tx, id);
	if (!person) return undefined;
	const kept = person.mergedInto === null ? undefined : await findKept(tx, person.mergedInto);
	return [person, ...(kept ? [kept] : [])].map(({ state }) => openableOf(state));
};

export const askToOpen = (api: Operations, { context }: Pick<Deps, "context">): void =>
	api.command({
		name: "ask-to-open",
		url: "/openings",
		access: "cases:read",
		summary: "Ask to open who a person is, or the persons of a case or an import",
		description:
			"Who a victim, a child, a refugee, a witness or a relative is needs two officers, and a purpose that fits. A second officer of your agency confirms (POST /second-person/{id}/answer) within a day. Then you have eight hours to begin, and half an hour from the first time: for you alone, and for the purpose that you asked with.",
		tag: "second-person",
		record: "second-person",
		body: Body,
		status: 201,
		answer: SecondPersonAnswer,
		find: async ({ body, asCaller }) => {
			const of = ofOne(body);
			const ones = await asCaller((tx) => findOpenables(tx, of));
			return ones === undefined ? undefined : { of, ones };
		},
		missing: { detail: "There is no such person, case or import." },
		handle: async ({ found: { of, ones }, body: { reason, lifeAtRisk = false }, actor, at, asCaller }) => {
			const before = lifeAtRisk ? await asCaller((tx) => begunAloneBy(tx, actor.officerId)) : [];
			return decideAskToOpen({ of, reason, lifeAtRisk }, ones, { id: context.newId(), actor, at, before });
		},
		complete: async (answer: { alone: boolean }) => {
			if (answer.alone) alone.add(1);
			return answer;
		},
		location: () => "/second-person",
	});
