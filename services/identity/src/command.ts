import { type CommandSpec, type Decision, type Operations, refuse } from "@seamark/service";
import type Type from "typebox";
import type { DirectoryDecision } from "./decision.ts";
import { type Actor, directoryChanged } from "./events.ts";

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
		handle: async (input) => decisionOf(input.actor, await spec.handle(input)),
	});

const decisionOf = (actor: Actor, decided: DirectoryDecision): Decision =>
	"faults" in decided
		? refuse("REFUSED", decided.faults)
		: {
				writes: decided.writes,
				events: decided.changed.map((one) => directoryChanged(actor, one)),
				answer: decided.answer,
			};
