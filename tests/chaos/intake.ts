import { setTimeout as pause } from "node:timers/promises";
import type { Pool } from "@seamark/db";
import type { Seeded } from "../support/seeded.ts";
import type { Asker } from "./ask.ts";
import { type Load, type Officer, openClient, openCount, startWorkers } from "./client.ts";
import { gapsOf } from "./settle.ts";

/** Desks of units that take in reports, each for its own country. */
export const desks: readonly Officer[] = [
	{ handle: "fj-desk-1", purpose: "investigation" },
	{ handle: "ws-desk-1", purpose: "investigation" },
	{ handle: "vu-desk-1", purpose: "investigation" },
];

/** What was acknowledged to the desks, by id. Names are invented, and each is given once. */
export type Books = {
	reports: Map<string, { by: Officer; caseId?: string }>;
	cases: Map<string, { by: Officer; title: string; persons: number }>;
	persons: Map<string, { by: Officer; caseId: string; name: string }>;
	/** Answers that gave one key two results. */
	twice: string[];
};
export const openBooks = (): Books => ({ reports: new Map(), cases: new Map(), persons: new Map(), twice: [] });

const uuid = (random: Seeded): string =>
	"xxxxxxxx-xxxx-4xxx-8xxx-xxxxxxxxxxxx".replace(/x/g, () => random.int(16).toString(16));

/**
 * Sends reports with a person each, takes them in or opens cases of their own, and adds persons, until stopped. Identities go to the
 * vault first and the rest to case intake: what is killed between the two is asked for again until both have it.
 */
export const startIntake = (o: {
	asker: Asker;
	url: string;
	token: (officer: string, purpose: string) => Promise<string>;
	books: Books;
	random: Seeded;
	workers: number;
	/** Acknowledgements a second, over all workers. */
	perSecond: number;
}): Load => {
	const client = openClient({ ...o, urls: [o.url] });
	const { books } = o;
	const acknowledged = openCount();
	let taken = 0;

	/** One request under one key; a client that did not believe its answer asks again, and must be told the same. */
	const ask = async (random: Seeded, by: Officer, what: string, path: string, content: object, idOf = "id") => {
		const key = `${what}-${random.int(1e9)}`;
		const request = { method: "POST", path, body: JSON.stringify(content), good: [200, 201] };
		const told = async () => {
			const answer = await client.untilAcknowledged(by, random, key, request);
			return answer && (JSON.parse(answer.text) as Record<string, string>)[idOf];
		};
		const id = await told();
		if (id === undefined) return undefined;
		acknowledged.add();
		if (random.chance(0.05)) {
			const again = await told();
			if (again !== undefined && again !== id) books.twice.push(`${what}: ${id} and ${again}`);
		}
		return id;
	};
	const once = <T>(map: Map<string, T>, id: string, one: T) => {
		if (map.has(id)) books.twice.push(`${id} was given to two requests`);
		map.set(id, one);
	};

	const sendOne = async (random: Seeded, n: number) => {
		const by = random.pick(desks);
		const reportId = await ask(random, by, `report-${n}`, "/reports", {
			clientId: uuid(random),
			capturedAt: "2026-01-02T03:04:05Z",
			channel: "hotline",
			narrative: `report ${n} (invented)`,
			persons: [{ seenAs: "concerned", identity: { names: [{ text: `Reported ${n} (invented)` }] } }],
		});
		if (reportId === undefined) return;
		once(books.reports, reportId, { by });
		const title = `case ${n} (invented)`;
		const fromReport = random.chance(0.5);
		const caseId = fromReport
			? await ask(random, by, `take-in-${n}`, `/reports/${reportId}/take-in`, { title }, "caseId")
			: await ask(random, by, `case-${n}`, "/cases", { title });
		if (caseId === undefined) return;
		if (fromReport) books.reports.set(reportId, { by, caseId });
		const opened = { by, title, persons: fromReport ? 1 : 0 };
		once(books.cases, caseId, opened);
		const name = `Person ${n} (invented)`;
		// One officer opens who it is.
		const person = { roles: ["smuggledMigrant"], identity: { names: [{ text: name }] } };
		const personId = await ask(random, by, `person-${n}`, `/cases/${caseId}/persons`, person);
		if (personId === undefined) return;
		opened.persons++;
		once(books.persons, personId, { by, caseId, name });
	};

	const worker = async (index: number, over: () => boolean) => {
		const random = o.random.fork(`intake ${index}`);
		const began = performance.now();
		for (let done = 1; !over(); done++) {
			await sendOne(random, taken++);
			// Three acknowledgements each time.
			const early = began + (done * 3_000 * o.workers) / o.perSecond - performance.now();
			if (early > 0) await pause(early);
		}
	};
	return startWorkers(client, acknowledged, o.workers, worker);
};

type Rows<T> = { rows: T[] };

/** What is in the databases of case intake and its vault, held against what was acknowledged. */
export const judgeBooks = async (
	{ reports, cases, persons, twice }: Books,
	{ caseIntake, vault }: { caseIntake: Pool; vault: Pool },
): Promise<{ lost: string[]; doubled: string[] }> => {
	const lost = [...(await gapsOf("case-intake", caseIntake)), ...(await gapsOf("vault", vault))];
	const doubled = [...twice];
	const stored = {
		reports: (await caseIntake.query(
			"select id, case_id, content -> 'persons' -> 0 ->> 'identityId' as identity from report",
		)) as Rows<{ id: string; case_id: string | null; identity: string | null }>,
		cases: (await caseIntake.query(
			"select id, title, (select count(*) from person p where p.case_id = c.id) as persons from intake_case c",
		)) as Rows<{ id: string; title: string; persons: number }>,
		persons: (await caseIntake.query("select id, case_id, identity_id as identity from person")) as Rows<{
			id: string;
			case_id: string;
			identity: string | null;
		}>,
		identities: (await vault.query("select id from identity where wrapped is not null")) as Rows<{ id: string }>,
		// Said to be sealed, or to go: a kill left it half done, it is on record, and the sweep settles it.
		unsettled: (await caseIntake.query("select id from vault_subject where kind = 'identity'")) as Rows<{ id: string }>,
	};
	const sealed = new Set(stored.identities.rows.map((row) => row.id));
	const hold = <Row extends { id: string }, Told>(
		what: string,
		told: Map<string, Told>,
		rows: readonly Row[],
		same: (row: Row, one: Told) => boolean,
	) => {
		const there = new Map(rows.map((row) => [row.id, row]));
		for (const [id, one] of told) {
			const row = there.get(id);
			if (!row || !same(row, one)) lost.push(`${what} ${id}: stored as ${JSON.stringify(row)}`);
		}
		return rows.filter((row) => !told.has(row.id));
	};
	const isSealed = (row: { identity: string | null }) => row.identity !== null && sealed.has(row.identity);
	// Every request was acknowledged in the end, so what nobody was given is a second copy.
	const unknown = [
		...hold(
			"report",
			reports,
			stored.reports.rows,
			(row, one) => row.case_id === (one.caseId ?? null) && isSealed(row),
		),
		...hold("case", cases, stored.cases.rows, (row, one) => row.title === one.title && row.persons === one.persons),
	];
	for (const { id } of unknown) doubled.push(`${id} is stored and was given to nobody`);
	// Those that came with a report have its identity; how many a case may have was counted above.
	hold("person", persons, stored.persons.rows, (row, one) => row.case_id === one.caseId && isSealed(row));
	const named = new Set([...stored.reports.rows, ...stored.persons.rows].map((row) => row.identity));
	for (const { id } of stored.unsettled.rows) named.add(id);
	for (const id of sealed) if (!named.has(id)) doubled.push(`identity ${id} is sealed and belongs to nobody`);
	return { lost, doubled };
};

/** Opens persons' identities and looks at cases as the desks themselves and as others: each finds its own and nothing else. */
export const judgeDesks = async (
	books: Books,
	o: { asker: Asker; url: string; token: (officer: string, purpose: string) => Promise<string>; most: number },
): Promise<{ lost: string[]; leaked: string[] }> => {
	const [lost, leaked]: [string[], string[]] = [[], []];
	const read = async ({ handle, purpose }: Officer, path: string) =>
		o.asker.ask({ method: "GET", url: o.url + path, token: await o.token(handle, purpose) });
	for (const [id, { by, name }] of [...books.persons].slice(-o.most)) {
		const own = await read(by, `/persons/${id}/identity`);
		if (own.status !== 200 || !own.text.includes(JSON.stringify(name)))
			lost.push(`the identity of person ${id}: ${own.status} instead of ${name}`);
	}
	for (const [id, { by }] of [...books.cases].slice(-o.most)) {
		const stranger = desks.find((one) => one !== by) as Officer;
		const others = await read(stranger, `/cases/${id}`);
		if (others.status !== 404) leaked.push(`case ${id} to ${stranger.handle}: ${others.status}`);
	}
	return { lost, leaked };
};
