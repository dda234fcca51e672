import { createHash } from "node:crypto";
import { actorOf, type Session } from "@seamark/auth";
import type { Tx } from "@seamark/db";
import { HubError } from "@seamark/errors";
import type { Statement } from "@seamark/log";
import { currentTraceparent } from "@seamark/telemetry";
import type { Deps } from "../../deps.ts";
import { recordsAccessed, yearlyReturnFrozen } from "../../events.ts";
import { rulesVersion } from "../../persons/classify/rules.ts";
import { readAs } from "../../store/read.ts";
import { readAtOnce } from "../../store/read-at-once.ts";
import { readStatistics } from "../statistics/read.ts";
import { canonicalJson, type YearlyReturn } from "./canonical.ts";

export type Frozen = { year: number; edition: number; sha256: string; rulesVersion: string; frozenAt: string };

const insertReturn: Statement = {
	name: "yearly_return.insert",
	sql: `insert into yearly_return (agency, year, edition, sha256, bytes, rules_version, frozen_at, by_post)
		select agency, year, edition, sha256, convert_to(text, 'UTF8'), rules_version, frozen_at, by_post from jsonb_to_recordset($1::jsonb)
		as r(agency uuid, year int, edition int, sha256 text, text text, rules_version text, frozen_at timestamptz, by_post uuid)
		on conflict do nothing`,
	// Somebody froze an edition in this moment.
	conflict: "CONFLICT",
};

type Row = { year: number; edition: number; sha256: string; rules_version: string; frozen_at: Date; bytes: Buffer };
const columns = "year, edition, sha256, rules_version, frozen_at";
const present = (row: Omit<Row, "bytes">): Frozen => ({
	year: row.year,
	edition: row.edition,
	sha256: row.sha256,
	rulesVersion: row.rules_version,
	frozenAt: row.frozen_at.toISOString(),
});

export const sha256Of = (bytes: string | Buffer): string => createHash("sha256").update(bytes).digest("hex");

const latest = async (tx: Tx, year: number): Promise<Frozen | undefined> => {
	const { rows } = await tx.query<Row>(
		`select ${columns} from yearly_return where year = $1 order by edition desc limit 1`,
		[year],
	);
	return rows[0] && present(rows[0]);
};

/**
 * Freezes the numbers of a year. Where they are what the last edition says, that one is the answer; a correction is a new
 * edition beside it. Throws REFUSED for a year that is not over.
 */
export const freezeReturn = async (
	{ context }: Deps,
	session: Session,
	year: number,
): Promise<{ frozen: Frozen; again: boolean }> => {
	const who = session.principal();
	const now = new Date(context.now());
	if (year >= now.getUTCFullYear())
		throw new HubError("REFUSED", {
			detail: "The year is not over.",
			faults: [{ at: "year", message: `can be frozen from 1 January ${year + 1} on` }],
		});
	const { text, before } = await readAtOnce(context.pool, who, context.now(), async (tx) => {
		const statistics = await readStatistics(tx, { of: "cases", year }, false);
		const content: YearlyReturn = {
			form: "seamark-yearly-return-1",
			agency: who.agency,
			year,
			rulesVersion,
			statistics,
		};
		return { text: canonicalJson(content), before: await latest(tx, year) };
	});
	const sha256 = sha256Of(text);
	if (before?.sha256 === sha256) return { frozen: before, again: true };
	const frozen: Frozen = {
		year,
		edition: (before?.edition ?? 0) + 1,
		sha256,
		rulesVersion,
		frozenAt: now.toISOString(),
	};
	await context.committer.commit({
		writes: [
			{
				statement: insertReturn,
				row: {
					agency: who.agency,
					year,
					edition: frozen.edition,
					sha256,
					text,
					rules_version: rulesVersion,
					frozen_at: frozen.frozenAt,
					by_post: who.post,
				},
			},
		],
		events: [yearlyReturnFrozen({ actor: actorOf(session, who), year, edition: frozen.edition, sha256 })],
		writer: who.agency,
		traceparent: currentTraceparent(),
	});
	return { frozen, again: false };
};

const readWith = async <T>(
	{ context }: Deps,
	session: Session,
	query: string,
	read: (tx: Tx) => Promise<T | undefined>,
): Promise<T> => {
	const who = session.principal();
	const found = await readAs(context.pool, who, context.now(), read);
	await context.committer.commit({
		writes: [],
		events: [
			recordsAccessed({
				actor: actorOf(session, who),
				action: "disclosure",
				record: "statistics",
				ids: [],
				query,
				found: found !== undefined,
			}),
		],
		traceparent: currentTraceparent(),
	});
	if (found === undefined) throw new HubError("NOT_FOUND", { detail: "No such return was frozen." });
	return found;
};

export const listReturns = (deps: Deps, session: Session): Promise<Frozen[]> =>
	readWith(deps, session, "list yearly returns", async (tx) => {
		const { rows } = await tx.query<Row>(
			`select ${columns} from yearly_return order by year desc, edition desc limit 500`,
		);
		return rows.map(present);
	});

/** The bytes as they were frozen; the last edition where none is named. */
export const readReturn = (
	deps: Deps,
	session: Session,
	{ year, edition }: { year: number; edition: number | undefined },
): Promise<{ frozen: Frozen; bytes: Buffer }> =>
	readWith(deps, session, `yearly return ${year}`, async (tx) => {
		const { rows } = await tx.query<Row>(
			`select ${columns}, bytes from yearly_return where year = $1 and ($2::int is null or edition = $2) order by edition desc limit 1`,
			[year, edition ?? null],
		);
		const row = rows[0];
		if (row && sha256Of(row.bytes) !== row.sha256)
			throw new HubError("INTERNAL", {
				cause: new Error(`the frozen return ${year}/${row.edition} is not what was frozen`),
			});
		return row && { frozen: present(row), bytes: row.bytes };
	});
