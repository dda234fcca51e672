import type { Context } from "../context.ts";
import { usageError } from "../terminal/exit.ts";
import { safeLine } from "../terminal/sanitise.ts";

type Options = { case?: string; import?: string; reason: string; lifeAtRisk?: boolean };

/** Asks a second officer to confirm that who a person is, or the persons of a case or import, may be opened. */
export const askOpen = async (context: Context, id: string | undefined, o: Options): Promise<void> => {
	const named = [id, o.case, o.import].filter((one) => one !== undefined);
	if (named.length !== 1) throw usageError("Name one: a person, --case or --import.");
	const { out } = context;
	const hub = await context.hub();
	const asked = await hub.POST("/openings", {
		body: {
			...(id === undefined ? {} : { person: id }),
			...(o.case === undefined ? {} : { case: o.case }),
			...(o.import === undefined ? {} : { import: o.import }),
			reason: o.reason,
			...(o.lifeAtRisk ? { lifeAtRisk: true } : {}),
		},
	});
	if (out.json) return out.document(asked);
	if (asked.alone) {
		out.say(`Open until ${out.moment(asked.endsAt ?? "")}, for you alone. An operator is told.`);
		out.hint(
			`A second officer answers until ${out.moment(asked.answerBy)}: seamark second confirm ${safeLine(asked.id)}`,
		);
		return;
	}
	sayAsked(context, asked);
};

const sayAsked = ({ out }: Context, { id, answerBy }: { id: string; answerBy: string }): void => {
	out.say(`Asked. A second officer of your agency can confirm it until ${out.moment(answerBy)}.`);
	out.hint(`The second officer: seamark second confirm ${safeLine(id)}`);
};

/** Asks a second officer to confirm that an offence is unrelated to what was done to a protected person. */
export const askUnrelated = async (
	context: Context,
	id: string,
	{ offence, ground }: { offence: string; ground: string },
): Promise<void> => {
	const hub = await context.hub();
	const asked = await hub.POST("/persons/{id}/unrelated", { params: { path: { id } }, body: { offence, ground } });
	if (context.out.json) return context.out.document(asked);
	sayAsked(context, asked);
	context.out.hint(`Then: seamark person roles ${id} --relation unrelated --offence ${safeLine(offence)} --help`);
};
