import type { MoneyGraph } from "@seamark/money-graph";
import { awakenings, funnels, passThroughs, structuring } from "./accounts.ts";
import { blocks } from "./blocks.ts";
import { defaults, type Parameters, type PatternName, patternNames } from "./catalogue.ts";
import { chains } from "./chains.ts";
import { cycles } from "./cycles.ts";
import { fans, gatherScatters } from "./fans.ts";
import type { Finding } from "./finding.ts";
import { prepare } from "./prepare.ts";
import { scatterGathers } from "./scatter-gathers.ts";
import { signs } from "./signs.ts";

export type Found = {
	findings: Finding[];
	parameters: Parameters;
	/** What was not looked at, in plain words; empty where all was. */
	bounded: string[];
};

const order = new Map(patternNames.map((name, n) => [name, n]));

/**
 * Every pattern in the transfers of one currency. What one account shows comes first, then larger patterns before smaller ones, and each keeps
 * its transfers: the payers of a gather-and-scatter are no fan-in besides. Signs of trafficking are told beside the patterns, over all transfers.
 */
export const findPatterns = (
	graph: MoneyGraph,
	asked: Partial<Parameters> = {},
	only: readonly PatternName[] = patternNames,
): Found => {
	const parameters = { ...defaults, ...asked };
	const prepared = prepare(graph, parameters);
	const alone = [...structuring(prepared), ...funnels(prepared), ...passThroughs(prepared)];
	const stacked = blocks(prepared);
	const cycled = cycles(prepared);
	const found = [
		...alone,
		...stacked,
		...cycled.findings,
		...scatterGathers(prepared),
		...gatherScatters(prepared),
		...chains(prepared),
		...fans(prepared, "in"),
		...fans(prepared, "out"),
		...awakenings(prepared),
		...signs(prepared),
	];
	const bounded = [
		...(prepared.crowded.size > 0
			? [
					`${prepared.crowded.size} accounts have more than ${parameters.crowded} transfers, as a shop or a bank's own account has. No pattern goes through them.`,
				]
			: []),
		...(cycled.cut > 0 ? [`From ${cycled.cut} transfers there are too many ways for cycles to be looked for.`] : []),
		...(parameters.threshold === null ? ["Structuring needs the threshold of the country, and none was given."] : []),
	];
	return {
		findings: found
			.filter(({ pattern }) => only.includes(pattern))
			.sort(
				(a, b) =>
					(order.get(a.pattern) ?? 0) - (order.get(b.pattern) ?? 0) ||
					b.score - a.score ||
					(a.rows[0] ?? 0) - (b.rows[0] ?? 0),
			),
		parameters,
		bounded,
	};
};
