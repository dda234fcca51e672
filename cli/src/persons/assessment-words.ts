import type { Answer } from "@seamark/client";
import type { Output } from "../terminal/output.ts";
import { safeLine } from "../terminal/sanitise.ts";
import { wrap } from "../terminal/table.ts";
import { inWords } from "../terminal/words.ts";

type Assessed = Answer<"assessPerson">["assessment"];

const verdicts: Record<string, string> = {
	trafficking: "Trafficking in persons",
	smuggling: "Smuggling of migrants",
	both: "Trafficking in persons, and smuggling of migrants",
	neither: "Neither trafficking nor smuggling",
	undetermined: "Not settled yet",
};
const values: Record<string, string> = { met: "yes", notMet: "no", unknown: "not known" };
const questions: Record<string, string> = {
	age: "the age at the time of the act",
	acted: "when each act was: the laws of the days differ",
	act: "whether the person was recruited, moved, harboured or received",
	means: "whether force, deception, abuse of vulnerability or the like was used",
	purpose: "whether exploitation was the aim",
	entry: "whether illegal entry was procured",
	stay: "whether illegal stay was enabled",
	nonNational: "whether the person is a foreigner there",
	benefit: "whether anything was to be gained",
	humanitarianAim: "whether the aim was to help",
	transnational: "whether a border was crossed",
};

/** An assessment for people: the answer, then rule by rule why, then what is missing to decide. */
export const assessmentLines = (one: Assessed, out: Output): string[] => {
	const width = Math.min(out.width ?? 100, 100);
	const indented = (text: string, by: number) =>
		wrap(safeLine(text), width - by).map((line) => `${" ".repeat(by)}${line}`);
	const { classification = "", byProtocol, explanation = [], missing = [] } = one;
	const differs = byProtocol?.classification !== undefined && byProtocol.classification !== classification;
	return [
		`${out.paint("bold", safeLine(verdicts[classification] ?? inWords(classification)))}  (law: ${safeLine(one.jurisdiction)}, rules ${safeLine(one.rulesVersion)})`,
		...(differs
			? indented(
					`Under the Protocols: ${inWords(byProtocol?.classification)}. Protection follows the Protocols where they protect more.`,
					2,
				)
			: []),
		"",
		...explanation.flatMap(({ rule = "", says, sentence, read = {}, law = [] }) => {
			const found = Object.entries(read)
				.map(([question, value]) => `${inWords(question)}: ${values[value] ?? value}`)
				.join(", ");
			const [first = "", ...rest] = wrap(safeLine(sentence || inWords(says)), width - 7);
			return [
				`  ${out.paint("bold", safeLine(rule).padEnd(4))} ${first}`,
				...rest.map((line) => `       ${line}`),
				...(found ? indented(found, 7) : []),
				...(law.length > 0 ? indented(law.join("; "), 7).map((line) => out.paint("dim", line)) : []),
			];
		}),
		...(missing.length > 0 ? ["", out.paint("bold", "What is missing to decide"), ...missing.flatMap(ask)] : []),
	];

	function ask({ question = "", decides = [], seen = [], indicators = [] }: NonNullable<Assessed["missing"]>[number]) {
		const hints = seen.length > 0 ? seen : indicators;
		const points = hints.length > 0 ? `; observed: ${hints.join("; ")}` : "";
		return indented(`- ${questions[question] ?? inWords(question)} (for ${decides.join(" and ")})${points}`, 2);
	}
};
