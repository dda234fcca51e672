import { type Body, given, type Item } from "@seamark/client";
import type { Context } from "../context.ts";
import { CliError, exits } from "../terminal/exit.ts";
import { rows } from "../terminal/render.ts";
import { safeLine } from "../terminal/sanitise.ts";
import { inWords } from "../terminal/words.ts";

export const list = async (context: Context, caseId: string): Promise<void> => {
	const { out } = context;
	const hub = await context.hub();
	const answer = await hub.GET("/cases/{id}/charges", { params: { path: { id: caseId } } });
	if (out.json) return out.document(answer);
	if (answer.items.length === 0) return out.say("Nobody is charged in this case.");
	for (const charge of answer.items) out.say(...chargeLines(context, charge), "");
};

const chargeLines = ({ out }: Context, charge: Item<"listCharges">): string[] => [
	`${out.paint("bold", safeLine(inWords(charge.offence)))}  ${safeLine(inWords(charge.status))}  ${safeLine(charge.id)}`,
	...rows(
		[
			["person", safeLine(charge.personId)],
			["statute", safeLine(charge.statute)],
			["charged on", safeLine(charge.chargedOn)],
			...(charge.stages ?? []).map((one): [string, string] => [
				safeLine(inWords(one.stage)),
				safeLine([inWords(one.outcome), one.reachedOn, one.note].filter(Boolean).join("; ") || "recorded"),
			]),
		],
		Math.min(out.width ?? 100, 100),
	),
];

export const charge = async (
	context: Context,
	personId: string,
	o: { offence: string; statute?: string; on?: string },
): Promise<void> => {
	const { out } = context;
	const hub = await context.hub();
	const made = await hub.POST("/persons/{id}/charges", {
		params: { path: { id: personId } },
		body: given<Body<"chargePerson">>({ offence: o.offence, statute: o.statute, chargedOn: o.on }),
	});
	if (out.json) return out.document(made);
	out.say(`${out.paint("green", "Charged")} with ${safeLine(inWords(o.offence))}  ${safeLine(made.id)}`);
	for (const one of made.breaches) out.hint(`Recorded as a breach: ${safeLine(one.message)}`);
	out.hint(`What follows: seamark case stage CASE ${safeLine(made.id)} --stage prosecution`);
};

export const stage = async (
	context: Context,
	caseId: string,
	id: string,
	o: Pick<Body<"recordCourtStage">, "stage" | "outcome" | "note"> & {
		on?: string;
		months?: number;
		chargeVersion?: number;
	},
): Promise<void> => {
	const { out } = context;
	const hub = await context.hub();
	const present = async (): Promise<number> => {
		const { items: charges } = await hub.GET("/cases/{id}/charges", { params: { path: { id: caseId } } });
		const found = charges.find((one) => one.id === id);
		if (!found)
			throw new CliError(exits.notFound, "The case has no such charge.", {
				next: `See them: seamark case charges ${caseId}`,
			});
		return found.version;
	};
	const { stage, outcome, on: reachedOn, months, note } = o;
	const sentence = months === undefined ? undefined : { imprisonmentMonths: months };
	const expectedVersion = o.chargeVersion ?? (await present());
	const charge = await hub.POST("/charges/{id}/stages", {
		params: { path: { id } },
		body: given<Body<"recordCourtStage">>({ expectedVersion, stage, outcome, reachedOn, sentence, note }),
	});
	if (out.json) return out.document(charge);
	out.say(
		`${out.paint("green", "Recorded")} ${safeLine(inWords(stage))}: the charge is ${safeLine(inWords(charge.status))}.`,
	);
	for (const one of charge.stages.at(-1)?.breaches ?? []) out.hint(`Recorded as a breach: ${safeLine(one.message)}`);
};
