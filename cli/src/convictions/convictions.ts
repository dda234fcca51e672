import { type Body, given, type Item } from "@seamark/client";
import type { Context } from "../context.ts";
import { usageError } from "../terminal/exit.ts";
import { rows } from "../terminal/render.ts";
import { safeLine } from "../terminal/sanitise.ts";
import { inWords } from "../terminal/words.ts";

type Entry = Item<"listConvictions">;

const lines = ({ out }: Context, one: Entry): string[] => [
	`${out.paint("bold", safeLine(inWords(one.offence)))}  ${one.counts ? "" : "fell  "}${safeLine(one.id)}`,
	...rows(
		[
			["person", safeLine(one.personId)],
			["court", safeLine(`${one.court}, ${one.courtCountry}`)],
			["decided on", safeLine(one.decidedOn)],
			["appeal", safeLine(one.appeal)],
			["spent on", safeLine(one.spentOn)],
		],
		Math.min(out.width ?? 100, 100),
	),
];

export const search = async (
	context: Context,
	o: { name?: string[]; born?: string; document?: string[]; phone?: string[] },
): Promise<void> => {
	const { out } = context;
	if (!o.name && !o.document && !o.phone)
		throw usageError("Say whom you look for.", "Give --name, --document or --phone.");
	const hub = await context.hub();
	const answer = await hub.POST("/convictions/search", {
		body: {
			identity: given<Body<"searchConvictions">["identity"]>({
				names: o.name?.map((text) => ({ text })),
				birth: o.born === undefined ? undefined : { from: o.born, to: o.born },
				documents: o.document?.map((number) => ({ kind: "unknown", number })),
				phones: o.phone,
			}),
		},
	});
	if (out.json) return out.document(answer);
	if (answer.items.length === 0)
		return out.say(
			"Nobody in the register of your agency. Other agencies have their own. Who is protected is not found.",
		);
	for (const one of answer.items)
		out.say(`${Math.round(one.score * 100)} of 100 alike, ${safeLine(one.pseudonym)}`, ...lines(context, one), "");
	out.hint("You decide whether they are the same. Open who it is: seamark person show PERSON --name");
};

export const enter = async (
	context: Context,
	id: string,
	o: { court: string; country?: string; spentOn?: string },
): Promise<void> => {
	const { out } = context;
	const hub = await context.hub();
	const made = await hub.POST("/charges/{id}/conviction", {
		params: { path: { id } },
		body: given<Body<"enterConviction">>({ court: o.court, courtCountry: o.country, spentOn: o.spentOn }),
	});
	if (out.json) return out.document(made);
	out.say(`${out.paint("green", "Entered")} in the register.`, ...lines(context, made));
};

export const list = async (context: Context, id: string): Promise<void> => {
	const { out } = context;
	const hub = await context.hub();
	const answer = await hub.GET("/persons/{id}/convictions", { params: { path: { id } } });
	if (out.json) return out.document(answer);
	if (answer.items.length === 0) return out.say("The register has nothing of this person.");
	for (const one of answer.items) out.say(...lines(context, one), "");
};

export const change = async (
	context: Context,
	id: string,
	o: { entryVersion: number; court?: string; country?: string; spentOn?: string },
): Promise<void> => {
	const { out } = context;
	const hub = await context.hub();
	const changed = await hub.PATCH("/convictions/{id}", {
		params: { path: { id } },
		body: given<Body<"changeConviction">>({
			expectedVersion: o.entryVersion,
			court: o.court,
			courtCountry: o.country,
			spentOn: o.spentOn,
		}),
	});
	if (out.json) return out.document(changed);
	out.say(`${out.paint("green", "Changed")}.`, ...lines(context, changed));
};
