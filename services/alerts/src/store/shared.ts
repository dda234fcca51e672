import { type Pool, queryWith } from "@seamark/db";
import type { Change, Statement } from "@seamark/log";
import { writerSettings } from "@seamark/policy";
import type { AlertState } from "../alert/state.ts";
import {
	type AlertRow,
	alertColumns,
	eraseVersions,
	fromRow,
	insertAlert,
	insertVersion,
	replaceSharedSql,
	toRow,
} from "./alerts.ts";
import { eraseQuestions } from "./questions.ts";
import { eraseWords } from "./words.ts";

// As the feed reads: for everybody, and the pure policy decides.
const asFeed = [["seamark.service", "feed"]] as const;

/** An alert that an agency of this hub wrote. */
export const findOwnAlert = async (pool: Pool, id: string): Promise<AlertState | undefined> => {
	const { rows } = await queryWith<AlertRow>(pool, asFeed, {
		name: "alert.find-own",
		text: `select ${alertColumns} from alert a where a.id = $1 and a.hub is null`,
		values: [id],
	});
	return rows[0] && fromRow(rows[0]);
};

export const ownAlertsAfter = async (pool: Pool, after: string | undefined, limit: number): Promise<string[]> => {
	const { rows } = await queryWith<{ id: string }>(pool, asFeed, {
		name: "alert.list-own",
		text: "select id from alert where hub is null and status = 'live' and ($1::uuid is null or id > $1) order by id limit $2",
		values: [after ?? null, limit],
	});
	return rows.map(({ id }) => id);
};

/** An alert of this originator, no matter which hub it is of; undefined also where it is another's. */
export const findOfOriginator = async (pool: Pool, originator: string, id: string): Promise<AlertState | undefined> => {
	const { rows } = await queryWith<AlertRow>(pool, writerSettings([originator]), {
		name: "alert.find-of-originator",
		text: `select ${alertColumns} from alert a where a.id = $1`,
		values: [id],
	});
	return rows[0] && fromRow(rows[0]);
};

/** An alert of that hub, of any of its agencies. */
export const findOfHub = async (pool: Pool, hub: string, id: string): Promise<AlertState | undefined> => {
	const { rows } = await queryWith<AlertRow>(pool, asFeed, {
		name: "alert.find-of-hub",
		text: `select ${alertColumns} from alert a where a.id = $1 and a.hub = $2`,
		values: [id, hub],
	});
	return rows[0] && fromRow(rows[0]);
};

/** Versions of another hub may come with gaps: the one before was superseded before it could be sent. */
const replaceShared: Statement = { name: "alert.replace-shared", sql: replaceSharedSql, conflict: "VERSION_CONFLICT" };

export const writesOfTaken = (alert: AlertState, before: AlertState | undefined): Change["writes"] => {
	const row = toRow(alert);
	if (!before) return [{ statement: insertAlert, row }];
	const erased =
		alert.content === null
			? [
					{ statement: eraseVersions, row: { id: alert.id } },
					{ statement: eraseQuestions, row: { id: alert.id } },
					...eraseWords.map((statement) => ({ statement, row: { id: alert.id } })),
				]
			: [];
	return [{ statement: replaceShared, row }, { statement: insertVersion, row }, ...erased];
};
