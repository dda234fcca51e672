import type { Answer, Body } from "@seamark/client";
import type { Context } from "../context.ts";
import { withAgencyIds } from "../directory/directory.ts";
import { mayBeDone } from "../hub/explain.ts";
import { calendarFaults } from "../terminal/calendar.ts";
import { CliError, exits, usageError } from "../terminal/exit.ts";
import { readObject } from "../terminal/files.ts";
import { safeLine } from "../terminal/sanitise.ts";
import { type DraftOptions, draftOf, draftOfAlert } from "./draft.ts";
import { foreseeReach, reachLines, readReach } from "./reach.ts";
import { tlpLabel } from "./render.ts";

type RaiseOptions = DraftOptions & { dryRun?: boolean; print?: boolean; idempotencyKey?: string };

const contentOptions = (o: RaiseOptions): string[] =>
	Object.keys(o).filter((name) => !["dryRun", "print", "idempotencyKey"].includes(name));

const draftFrom = async (
	context: Context,
	file: string | undefined,
	o: RaiseOptions,
): Promise<Record<string, unknown>> => {
	if (file !== undefined) {
		if (contentOptions(o).length > 0)
			throw usageError("A draft comes from the file or from options, not from both.", "Leave out one of them.");
		const { draft } = draftOfAlert(await readObject(context, file));
		const wrong = calendarFaults(draft);
		if (wrong.length > 0)
			throw usageError("The draft names days or times that cannot be.", "Correct what is listed.", wrong);
		return draft;
	}
	if (contentOptions(o).length === 0)
		throw usageError(
			"There is no draft to raise.",
			"Name a JSON file, or give the options: seamark alerts raise --help",
		);
	const made = draftOf(o, context.now());
	if ("faults" in made)
		throw usageError("The draft is incomplete.", "Correct what is listed: seamark alerts raise --help", made.faults);
	// The directory is asked last, when nothing else is wrong.
	const known = draftOf(await withAgencyIds(context.hub, o), context.now());
	return { ...("draft" in known ? known.draft : made.draft) };
};

/** When it is unknown whether a write arrived, the way to find out without doing it twice. */
const sayUnknown = (error: unknown, key: string): never => {
	if (!(error instanceof CliError) || !mayBeDone(error)) throw error;
	throw new CliError(error.exit, error.message, {
		code: error.code,
		detail: "The hub may or may not have stored it.",
		next: `Run the same command again with --idempotency-key ${key}: it is stored once.`,
		cause: error,
	});
};

export const raise = async (context: Context, file: string | undefined, o: RaiseOptions): Promise<void> => {
	const { out } = context;
	if (o.idempotencyKey !== undefined && !/^[\x21-\x7e]{8,100}$/.test(o.idempotencyKey))
		throw usageError("An idempotency key has 8 to 100 visible ASCII characters.");
	const draft = await draftFrom(context, file, o);
	if (o.print) return out.document(draft);
	if (o.dryRun) {
		const foreseen = await foreseeReach(context, draft);
		if (out.json) return out.document({ draft, reach: foreseen });
		out.say("The draft is complete. Nothing was raised.", ...reachLines(foreseen, out));
		return;
	}
	const key = o.idempotencyKey ?? context.newId();
	const hub = await context.hub();
	const raised = await hub
		.POST("/alerts", { body: draft as Body<"raiseAlert">, idempotencyKey: key })
		.catch((error: unknown) => sayUnknown(error, key));
	if (out.json) return out.document(raised);
	const { title, handling } = draft as Partial<Body<"raiseAlert">>;
	out.say(
		`${out.paint("green", "Raised")} ${safeLine(raised.code)} ${safeLine(raised.id)}  ${tlpLabel(handling?.tlp)}  ${safeLine(title)}`,
	);
	await sayReach(context, raised);
	out.hint(`Who has opened and acknowledged it: seamark alerts receipts ${safeLine(raised.id)}`);
};

/** Whom the alert that was just written reaches; names are asked for only where somebody is missed. */
const sayReach = async (
	context: Context,
	{ id, reach }: Pick<Answer<"updateAlert">, "id"> & Partial<Pick<Answer<"updateAlert">, "reach">>,
): Promise<void> => {
	const { out } = context;
	if (!reach) return;
	const { addressed, reached } = reach;
	// The alert is stored: that its reach cannot be asked for is no reason to fail.
	const whole = addressed > reached ? await readReach(context, id).catch(() => reach) : reach;
	out.say(...reachLines(whole, out));
	if (reached === 0) out.hint(`Widen it with: seamark alerts update ${safeLine(id)}`);
};

export const update = async (
	context: Context,
	id: string,
	file: string,
	o: { alertVersion?: number },
): Promise<void> => {
	const { out } = context;
	const read = await readObject(context, file);
	if (typeof read.id === "string" && read.id !== id)
		throw usageError(`${file} holds the alert ${safeLine(read.id)}, not ${id}.`, "Check the id and the file.");
	const { draft, version } = draftOfAlert(read);
	const expectedVersion = o.alertVersion ?? version;
	if (expectedVersion === undefined)
		throw usageError(
			"It is not said which version the update replaces.",
			`Look at it with \`seamark alerts show ${id}\`, then add --alert-version N: nobody's change is overwritten unseen.`,
		);
	const hub = await context.hub();
	const changed = await hub.PUT("/alerts/{id}", {
		params: { path: { id } },
		body: { expectedVersion, draft: draft as Body<"raiseAlert"> },
	});
	if (out.json) return out.document(changed);
	out.say(
		`${out.paint("green", "Updated")} ${id}: version ${safeLine(changed.version)} replaces version ${expectedVersion}.`,
	);
	await sayReach(context, changed);
};

/** The version that a command means: the one that was named, or the present one. */
const versionOf = async (context: Context, id: string, given: number | undefined): Promise<number> => {
	if (given !== undefined) return given;
	const hub = await context.hub();
	const { version } = await hub.GET("/alerts/{id}", { params: { path: { id } } });
	if (!Number.isInteger(version))
		throw new CliError(exits.unavailable, "The hub answered without the alert's version.", {
			next: "Give it with --alert-version.",
		});
	return version;
};

export const recall = async (
	context: Context,
	id: string,
	o: { reason: string; alertVersion?: number },
): Promise<void> => {
	const { out } = context;
	const expectedVersion = await versionOf(context, id, o.alertVersion);
	const hub = await context.hub();
	const recalled = await hub.POST("/alerts/{id}/recall", {
		params: { path: { id } },
		body: { expectedVersion, reason: o.reason },
	});
	if (out.json) return out.document(recalled);
	out.say(`${out.paint("green", "Recalled")} ${id}: its content is gone from every read, holders are told why.`);
	out.hint(`Who has confirmed: seamark alerts receipts ${id}`);
};

/** Nobody confirms what was not on the screen: the version is said, never looked up. */
export const acknowledge = async (context: Context, id: string, o: { alertVersion: number }): Promise<void> => {
	const { out } = context;
	const hub = await context.hub();
	const answer = await hub.POST("/alerts/{id}/acknowledgements", {
		params: { path: { id } },
		body: { version: o.alertVersion },
	});
	if (out.json) return out.document(answer);
	out.say(
		`${out.paint("green", "Acknowledged")} version ${safeLine(answer.version)} of ${id} at ${out.moment(answer.acknowledgedAt)}.`,
	);
};

export const feedback = async (context: Context, id: string, o: { use: string; note?: string }): Promise<void> => {
	const { out } = context;
	const hub = await context.hub();
	const body = { use: o.use, ...(o.note === undefined ? {} : { note: o.note }) } as Body<"giveFeedback">;
	const answer = await hub.POST("/alerts/{id}/feedback", { params: { path: { id } }, body });
	if (out.json) return out.document(answer);
	out.say(`${out.paint("green", "Sent")} to the originator: ${safeLine(o.use)}.`);
};
