import type { Context } from "../context.ts";
import { usageError } from "../terminal/exit.ts";
import { safeLine } from "../terminal/sanitise.ts";

/** What cannot be undone is not done by a slip of the hand. */
const agreed = (what: string, o: { yes?: boolean }): void => {
	if (o.yes !== true)
		throw usageError(`This destroys ${what} for good; nobody can bring it back.`, "Add --yes if that is meant.");
};

/** Who the persons of a case are, and its files. The case stays and is counted. */
export const eraseCase = async (context: Context, id: string, o: { yes?: boolean }): Promise<void> => {
	agreed("every name and every file of the case", o);
	const { out } = context;
	const hub = await context.hub();
	// What an attempt that was cut off has erased is gone, and the next one goes on.
	const answer = await hub.DELETE("/cases/{id}/identities", { params: { path: { id } } });
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
	await hub.DELETE("/persons/{id}/identity", { params: { path: { id } } });
	if (out.json) return out.document({ erased: id });
	out.say(`${out.paint("green", "Erased")} who the person is. The person stays in the case under the pseudonym.`);
	out.hint("Backups hold the wrapped keys until the vault's key is rotated: see docs/identity-vault.md.");
};
