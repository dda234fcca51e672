import { indicatorOf } from "./indicators.ts";
import { rules } from "./rules.ts";
import type { Assessed, Missing, RuleOutcome } from "./types.ts";

/** An answer with its sentences, for people. The data stays as it is; `law` names what each rule rests on. */
export type InWords = Omit<Assessed, "explanation" | "missing"> & {
	explanation: readonly (RuleOutcome & { title: string; sentence: string; law: readonly string[] })[];
	missing: readonly (Missing & { seen: readonly string[] })[];
};

/** Sentences are looked up as they read today: an answer of older rules whose code is gone is told without one. */
export const inWords = (assessed: Assessed): InWords => ({
	...assessed,
	explanation: assessed.explanation.map((one) => {
		const { title, law, says } = rules[one.rule];
		return { ...one, title, law, sentence: says[one.says] ?? "" };
	}),
	missing: assessed.missing.map((one) => ({
		...one,
		seen: one.indicators.flatMap((code) => indicatorOf(code)?.text ?? []),
	})),
});
