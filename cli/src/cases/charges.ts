import { type Body, given, type Item } from "@seamark/client";
import type { Context } from "../context.ts";
import { CliError, exits, usageError } from "../terminal/exit.ts";
import { rows } from "../terminal/render.ts";
import { safeLine } from "../terminal/sanitise.ts";
import { spanLike, spanOf } from "../terminal/span.ts";
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
			charge.companyId === null
				? ["person", safeLine(charge.personId)]
				: ["company", safeLine(`${charge.company ?? ""} (${inWords(charge.liability)})`)],
			["statute", safeLine(charge.statute)],
			["charged on", safeLine(charge.chargedOn)],
			[
				"acts",
				safeLine(charge.acted.map(({ from, to }) => [...new Set([from ?? "?", to ?? "?"])].join(" to ")).join(", ")),
			],
			["law", lawLine(charge.law)],
			...(charge.stages ?? []).map((one): [string, string] => [
				safeLine(inWords(one.stage)),
				safeLine([inWords(one.outcome), one.reachedOn, one.note].filter(Boolean).join("; ") || "recorded"),
			]),
		],
		Math.min(out.width ?? 100, 100),
	),
];

type Law = NonNullable<Item<"listCharges">["law"]>;

/** What the law of the day said, in a line. */
const lawLine = (law: Law | null): string =>
	safeLine(
		[
			...(law?.laws ?? []).map(
				({ jurisdiction, offence }) => `${jurisdiction}: ${offence ? "an offence" : "no offence"}`,
			),
			...(law?.notes.includes("profileOlder")
				? ["the hub's profile is older than the act: check the law of that day"]
				: []),
			...(law?.laterMoreLenient ? [`a later law is more lenient, from ${law.laterMoreLenient.from}`] : []),
		].join("; "),
	);

type ChargeOptions = { offence: string; statute?: string; on?: string; acted?: string[] };

const spans = (typed: readonly string[] = []) => {
	const bad = typed.filter((one) => !spanOf(one));
	if (bad.length > 0) throw usageError(`--acted "${bad[0]}" is not like ${spanLike}.`);
	return typed.length === 0 ? undefined : typed.flatMap((one) => spanOf(one) ?? []);
};

/** What a charge says of itself, as it was typed. */
const chargeOf = (o: ChargeOptions) => ({
	offence: o.offence,
	statute: o.statute,
	chargedOn: o.on,
	acted: spans(o.acted),
});

const sayCharged = (
	{ out }: Context,
	offence: string,
	made: { id: string; law: Law; breaches: readonly { message: string }[] },
): void => {
	out.say(`${out.paint("green", "Charged")} with ${safeLine(inWords(offence))}  ${safeLine(made.id)}`);
	for (const one of made.breaches) out.hint(`Recorded as a breach: ${safeLine(one.message)}`);
	if (made.law.laws.length > 0) out.hint(`The law of the day: ${lawLine(made.law)}.`);
	out.hint(`What follows: seamark case stage CASE ${safeLine(made.id)} --stage prosecution`);
};

export const chargeCompany = async (
	context: Context,
	caseId: string,
	o: ChargeOptions & { company: string; liability: Body<"chargeCompany">["liability"] },
): Promise<void> => {
	const hub = await context.hub();
	const made = await hub.POST("/cases/{id}/company-charges", {
		params: { path: { id: caseId } },
		body: given<Body<"chargeCompany">>({ company: o.company, liability: o.liability, ...chargeOf(o) }),
	});
	if (context.out.json) return context.out.document(made);
	sayCharged(context, o.offence, made);
};

export const charge = async (context: Context, personId: string, o: ChargeOptions): Promise<void> => {
	const { out } = context;
	const hub = await context.hub();
	const made = await hub.POST("/persons/{id}/charges", {
		params: { path: { id: personId } },
		body: given<Body<"chargePerson">>(chargeOf(o)),
	});
	if (out.json) return out.document(made);
	sayCharged(context, o.offence, made);
};

/** `50000 FJD`. */
const amountOf = (typed: string | undefined): { amount: number; currency: string } | undefined => {
	if (typed === undefined) return undefined;
	const [, amount, currency] = /^(\d+(?:\.\d+)?) ([A-Z]{3})$/.exec(typed.trim()) ?? [];
	if (!amount || !currency) throw usageError(`--fine "${typed}" is not like 50000 FJD.`);
	return { amount: Number(amount), currency };
};

export const stage = async (
	context: Context,
	caseId: string,
	id: string,
	o: Pick<Body<"recordCourtStage">, "stage" | "outcome" | "note"> & {
		on?: string;
		months?: number;
		fine?: string;
		measure?: string[];
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
	const imposed = given<NonNullable<Body<"recordCourtStage">["sentence"]>>({
		imprisonmentMonths: months,
		fine: amountOf(o.fine),
		measures: o.measure as never,
	});
	const sentence = Object.keys(imposed).length === 0 ? undefined : imposed;
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
