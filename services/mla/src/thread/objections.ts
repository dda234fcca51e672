import type { Fault } from "@seamark/errors";
import type { KindName, Objection } from "@seamark/mla-thread";
import { kindOf } from "@seamark/mla-thread";

/** Why a statement of this kind cannot be made now, in words. */
export const inWords = (kind: KindName, objections: readonly Objection[]): Fault[] =>
	objections.map((one) => ({ at: "/kind", message: `${messageOf(kind, one)} (${kindOf(kind).article})` }));

const messageOf = (kind: KindName, one: Objection): string => {
	switch (one.kind) {
		case "not-yours":
			return `${kind} is for the ${one.by} side to say`;
		case "not-now":
			return `${one.part} is ${one.is}; ${kind} needs it to be ${one.mustBe.join(" or ")}`;
		case "too-late":
			return `the clock ${one.clock} ended at ${new Date(one.ends).toISOString()}`;
		case "too-early":
			return `the clock ${one.clock} runs until ${new Date(one.ends).toISOString()}`;
		case "clock-missing":
			return `${kind} starts the clock ${one.clock}; say when it ends`;
	}
};
