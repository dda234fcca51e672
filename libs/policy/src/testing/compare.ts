import fc from "fast-check";
import * as arbitrary from "../arbitrary.ts";
import { decide, mayWrite, principalSettings, type Reason, type Setting, writerSettings } from "../index.ts";
import { type Client, insert, insertBefore, set, undone, visible } from "../testing.ts";
import type { AnyRecord } from "../types.ts";
import type { Trial } from "./trials.ts";

/** Holds what the database does against what the pure rule says, over random records. */

export type Batch = {
	records: readonly AnyRecord[];
	requests: readonly arbitrary.Request[];
	writers: readonly string[];
};

export const batchOf = ({ kind, record }: Trial): fc.Arbitrary<Batch> =>
	fc.record({
		records: fc.array(record, { minLength: 30, maxLength: 60 }),
		requests: fc.array(arbitrary.requestFor(kind), { minLength: 10, maxLength: 20 }),
		writers: fc.subarray([...arbitrary.agencies]),
	});

type Outcome = { sql: number[][]; pure: number[][] };

/** The numbers of the records that each request sees, and of those that the pure rule allows. */
export const compareReads = async (
	client: Client,
	trial: Trial,
	{ records, requests }: Batch,
	onReason?: (reason: Reason) => void,
): Promise<Outcome> => {
	await insertBefore(client, trial, records);
	await insert(client, trial, records);
	const sql: number[][] = [];
	const pure: number[][] = [];
	for (const { who, action, now, missing } of requests) {
		// Where there is no token, what a token says is not needed either.
		const vouched = Object.values(trial.kind.actions).some(({ scopes }) => scopes === "vouched");
		const heard = missing === undefined || (missing === "seamark.now" && vouched);
		await set(client, writerSettings([]));
		await set(client, told(principalSettings(who, action as "read", now), missing));
		sql.push(await visible(client, trial));
		const decisions = records.map((record) => (trial.decide ?? decideByKind(trial))(who, action, record, now));
		if (heard) for (const { reason } of decisions) onReason?.(reason);
		pure.push(heard ? numbersOf(decisions, ({ allowed }) => allowed) : []);
	}
	return { sql, pure };
};

const decideByKind =
	({ kind }: Trial): NonNullable<Trial["decide"]> =>
	(who, action, record, now) =>
		decide(kind, who, action, record, now);
const mayWriteKind =
	({ kind }: Trial): NonNullable<Trial["mayWrite"]> =>
	(writers, record) =>
		mayWrite(kind, writers, record);

const told = (settings: readonly Setting[], missing: string | undefined): Setting[] =>
	settings.filter(([name]) => name !== missing);

const numbersOf = <T>(list: readonly T[], holds: (one: T) => boolean): number[] =>
	list.flatMap((one, n) => (holds(one) ? [n] : []));

/** The numbers of the records that the writers see, update, delete, insert and may give a row to, and what the pure rule says of each. */
export const compareWrites = async (
	client: Client,
	trial: Trial,
	{ records, requests, writers }: Batch,
): Promise<Outcome> => {
	const { table, givenTo, deletes, isPart } = trial;
	const allowed = numbersOf(records, (record) => (trial.mayWrite ?? mayWriteKind(trial))(writers, record));
	const first = allowed[0];
	/** Enough of them: each is a statement of its own. */
	const few = records.slice(0, 5);
	const fewAllowed = allowed.filter((n) => n < few.length);

	const changed = async (sql: string): Promise<number[]> => {
		const done = await undone(client, () => client.query<{ n: number }>(sql));
		return (done?.rows ?? []).map(({ n }) => n).sort((a, b) => a - b);
	};
	const each = async (work: (record: AnyRecord, n: number) => Promise<{ rowCount: number | null }>) => {
		const done: number[] = [];
		for (const [n, record] of few.entries()) if ((await undone(client, () => work(record, n)))?.rowCount) done.push(n);
		return done;
	};
	const inserted = () => each((record, n) => insert(client, trial, [record], n));
	/** The records whose agencies a row may be given to. */
	const given = () =>
		each((record, n) =>
			client.query(
				`update ${table} set ${givenTo} = r.${givenTo} from jsonb_populate_record(null::${table}, $1) as r where ${table}.n = $2`,
				[JSON.stringify(trial.columns(record, n)), first ?? -1],
			),
		);
	const writes = () => set(client, writerSettings(writers));
	/** Reads for somebody and writes for the writers, in one transaction. */
	const writesBeside = async () => {
		const [request] = requests;
		if (request) await set(client, principalSettings(request.who, "read", request.now));
		await set(client, [["seamark.writers", JSON.stringify(writers)]]);
	};
	const readsAll = () => set(client, [...writerSettings([]), ["seamark.service", "clerk"]]);

	await insertBefore(client, trial, records);
	const empty: [() => Promise<unknown>, number[]][] = [
		[writes, fewAllowed],
		[writesBeside, isPart ? [] : fewAllowed],
		[readsAll, []],
	];
	const sql: number[][] = [];
	for (const [begin] of empty) {
		await undone(client, async () => {
			await begin();
			sql.push(await inserted());
		});
	}
	await set(client, writerSettings(arbitrary.agencies));
	await insert(client, trial, records);
	await writesBeside();
	sql.push(await changed(`update ${table} set n = n returning n`), await given());
	await writes();
	sql.push(
		await changed(`update ${table} set n = n returning n`),
		await given(),
		await visible(client, trial),
		await changed(`delete from ${table} returning n`),
	);
	const takers = first === undefined ? [] : fewAllowed;
	return {
		sql,
		pure: [
			...empty.map(([, expected]) => expected),
			...(isPart ? [[], []] : [allowed, takers]),
			...[allowed, takers, allowed, deletes ? allowed : []],
		],
	};
};
