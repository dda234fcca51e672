import type { Fault } from "@seamark/errors";
import { isCountry, isDay } from "@seamark/values";
import { callerCategories, channels, observations, urgencies } from "../../codes/reports.ts";
import type { ReportBody } from "./schema.ts";

/**
 * The paper form: letters for questions, numbers for answers, so that a form that was ticked by hand can be read out over a
 * radio and typed in as one line. Printed and read from the same table; a changed table is a new version, and numbers of
 * older versions keep their meaning since codes are only added at the end of a list.
 */
export const formVersion = "3";
/** The last one whose letters were A to H, as the lists of indicators have them. What was ticked on it is typed in as before. */
export const olderForm = "2";

type Field = keyof Pick<
	ReportBody,
	"channel" | "callerCategory" | "urgency" | "observations" | "personsSeen" | "childrenSeen" | "country" | "occurred"
>;
type Question = { letter: string; before: string; field: Field; asks: string; many?: true } & (
	| { choices: readonly string[] }
	| { shape: RegExp; write: string }
);

// The letters are in no other list of codes that people read out: a test goes over all of them.
const questions: readonly Question[] = [
	{ letter: "J", before: "A", field: "channel", asks: "How did this come to you? Tick one.", choices: channels },
	{
		letter: "K",
		before: "B",
		field: "callerCategory",
		asks: "Hotline only: who called? Tick one.",
		choices: callerCategories,
	},
	{
		letter: "L",
		before: "C",
		field: "urgency",
		asks: "How soon must somebody look at it? Tick one.",
		choices: urgencies,
	},
	{
		letter: "M",
		before: "D",
		field: "observations",
		asks: "What was seen? Tick all that apply.",
		choices: observations,
		many: true,
	},
	{
		letter: "N",
		before: "E",
		field: "personsSeen",
		asks: "How many persons, about?",
		shape: /^\d{1,5}$/,
		write: "number",
	},
	{
		letter: "Q",
		before: "F",
		field: "childrenSeen",
		asks: "How many of them look under 18?",
		shape: /^\d{1,5}$/,
		write: "number",
	},
	{
		letter: "S",
		before: "G",
		field: "country",
		asks: "In which country?",
		shape: /^[A-Z]{2}$/,
		write: "two letters, such as FJ",
	},
	{
		letter: "T",
		before: "H",
		field: "occurred",
		asks: "When did it happen? Two dates if it went on, none if not known.",
		shape: /^\d{8}(-\d{8})?$/,
		write: "year month day, such as 20260131, or 20260131-20260204",
	},
];

/** The letters of the form, for the test that no other list has them. */
export const formLetters: readonly string[] = questions.map(({ letter }) => letter);

const codesOf = (line: string): string[] =>
	line
		.trim()
		.toUpperCase()
		.split(/[\s,;]+/)
		.filter((code) => code !== "");
const isOlder = (code: string): boolean => questions.some(({ before }) => before === code[0]);

/** The edition of the form that a line of codes was ticked on. */
export const formOfLine = (line: string): string => (codesOf(line).some(isOlder) ? olderForm : formVersion);

/** `channel` in words for people: anonymousTip becomes anonymous tip. */
const words = (code: string): string => code.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

/** Codes of an older form among those of this one: of two forms nobody knows which one an answer is of. */
const mixedFaults = (codes: readonly string[]): Fault[] =>
	codes.some((code) => formLetters.includes(code[0] ?? ""))
		? codes.flatMap((code, index) =>
				isOlder(code)
					? [
							{
								at: `/coded/${index + 1}`,
								message: `"${code.slice(0, 20)}" is of form ${olderForm}, and other codes are of form ${formVersion}: type one form at a time`,
							},
						]
					: [],
			)
		: [];

/** Reads a line of codes. Spaces, commas and lower case are fine; every fault is told with its place in the line. */
export const readCoded = (line: string): { values: Partial<Pick<ReportBody, Field>>; faults: Fault[] } => {
	const values: Record<string, unknown> = {};
	const faults: Fault[] = [];
	const fault = (n: number, message: string) => faults.push({ at: `/coded/${n}`, message });
	const codes = codesOf(line);
	const mixed = mixedFaults(codes);
	if (mixed.length > 0) return { values: {}, faults: mixed };
	for (const [index, code] of codes.entries()) {
		const n = index + 1;
		const shown = code.slice(0, 20);
		const question = questions.find(({ letter, before }) => letter === code[0] || before === code[0]);
		if (!question) {
			fault(n, `"${shown}" begins with no letter of the form; its questions are ${formLetters.join(", ")}`);
			continue;
		}
		const letter = code[0];
		const answer = code.slice(1);
		const value = "choices" in question ? choice(question.choices, answer) : shaped(question, answer);
		if (value === undefined) {
			fault(
				n,
				"choices" in question
					? `"${shown}" is no answer to ${letter}, which has 1 to ${question.choices.length}`
					: `"${shown}" is no answer to ${letter}: write ${question.write}`,
			);
			continue;
		}
		if (question.many) values[question.field] = [...new Set([...((values[question.field] as string[]) ?? []), value])];
		else if (values[question.field] === undefined) values[question.field] = value;
		else if (JSON.stringify(values[question.field]) !== JSON.stringify(value))
			fault(n, `"${shown}" answers ${letter} a second time; tick one`);
	}
	return { values: values as Partial<Pick<ReportBody, Field>>, faults };
};

const choice = (choices: readonly string[], answer: string): string | undefined =>
	/^[1-9]\d?$/.test(answer) ? choices[Number(answer) - 1] : undefined;

const shaped = (question: Question & { shape: RegExp }, answer: string): unknown => {
	if (!question.shape.test(answer) || (question.field === "country" && !isCountry(answer))) return undefined;
	if (question.field === "personsSeen" || question.field === "childrenSeen") return Number(answer);
	if (question.field !== "occurred") return answer;
	const [from, to] = answer.split("-").map(dayOf);
	return from === undefined || (answer.includes("-") && to === undefined) ? undefined : { from, to: to ?? from };
};

/** An ISO date, if there is such a day. */
const dayOf = (digits: string): string | undefined => {
	const day = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
	return isDay(day) ? day : undefined;
};

const heading = "SEAMARK REPORT FORM";
const advice = [
	`Form ${formVersion}. Tick the boxes; leave out what is not known. Nobody has to give a name.`,
	"Names and numbers of persons go on a sheet of their own, not on this form.",
	"To type it in: the letter and the number of each tick, such as J3 L2 M1 M4 N12 SFJ.",
];

/** The form for a printer without graphics: 76 columns. */
export const formAsText = (): string =>
	[
		heading,
		...advice,
		"",
		"Written on (day, time): ____________________   Form number: ________________",
		...questions.flatMap((question) => [
			"",
			`${question.letter}  ${question.asks}`,
			...("choices" in question
				? question.choices.map((code, index) => `   [ ] ${question.letter}${index + 1}`.padEnd(12) + words(code))
				: [`   ${question.letter} ____________   (${question.write})`]),
		]),
		"",
		"In your own words: _________________________________________________________",
		...Array.from({ length: 4 }, () => "_".repeat(76)),
		"",
	].join("\n");

const escapeHtml = (value: string): string =>
	value.replace(/[&<>"]/g, (one) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[one] ?? one);

/** One page for a browser to print. It loads nothing and runs nothing. */
export const formAsHtml = (): string => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Seamark report form ${formVersion}</title>
<style>body{font:11pt sans-serif;max-width:18cm;margin:1cm auto}h1{font-size:14pt}fieldset{break-inside:avoid;margin:.3cm 0}label{display:inline-block;min-width:5.6cm}textarea{width:100%;height:4cm}</style>
<h1>${heading}</h1>
${advice.map((line) => `<p>${escapeHtml(line)}</p>`).join("\n")}
<p>Written on (day, time): ______________________ Form number: ________________</p>
${questions
	.map(
		(question) => `<fieldset><legend>${question.letter} ${escapeHtml(question.asks)}</legend>
${
	"choices" in question
		? question.choices
				.map(
					(code, index) =>
						`<label><input type="checkbox"> <b>${question.letter}${index + 1}</b> ${escapeHtml(words(code))}</label>`,
				)
				.join("\n")
		: `<label>${question.letter} ____________ (${escapeHtml(question.write)})</label>`
}</fieldset>`,
	)
	.join("\n")}
<p>In your own words:</p><textarea></textarea>
</html>
`;
