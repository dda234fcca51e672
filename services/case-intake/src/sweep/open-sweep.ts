import { lookEvery } from "@seamark/service";
import { gauge } from "@seamark/telemetry";
import { urgencies } from "../codes/reports.ts";
import type { Sweeping, SweepReport } from "./report.ts";
import { sweep } from "./sweep.ts";

const everyMs = 60_000;
const wholeEveryMs = 6 * 60 * 60_000;

/** Sweeps every minute, and over everything every six hours and in the first minute. */
export const openSweep = (
	deps: Sweeping,
	closing: AsyncDisposableStack,
	{ all }: { all: boolean },
): { report: () => { vaultSweep: "whole" | "differs" } } => {
	let last: SweepReport | undefined;
	let wholeAt = Number.NEGATIVE_INFINITY;
	const run = async () => {
		const began = deps.context.now();
		const whole = began - wholeAt >= wholeEveryMs;
		const found = await sweep(deps, { whole, all });
		// Cut short, it goes over everything again the next time.
		if (whole && found.failed === 0) wholeAt = began;
		// What a sweep over everything found is told until the next one.
		last = whole || !last ? found : { ...found, unowned: last.unowned, kept: last.kept, missing: last.missing };
	};
	lookEvery({ context: deps.context, closing }, { everyMs, failed: "the vault could not be swept" }, run);
	for (const end of gauges(() => last)) closing.defer(end);
	// Everybody may ask whether the service is ready: how much is on its way would tell what others do. Counts are in the metrics.
	const differs = () => last !== undefined && last.unowned + last.kept + last.missing + last.failed > 0;
	return { report: () => ({ vaultSweep: differs() ? "differs" : "whole" }) };
};

/** From 0 on, before the first sweep too: a series that begins with what it found wakes nobody. */
const gauges = (last: () => SweepReport | undefined): (() => void)[] => {
	const read = (value: (report: SweepReport) => number) => () => {
		const report = last();
		return [{ value: report ? value(report) : 0 }];
	};
	return [
		gauge(
			"seamark_vault_intended",
			"Sealed and not yet anybody's",
			read(({ intended }) => intended),
		),
		gauge(
			"seamark_vault_leaving",
			"Nobody's, and not yet destroyed",
			read(({ leaving }) => leaving),
		),
		gauge(
			"seamark_vault_leaving_seconds",
			"Age of the oldest of them",
			read((one) => one.oldestLeavingSeconds),
		),
		gauge(
			"seamark_vault_unowned",
			"Nobody's, at the last sweep over everything",
			read(({ unowned }) => unowned),
		),
		gauge(
			"seamark_vault_kept",
			"The same, left alone since they were too many",
			read(({ kept }) => kept),
		),
		gauge(
			"seamark_vault_missing",
			"Somebody's and not in the vault, at that sweep",
			read(({ missing }) => missing),
		),
		gauge(
			"seamark_opened_alone_unconfirmed",
			"Identities opened alone that no second officer has answered for in time",
			read(({ unconfirmed }) => unconfirmed),
		),
		gauge("seamark_reports_overdue", "Reports that wait past their target, by urgency", () =>
			urgencies.map((urgency) => ({ value: last()?.overdue[urgency] ?? 0, attributes: { urgency } })),
		),
		gauge(
			"seamark_vault_sweep_failed",
			"Agencies for which it ended early",
			read(({ failed }) => failed),
		),
	];
};
