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
export type Searched = Partial<Record<keyof typeof asked, Latency>>;

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

/** Each question in turn, so that what the machine does besides is shared by all. */
const search = async (o: { url: string; alerts: number; repeats: number }): Promise<Searched> => {
	const credentials = await bearer(o.url, readers[4]);
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
			for (const [name, path] of Object.entries(asked)) {
				const { ms, items } = await ask(path);
				if ((items.length === 0) !== (name === "nothing")) throw new Error(`GET ${path}: ${items.length} found`);
				// The first time is for the database to get warm.
				if (n > 0) times.set(name, [...(times.get(name) ?? []), ms]);
			}
	} finally {
		connections.close();
	}
	return Object.fromEntries([...times].map(([name, all]) => [name, latencyOf(Float64Array.from(all))]));
};

servePeer({ fill, waitForWords, search });
