import { HubError } from "@seamark/errors";
import type { Change } from "@seamark/log";
import type { Input } from "@seamark/service";
import { currentTraceparent } from "@seamark/telemetry";
import { placesOf } from "../alert/places.ts";
import type { HandlingInput } from "../alert/schema.ts";
import type { Deps } from "../deps.ts";
import type { Line } from "../stix/index.ts";
import { findImported, insertStixImport } from "../store/stix.ts";
import { decideImportStix, type ImportedAlert, type Step } from "./decide.ts";
import { openParsing } from "./parse.ts";

/** Ids are null where nothing was stored. */
export type ImportReport = {
	import: string | null;
	alerts: (Omit<ImportedAlert, "id"> & { id: string | null })[];
	report: Line[];
	refused: number;
};
/** `dryRun`: says what would be raised, updated, recalled and refused, and stores nothing. */
export type ImportCommand = {
	bundle: Buffer;
	handling: HandlingInput;
	atomic: boolean;
	dryRun: boolean;
	signal?: AbortSignal;
};
type Caller = Pick<Input, "who" | "actor" | "at" | "asCaller">;

/**
 * Imports a STIX bundle. Each alert of it commits by itself, so that a broken object takes none of the others down. With
 * `atomic` all commit together, or nothing does when anything is refused. The same bundle again changes nothing.
 */
export const importBundle = async (deps: Deps, caller: Caller, command: ImportCommand): Promise<ImportReport> => {
	const { context } = deps;
	const importId = context.newId();
	const { steps, report } = await plan(deps, caller, command, importId);
	if (command.dryRun) {
		const alerts = steps.map(({ alert }) => (alert.outcome === "raised" ? { ...alert, id: null } : alert));
		return { import: null, alerts, report, refused: report.filter(isError).length };
	}
	if (command.atomic) refuseUnlessClean(report);
	command.signal?.throwIfAborted();
	const commit = (change: NonNullable<Step["change"]>) =>
		context.committer.commit({ ...change, writer: caller.who.agency, traceparent: currentTraceparent() });
	const row = {
		id: importId,
		agency: caller.who.agency,
		imported_at: new Date(caller.at).toISOString(),
		alerts: steps.map(({ alert }) => alert.id),
		raised: steps.flatMap(({ alert }) => (alert.outcome === "raised" ? [alert.id] : [])),
	};
	const made = { writes: [{ statement: insertStixImport, row }], events: [] };
	const alerts = await (command.atomic
		? commitTogether(commit, made, steps)
		: commitEach(commit, made, steps, report, command.signal));
	return { import: importId, alerts, report, refused: report.filter(isError).length };
};

/** What a bundle means for what is here. Nothing is stored. */
const plan = async (
	{ context, directory }: Deps,
	{ who, actor, at, asCaller }: Caller,
	{ bundle, handling, signal }: ImportCommand,
	importId: string,
): Promise<{ steps: Step[]; report: Line[] }> => {
	const parsing = await openParsing(bundle, signal);
	try {
		const known = await asCaller((tx) => findImported(tx, who.agency, parsing.ids), "change");
		const agency = { id: who.agency, name: directory.current().agency(who.agency)?.name ?? "", country: who.country };
		const parsed = await parsing.map({ context: { handling, agency, now: new Date(at) }, known });
		const ids = parsed.alerts.map(() => context.newId());
		const decided = decideImportStix(parsed.alerts, { by: who, actor, at, importId, ids }, placesOf(directory));
		return { steps: decided.steps, report: [...parsed.report, ...decided.refused] };
	} finally {
		await parsing.close();
	}
};

const isError = (line: Line): boolean => line.severity === "error";

const refuseUnlessClean = (report: readonly Line[]): void => {
	const errors = report.filter(isError);
	if (errors.length === 0) return;
	throw new HubError("REFUSED", {
		detail: `Nothing was imported: ${errors.length} ${errors.length === 1 ? "object is" : "objects are"} not acceptable and the import is atomic.`,
		faults: errors
			.slice(0, 100)
			.map((line) => ({ at: line.id ?? `objects/${line.index ?? ""}`, code: line.code, message: line.message })),
	});
};

type Commit = (change: Pick<Change, "writes" | "events">) => Promise<unknown>;

const commitTogether = async (
	commit: Commit,
	made: Pick<Change, "writes" | "events">,
	steps: readonly Step[],
): Promise<ImportedAlert[]> => {
	const changes = [made, ...steps.flatMap((step) => step.change ?? [])];
	await commit({
		writes: changes.flatMap((change) => change.writes),
		events: changes.flatMap((change) => change.events),
	});
	return steps.map((step) => step.alert);
};

/** What fails is added to the report, object by object. */
const commitEach = async (
	commit: Commit,
	made: Pick<Change, "writes" | "events">,
	steps: readonly Step[],
	report: Line[],
	signal: AbortSignal | undefined,
): Promise<ImportedAlert[]> => {
	await commit(made);
	const done = await Promise.all(
		steps.map(async ({ alert, change, sent }) => {
			try {
				signal?.throwIfAborted();
				if (change) await commit(change);
				return alert;
			} catch (error) {
				if (!(error instanceof HubError)) throw error;
				const message = `${error.message} Send the bundle again: what was imported is not imported twice.`;
				report.push(...sent.map((object): Line => ({ ...object, severity: "error", code: error.code, message })));
				return undefined;
			}
		}),
	);
	return done.filter((alert) => alert !== undefined);
};
