import { given, type Item, type Query } from "@seamark/client";
import type { Context } from "../context.ts";
import { CliError, exits, usageError } from "../terminal/exit.ts";
import { readText } from "../terminal/files.ts";
import { safeLine, safeText } from "../terminal/sanitise.ts";
import { wrap } from "../terminal/table.ts";

type Note = Omit<Item<"listNotes">, "personId"> & { personId?: string | null };

const noteLines = ({ out }: Context, note: Note): string[] => [
	`${out.paint("bold", out.moment(note.writtenAt))}  ${safeLine(note.id)}  version ${safeLine(note.version)}${note.personId ? `  on person ${safeLine(note.personId)}` : ""}`,
	...wrap(safeText(note.text), Math.min(out.width ?? 100, 100) - 2).map((line) => `  ${line}`),
	"",
];

export const list = async (
	context: Context,
	caseId: string,
	o: { person?: string; limit?: number; after?: string },
): Promise<void> => {
	const { out } = context;
	const hub = await context.hub();
	const limit = o.limit === undefined ? undefined : String(o.limit);
	const query = given<Query<"listNotes">>({ after: o.after, limit, personId: o.person });
	const answer = await hub.GET("/cases/{id}/notes", { params: { path: { id: caseId }, query } });
	if (out.json) return out.document(answer);
	if (answer.items.length === 0) return out.say("No notes.");
	for (const note of answer.items) out.say(...noteLines(context, note));
	if (answer.next) out.hint(`There are more: --after ${safeLine(answer.next)}`);
};

/** Everything that a note has said, oldest first. */
export const versions = async (context: Context, id: string): Promise<void> => {
	const { out } = context;
	const hub = await context.hub();
	const answer = await hub.GET("/notes/{id}/versions", { params: { path: { id } } });
	if (out.json) return out.document(answer);
	for (const note of answer.items) out.say(...noteLines(context, note));
};

/** As much as the hub takes of one note, in any script. */
const mostBytes = 80_000;

const textOf = async (context: Context, file: string | undefined, text: string | undefined): Promise<string> => {
	if ((file === undefined) === (text === undefined))
		throw usageError("It is not clear what the note says.", "Give --text, or a file; - reads standard input.");
	return text ?? (await readText(context, file ?? "-", mostBytes)).trimEnd();
};

export const write = async (
	context: Context,
	caseId: string,
	file: string | undefined,
	o: { text?: string; person?: string },
): Promise<void> => {
	const { out } = context;
	const text = await textOf(context, file, o.text);
	const hub = await context.hub();
	const written = await hub.POST("/cases/{id}/notes", {
		params: { path: { id: caseId } },
		body: { text, ...(o.person ? { personId: o.person } : {}) },
	});
	if (out.json) return out.document(written);
	out.say(`${out.paint("green", "Written")} ${safeLine(written.id)}`);
	out.hint(`It is never removed; a correction: seamark case correct-note ${safeLine(written.id)} --text ...`);
};

export const correct = async (
	context: Context,
	id: string,
	file: string | undefined,
	o: { text?: string; noteVersion?: number },
): Promise<void> => {
	const { out } = context;
	const text = await textOf(context, file, o.text);
	const hub = await context.hub();
	const present = async (): Promise<number> => {
		const answer = await hub.GET("/notes/{id}/versions", { params: { path: { id } } });
		const last = answer.items.at(-1)?.version;
		if (last === undefined)
			throw new CliError(exits.unavailable, "The hub answered without the note's version.", {
				next: "Give it with --note-version.",
			});
		return last;
	};
	const corrected = await hub.POST("/notes/{id}/corrections", {
		params: { path: { id } },
		body: { expectedVersion: o.noteVersion ?? (await present()), text },
	});
	if (out.json) return out.document(corrected);
	out.say(
		`${out.paint("green", "Corrected")}: version ${safeLine(corrected.version)}. What stood before stays readable.`,
	);
};
