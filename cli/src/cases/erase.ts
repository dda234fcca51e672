import type { values } from "@seamark/client/values";
import type { Context } from "../context.ts";
import { secondAsked } from "../second/needed.ts";
import { usageError } from "../terminal/exit.ts";
import { safeLine } from "../terminal/sanitise.ts";

/** What cannot be undone is not done by a slip of the hand. */
const agreed = (what: string, o: { yes?: boolean }): void => {
	if (o.yes !== true)
		throw usageError(`This destroys ${what} for good; nobody can bring it back.`, "Add --yes if that is meant.");
};

type Why = { reason: string; words: string };

/** Asks a second officer to confirm that who a person is, or who the persons of a case are, is erased, and says why. */
export const askErase = async (
	{ hub, out }: Context,
	of: { person: string } | { case: string },
	{ reason, words }: Why,
): Promise<void> => {
	const asked = await (await hub()).POST("/erasures", {
		body: { ...of, reason: reason as (typeof values.askToErase.reason)[number], words },
	});
	if (out.json) return out.document(asked);
	out.say(`Asked. A second officer of your agency can confirm it until ${out.moment(asked.answerBy)}.`);
	out.hint(
		`The second officer: seamark second confirm ${safeLine(asked.id)}`,
		`Then you: seamark ${"person" in of ? `person erase ${of.person}` : `case erase ${of.case}`} --yes`,
	);
};

/** Who the persons of a case are, and its files. The case stays and is counted. */
export const eraseCase = async (context: Context, id: string, o: { yes?: boolean }): Promise<void> => {
	agreed("every name and every file of the case", o);
	const { out } = context;
	const hub = await context.hub();
	// What an attempt that was cut off has erased is gone, and the next one goes on.
	const answer = await secondAsked(
		hub.DELETE("/cases/{id}/identities", { params: { path: { id } } }),
		`seamark case ask-erase ${id} --help`,
	);
	if (out.json) return out.document(answer);
	out.say(
		`${out.paint("green", "Erased")} ${safeLine(answer.erased)} identities and ${safeLine(answer.files)} files. The case stays, and its persons under their pseudonyms.`,
	);
	out.hint("Backups hold the wrapped keys until the vault's key is rotated: see docs/identity-vault.md.");
};

/** Who one person is, and the files that were put to the person. */
export const erasePerson = async (context: Context, id: string, o: { yes?: boolean }): Promise<void> => {
	agreed("the name and the files of the person", o);
	const { out } = context;
	const hub = await context.hub();
	await secondAsked(
		hub.DELETE("/persons/{id}/identity", { params: { path: { id } } }),
		`seamark person ask-erase ${id} --help`,
	);
	if (out.json) return out.document({ erased: id });
	out.say(`${out.paint("green", "Erased")} who the person is. The person stays in the case under the pseudonym.`);
	out.hint("Backups hold the wrapped keys until the vault's key is rotated: see docs/identity-vault.md.");
};
