import { randomUUID } from "node:crypto";
import { openConnections } from "./connection.ts";
import { draft } from "./draft.ts";
import { servePeer } from "./processes.ts";
import { type Latency, latencyOf } from "./stats.ts";
import { bearer, posters, readers } from "./tokens.ts";

/** The client of `search`: raises alerts of which a tenth has one word, a thousandth another and so on, and asks for them. */

const given = ["Muhammad", "Sione", "Mele", "Tevita", "Ana", "Ratu", "Viliame", "Losa"];
const family = ["Akbar", "Taufa", "Kumar", "Nguyen", "Tuilagi", "Singh", "Waqa", "Fonua", "Naidu", "Vea"];

const alertOf = (index: number): string => {
	const words = [
		`Landing ${index}`,
		...(index % 10 === 0 ? ["smugglers"] : []),
		...(index % 1_000 === 0 ? ["Nouméa"] : []),
		...(index % 4 === 0 ? ["lorry"] : []),
	];
	const name = `${given[index % given.length]} ${family[Math.floor(index / 7) % family.length]} (invented)`;
	return JSON.stringify({
		...(JSON.parse(draft(words.join(" "))) as object),
		kind: index % 5 === 0 ? "vehicle-or-vessel" : "route",
		subjects: [{ type: "person", role: "suspect", name }],
	});
};

const fill = async ({ url, alerts }: { url: string; alerts: number }) => {
	const credentials = await Promise.all(posters.map((unit) => bearer(url, unit)));
	const connections = await openConnections(url, 64);
	const began = performance.now();
	let next = 0;
	const poster = async () => {
		while (next < alerts) {
			const index = next++;
			const head = `POST /alerts HTTP/1.1\r\n${credentials[index % credentials.length]?.() ?? ""}idempotency-key: ${randomUUID()}\r\n`;
			const { status, body } = await connections.request(head, alertOf(index));
			if (status !== 201) throw new Error(`POST /alerts: ${status} ${body.slice(0, 300)}`);
		}
	};
	await Promise.all(Array.from({ length: 64 }, poster)).finally(() => connections.close());
	return { seconds: Math.round((performance.now() - began) / 100) / 10 };
};

const asked = {
	page: "/alerts?limit=50",
	everyAlert: "/alerts?limit=50&q=landing",
	oneInTen: "/alerts?limit=50&q=smugglers",
	oneInThousand: "/alerts?limit=50&q=noumea",
	twoWords: "/alerts?limit=50&q=lorry%20smugglers",
	wordAndRareWord: "/alerts?limit=50&q=lorry%20noumea",
	nothing: "/alerts?limit=50&q=unheard",
	beginning: "/alerts?limit=50&q=smug*",
	rareBeginning: "/alerts?limit=50&q=noum*",
	nameBySound: "/alerts?limit=50&q=~mohamed",
	twoNamesBySound: "/alerts?limit=50&q=~mohammed%20~akber",
	wordAndFilter: "/alerts?limit=50&q=smugglers&kinds=vehicle-or-vessel",
	beginningAndFilter: "/alerts?limit=50&q=land*&countries=FJ",
};
const askedOfCases = {
	page: "/cases?limit=50",
	everyCase: "/cases?limit=50&q=landing",
	oneInTen: "/cases?limit=50&q=smugglers",
	oneInThousand: "/cases?limit=50&q=noumea",
	twoWords: "/cases?limit=50&q=lorry%20smugglers",
	wordAndRareWord: "/cases?limit=50&q=lorry%20noumea",
	nothing: "/cases?limit=50&q=unheard",
	beginning: "/cases?limit=50&q=smug*",
	rareBeginning: "/cases?limit=50&q=noum*",
	wordAndRole: "/cases?limit=50&q=smugglers&role=suspect",
	wordAndRareFilter: "/cases?limit=50&q=smugglers&identification=confirmed",
	rareCountry: "/cases?limit=50&country=KI",
	rareWordAndFilter: "/cases?limit=50&q=noum*&classification=trafficking",
	classification: "/cases?limit=50&classification=smuggling&status=open",
};
export type Searched = Partial<Record<keyof typeof asked, Latency>>;
export type SearchedCases = Partial<Record<keyof typeof askedOfCases, Latency>>;

/** One case with a person and an incident, of which many are made. */
const openCase = async ({ url }: { url: string }) => {
	const credentials = await bearer(url, readers[0]);
	const connections = await openConnections(url, 1);
	const create = async (path: string, body: object) => {
		const head = `POST ${path} HTTP/1.1\r\n${credentials()}idempotency-key: ${randomUUID()}\r\n`;
		const answer = await connections.request(head, JSON.stringify(body));
		if (answer.status !== 201) throw new Error(`POST ${path}: ${answer.status} ${answer.body.slice(0, 300)}`);
		return JSON.parse(answer.body) as { id: string };
	};
	try {
		const { id } = await create("/cases", { title: "First of the bench (invented)" });
		await create(`/cases/${id}/persons`, { roles: ["witness"] });
		await create(`/cases/${id}/incidents`, { kind: "raid", country: "FJ" });
	} finally {
		connections.close();
	}
};

/** A search waits a while for the words that are not written yet, and says how far they are behind. */
const waitForWords = async ({ url }: { url: string }) => {
	const connections = await openConnections(url, 1);
	const began = performance.now();
	try {
		for (let behind = 1; behind > 0; ) {
			// It may take longer than a token lives.
			const credentials = await bearer(url, readers[4]);
			const { body } = await connections.request(`GET ${asked.nothing} HTTP/1.1\r\n${credentials()}`, "");
			behind = (JSON.parse(body) as { searched: { behindSeconds: number } }).searched.behindSeconds;
		}
	} finally {
		connections.close();
	}
	return { seconds: Math.round((performance.now() - began) / 100) / 10 };
};

/** Each question in turn, so that what the machine does besides is shared by all. `none`: those that find nothing. */
const askAll = async <K extends string>(
	o: { url: string; repeats: number; unit: string },
	questions: Record<K, string>,
	none: readonly NoInfer<K>[],
): Promise<Partial<Record<K, Latency>>> => {
	const credentials = await bearer(o.url, o.unit);
	const connections = await openConnections(o.url, 1);
	const times = new Map<string, number[]>();
	const ask = async (path: string) => {
		const began = performance.now();
		const { status, body } = await connections.request(`GET ${path} HTTP/1.1\r\n${credentials()}`, "");
		if (status !== 200) throw new Error(`GET ${path}: ${status} ${body.slice(0, 300)}`);
		const ms = performance.now() - began;
		return { ms, ...(JSON.parse(body) as { items: object[] }) };
	};
	try {
		for (let n = 0; n <= o.repeats; n++)
			for (const [name, path] of Object.entries<string>(questions)) {
				const { ms, items } = await ask(path);
				if ((items.length === 0) !== none.includes(name as K)) throw new Error(`GET ${path}: ${items.length} found`);
				// The first time is for the database to get warm.
				if (n > 0) times.set(name, [...(times.get(name) ?? []), ms]);
			}
	} finally {
		connections.close();
	}
	const each = [...times].map(([name, all]) => [name, latencyOf(Float64Array.from(all))]);
	return Object.fromEntries(each) as Partial<Record<K, Latency>>;
};

type Asking = { url: string; repeats: number };
const search = (o: Asking): Promise<Searched> => askAll({ ...o, unit: readers[4] }, asked, ["nothing"]);
const searchCases = (o: Asking): Promise<SearchedCases> =>
	askAll({ ...o, unit: readers[0] }, askedOfCases, ["nothing"]);

servePeer({ fill, waitForWords, search, openCase, searchCases });
