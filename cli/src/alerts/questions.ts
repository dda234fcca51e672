import { type Answer, type Body, given } from "@seamark/client";
import type { Context } from "../context.ts";
import type { Output } from "../terminal/output.ts";
import { safeLine, safeText } from "../terminal/sanitise.ts";

export const ask = async (context: Context, id: string, o: { text: string }): Promise<void> => {
	const { out } = context;
	const hub = await context.hub();
	const asked = await hub.POST("/alerts/{id}/questions", { params: { path: { id } }, body: { text: o.text } });
	if (out.json) return out.document(asked);
	out.say(
		`${out.paint("green", "Asked")} about version ${safeLine(asked.version)} of ${id}. Only the originator reads it.`,
	);
	out.hint(`The answer: seamark alerts questions ${id}`);
};

export const answer = async (
	context: Context,
	id: string,
	question: string,
	{ text, to }: Body<"answerQuestion">,
): Promise<void> => {
	const { out } = context;
	const hub = await context.hub();
	const answered = await hub.POST("/alerts/{id}/questions/{question}/answers", {
		params: { path: { id, question } },
		body: { text, to },
	});
	if (out.json) return out.document(answered);
	const whom = to === "all" ? "everybody who may see the alert; nobody is told who asked" : "the agency that asked";
	out.say(`${out.paint("green", "Answered")}, for ${whom}.`);
};

type Thread = Answer<"listQuestions">["items"][number];

const threadLines = ({ id, alert, question, answers }: Thread, out: Output, ofAlert: boolean): string[] => {
	const asked = question
		? [
				`${out.brief(question.askedAt)}  ${safeLine(question.postName)}, ${safeLine(question.agencyName)} asks about version ${safeLine(question.version)}:`,
				...safeText(question.text).split("\n"),
			]
		: ["Asked by another reader."];
	const given = answers.flatMap((one) => [
		`  ${out.brief(one.answeredAt)}  answer ${one.to === "all" ? "for all" : "for who asked"}:`,
		...safeText(one.text)
			.split("\n")
			.map((line) => `  ${line}`),
	]);
	return [
		...(ofAlert ? [] : [`alert ${safeLine(alert)}`]),
		...asked,
		...(given.length > 0 ? given : ["  no answer yet"]),
		out.paint("dim", `question ${safeLine(id)}`),
		"",
	];
};

/** On one alert; or, without an id, what waits for an answer of one's own agency. */
export const threads = async (context: Context, id: string | undefined): Promise<void> => {
	const { out } = context;
	const hub = await context.hub();
	const page = (after: string | undefined) => {
		const query = given({ after, limit: "100" });
		return id === undefined
			? hub.GET("/alerts/questions", { params: { query } })
			: hub.GET("/alerts/{id}/questions", { params: { path: { id }, query } });
	};
	const found: Thread[] = [];
	for (let after: string | undefined, more = true; more; more = after !== undefined) {
		const { items, next }: Answer<"listQuestions"> = await page(after);
		found.push(...items);
		after = next;
	}
	if (out.json) return out.document({ questions: found });
	if (found.length === 0)
		return out.say(
			id === undefined ? "No question waits for your agency." : "Nobody has asked, as far as you may see.",
		);
	out.say(...found.flatMap((one) => threadLines(one, out, id !== undefined)));
	const [open] = found;
	if (open && id === undefined)
		out.hint(`Answer: seamark alerts answer ${safeLine(open.alert)} ${safeLine(open.id)} --to asker --text "..."`);
};
