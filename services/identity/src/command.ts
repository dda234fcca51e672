import { type CommandSpec, type Decision, type Input, type Operations, refuseAll } from "@seamark/service";
import type Type from "typebox";
import { type DirectoryDecision, rfc3339 } from "./decision.ts";
import { directoryChanged } from "./events.ts";
import { insertReason } from "./store/statements.ts";

/** A command on the directory: as every command, but what it decides names what changes, and the events follow from that. */
type DirectoryCommand<P extends Type.TSchema, B extends Type.TSchema, F> = Omit<
	CommandSpec<P, Type.TSchema, B, F>,
	"handle" | "record" | "query"
> & {
	handle: (
		input: Parameters<CommandSpec<P, Type.TSchema, B, F>["handle"]>[0],
	) => DirectoryDecision | Promise<DirectoryDecision>;
};

export const directoryCommand = <P extends Type.TSchema, B extends Type.TSchema, F>(
	api: Operations,
	spec: DirectoryCommand<P, B, F>,
): void =>
	api.command({
		...spec,
		record: "directory",
		handle: async (input) => decisionOf(input, await spec.handle(input)),
	});

/** Why something was changed is kept in the directory's own book: events carry no words of people. */
const decisionOf = ({ actor, at }: Pick<Input, "actor" | "at">, decided: DirectoryDecision): Decision =>
	"faults" in decided
		? refuseAll(decided.faults)
		: {
				writes: [
					...decided.writes,
					...decided.changed
						.filter(({ reason }) => reason !== undefined)
						.map((one) => ({ statement: insertReason, row: { ...one, at: rfc3339(at) } })),
				],
				events: decided.changed.map((one) => directoryChanged(actor, one)),
				answer: decided.answer,
			};
