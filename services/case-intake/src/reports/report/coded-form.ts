import type { Fault } from "@seamark/errors";
import { isCountry, isDay } from "@seamark/values";
import { callerCategories, channels, observations, urgencies } from "../../codes/reports.ts";
import type { FormWords } from "../form-words/catalogue.ts";
import { type FormLanguage, languages, wordsOf } from "../form-words/languages.ts";
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
type Question = { letter: string; before: string; field: Field; many?: true } & (
	| { choices: readonly string[]; said: "channel" | "caller" | "urgency" | "seen" }
	| { shape: RegExp; write: keyof FormWords["write"] }
);

// The letters are in no other list of codes that people read out: a test goes over all of them.
const questions: readonly Question[] = [
	{ letter: "J", before: "A", field: "channel", choices: channels, said: "channel" },
	{ letter: "K", before: "B", field: "callerCategory", choices: callerCategories, said: "caller" },
	{ letter: "L", before: "C", field: "urgency", choices: urgencies, said: "urgency" },
	{ letter: "M", before: "D", field: "observations", choices: observations, said: "seen", many: true },
	{ letter: "N", before: "E", field: "personsSeen", shape: /^\d{1,5}$/, write: "number" },
	{ letter: "Q", before: "F", field: "childrenSeen", shape: /^\d{1,5}$/, write: "number" },
	{ letter: "S", before: "G", field: "country", shape: /^[A-Z]{2}$/, write: "country" },
	{ letter: "T", before: "H", field: "occurred", shape: /^\d{8}(-\d{8})?$/, write: "days" },
];
const inEnglish = wordsOf("en");

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
					: `"${shown}" is no answer to ${letter}: write ${inEnglish.write[question.write]}`,
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

/** Forms of both editions can be printed: who has older ones in use gets the same words on the same boxes. */
export const formEditions = [formVersion, olderForm] as const;
type Edition = (typeof formEditions)[number];
const examples: Record<Edition, string> = { 3: "J3 L2 M1 M4 N12 SFJ", 2: "A3 C2 D1 D4 E12 GFJ" };
const letterOf = ({ letter, before }: Question, edition: Edition): string =>
	edition === formVersion ? letter : before;

/** What is printed above the questions. Says so where nobody has reviewed the translation. */
const adviceOf = (language: FormLanguage, edition: Edition): string[] => {
	const { page } = wordsOf(language);
	const { name, reviewed, unreviewed } = languages[language];
	return [
		...(reviewed ? [] : [`${name}: ${unreviewed}`]),
		`${page.form} ${edition}. ${page.tick}`,
		page.names,
		page.typing.replace("{codes}", examples[edition]),
	];
};

type Choices = Extract<Question, { said: unknown }>;
const boxes = ({ choices, said }: Choices, letter: string, words: FormWords): { box: string; says: string }[] =>
	choices.map((code, index) => ({
		box: `${letter}${index + 1}`,
		says: (words[said] as Record<string, string>)[code] ?? code,
	}));

/** The form for a printer without graphics: 76 columns. */
export const formAsText = (language: FormLanguage = "en", edition: Edition = formVersion): string => {
	const words = wordsOf(language);
	const { page } = words;
	const asked = (question: Question): string[] => {
		const letter = letterOf(question, edition);
		return [
			"",
			`${letter}  ${words.asks[question.field]}`,
			...("choices" in question
				? boxes(question, letter, words).map(({ box, says }) => `   [ ] ${box}`.padEnd(12) + says)
				: [`   ${letter} ____________   (${words.write[question.write]})`]),
		];
	};
	return [
		page.heading,
		...adviceOf(language, edition),
		"",
		`${page.written}: ____________________   ${page.number}: ________________`,
		...questions.flatMap(asked),
		"",
		`${page.ownWords}: `.padEnd(76, "_"),
		...Array.from({ length: 4 }, () => "_".repeat(76)),
		"",
	].join("\n");
};

const escapeHtml = (value: string): string =>
	value.replace(/[&<>"]/g, (one) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[one] ?? one);

const style =
	"body{font:11pt sans-serif;max-width:18cm;margin:1cm auto}h1{font-size:14pt}fieldset{break-inside:avoid;margin:.3cm 0}label{display:inline-block;min-width:5.6cm}textarea{width:100%;height:4cm}";

const fieldsetOf = (question: Question, letter: string, words: FormWords): string =>
	`<fieldset><legend>${letter} ${escapeHtml(words.asks[question.field])}</legend>
${
	"choices" in question
		? boxes(question, letter, words)
				.map(({ box, says }) => `<label><input type="checkbox"> <b>${box}</b> ${escapeHtml(says)}</label>`)
				.join("\n")
		: `<label>${letter} ____________ (${escapeHtml(words.write[question.write])})</label>`
}</fieldset>`;

/** One page for a browser to print. It loads nothing and runs nothing. */
export const formAsHtml = (language: FormLanguage = "en", edition: Edition = formVersion): string => {
	const words = wordsOf(language);
	const { page } = words;
	return `<!doctype html>
<html lang="${language}">
<meta charset="utf-8">
<title>${escapeHtml(page.heading)} ${edition}</title>
<style>${style}</style>
<h1>${escapeHtml(page.heading)}</h1>
${adviceOf(language, edition)
	.map((line) => `<p>${escapeHtml(line)}</p>`)
	.join("\n")}
<p>${escapeHtml(page.written)}: ______________________ ${escapeHtml(page.number)}: ________________</p>
${questions.map((question) => fieldsetOf(question, letterOf(question, edition), words)).join("\n")}
<p>${escapeHtml(page.ownWords)}:</p><textarea></textarea>
</html>
`;
};
