import { HubError } from "@seamark/errors";
import type { Input } from "@seamark/service";
import { currentTraceparent } from "@seamark/telemetry";
import { placesOf } from "../alert/places.ts";
import type { HandlingInput } from "../alert/schema.ts";
import type { Deps } from "../deps.ts";
import { type Line, mapBundle, readBundle } from "../stix/index.ts";
import { findImported } from "../store/stix.ts";
import { decideImportStix, type ImportedAlert, type Step } from "./decide.ts";

export type ImportReport = { import: string; alerts: ImportedAlert[]; report: Line[]; refused: number };

/**
 * Imports a STIX bundle. Each alert of it commits by itself, so that a broken object takes none of the others down. With
 * `atomic` all commit together, or nothing does when anything is refused. The same bundle again changes nothing.
 */
export const importBundle = async (
	{ context, directory }: Deps,
	{ who, actor, at, asCaller }: Pick<Input, "who" | "actor" | "at" | "asCaller">,
	command: { bundle: Buffer; handling: HandlingInput; atomic: boolean },
): Promise<ImportReport> => {
	const reading = readBundle(command.bundle);
	const mapped = mapBundle(reading.objects, {
		handling: command.handling,
		agency: { id: who.agency, name: directory.current().agency(who.agency)?.name ?? "", country: who.country },
		now: new Date(at),
	});
	const primaryIds = mapped.alerts.map((alert) => alert.stix.primaryId);
	const known = await asCaller((tx) => findImported(tx, who.agency, primaryIds), "change");
	const importId = context.newId();
	const ids = mapped.alerts.map(() => context.newId());
	const decided = decideImportStix(mapped.alerts, known, { by: who, actor, at, importId, ids }, placesOf(directory));
	const report = [...reading.report, ...mapped.report, ...decided.refused];
	if (command.atomic) refuseUnlessClean(report);
	const commit = ({ writes, events }: NonNullable<Step["change"]>) =>
		context.committer.commit({ writes, events, writer: who.agency, traceparent: currentTraceparent() });
	const alerts = await (command.atomic
		? commitTogether(commit, decided.steps)
		: commitEach(commit, decided.steps, report));
	return { import: importId, alerts, report, refused: report.filter(isError).length };
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

type Commit = (change: NonNullable<Step["change"]>) => Promise<unknown>;

const commitTogether = async (commit: Commit, steps: readonly Step[]): Promise<ImportedAlert[]> => {
	const changes = steps.flatMap((step) => step.change ?? []);
	if (changes.length > 0)
		await commit({
			writes: changes.flatMap((change) => change.writes),
			events: changes.flatMap((change) => change.events),
		});
	return steps.map((step) => step.alert);
};

/** What fails is added to the report. */
const commitEach = async (commit: Commit, steps: readonly Step[], report: Line[]): Promise<ImportedAlert[]> => {
	const done = await Promise.all(
		steps.map(async ({ alert, change }) => {
			try {
				if (change) await commit(change);
				return alert;
			} catch (error) {
				if (!(error instanceof HubError)) throw error;
				report.push({
					index: null,
					id: alert.stixId,
					severity: "error",
					code: error.code,
					message: `${error.message} Send the bundle again: what was imported is not imported twice.`,
				});
				return undefined;
			}
		}),
	);
	return done.filter((alert) => alert !== undefined);
};
