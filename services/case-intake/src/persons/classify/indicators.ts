import file from "./indicators.json" with { type: "json" };
import type { ElementCode, Question } from "./types.ts";

export type Indicator = {
	/** Letter of its list and a running number. A code keeps its meaning. */
	code: string;
	text: string;
	/** Elements that it can be evidence of. What points to none describes a person or a service and is never a ground. */
	pointsTo: readonly ElementCode[];
	/** Risk as the table of risks grades it, on list A alone. */
	level?: string;
};

/** Lists A to H, with the place in the published source that each follows. */
export const indicatorLists: readonly {
	list: string;
	title: string;
	place: string;
	indicators: readonly Indicator[];
}[] = file.lists as {
	list: string;
	title: string;
	place: string;
	indicators: Indicator[];
}[];
export const indicatorSource = file.source;

const byCode: ReadonlyMap<string, Indicator> = new Map(
	indicatorLists.flatMap(({ indicators }) => indicators.map((one) => [one.code, one])),
);

export const indicatorOf = (code: string): Indicator | undefined => byCode.get(code);

/** Those of the observed indicators that point to a question that is still open. */
export const indicatorsFor = (observed: readonly string[], question: Question): readonly string[] =>
	observed.length === 0 || question === "age" || question === "acted"
		? []
		: observed.filter((code) => byCode.get(code)?.pointsTo.includes(question) ?? false);
