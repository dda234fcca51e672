import type { Actor } from "@seamark/auth";
import { type Decision, recordChanged, refuseAll } from "@seamark/service";
import { readAmount } from "@seamark/values";
import type { Static } from "typebox";
import { countStep, insertStep, type StoredProperty } from "../../store/property.ts";
import { presentProperty, type StepBody } from "../schema.ts";
import { endsAtOf, faultsOfStep, type Said, type Step, viewOf } from "../view.ts";

const whole = (moment: string | undefined) => (moment === undefined ? undefined : new Date(moment).toISOString());
const present = <T extends object>(o: T) =>
	Object.fromEntries(Object.entries(o).filter(([, value]) => value !== undefined)) as {
		[K in keyof T]: NonNullable<T[K]>;
	};

export const decideAddStep = (
	property: StoredProperty,
	{ kind, ...body }: Static<typeof StepBody>,
	{ actor, at }: { actor: Actor; at: number },
): Decision => {
	const money =
		body.amount === undefined || body.currency === undefined ? undefined : readAmount(body.amount, body.currency, ".");
	const minor = money && !("fault" in money) ? money.minor : undefined;
	const said: Said = present({
		...body,
		...{ madeAt: whole(body.madeAt), endsAt: whole(body.endsAt) },
		amount: minor === undefined ? undefined : String(minor),
	});
	const faults = [
		...(money && "fault" in money ? [{ at: "/amount", message: money.fault }] : []),
		...(minor !== undefined && minor < 0 ? [{ at: "/amount", message: "is below zero" }] : []),
		...faultsOfStep(property, { kind, said }, { officer: actor.officerId, at }),
	];
	if (faults.length > 0) return refuseAll(faults);
	const step: Step = {
		n: property.version + 1,
		kind,
		said,
		at: new Date(at).toISOString(),
		byOfficer: actor.officerId || null,
	};
	const after = { ...property, version: step.n, steps: [...property.steps, step] };
	const { id, file, version } = property;
	const endsAt = endsAtOf(viewOf(after.steps, at)) ?? null;
	return {
		writes: [
			{ statement: countStep, row: { id, version, ends_at: endsAt } },
			{
				statement: insertStep,
				row: { property: id, n: step.n, file, kind, said, at: step.at, officer: step.byOfficer, post: actor.postId },
			},
		],
		events: [
			recordChanged({ actor, record: "tracing-property", recordId: id, change: "changed", version: step.n + 1 }),
		],
		answer: presentProperty(after, at),
	};
};
