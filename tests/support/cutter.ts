import { once } from "node:events";
import { createConnection, createServer, type Socket } from "node:net";

/**
 * A proxy in front of PostgreSQL that reads along which statements go by, and loses the database at one of them: all connections
 * break, before the statement arrives or before its answer does.
 */
export type Cutter = {
	port: number;
	/** Kinds of statements that went by since the last plan, in their order: the first words of each. */
	seen(): readonly string[];
	plan(cut?: Cut): void;
	close(): Promise<void>;
};

export type Cut = {
	/** At the first statement of this kind. */
	kind: string;
	when: "before" | "after";
	/** Whether the database stays away. */
	forGood: boolean;
};

const kindOf = (sql: string): string => sql.trim().replaceAll(/\s+/g, " ").split(" ", 3).join(" ").slice(0, 60);

/** The statements in what a client sends, by the protocol's messages: a type, a length, a body. The first one has no type. */
const openReader = (statement: (kind: string) => void) => {
	const prepared = new Map<string, string>();
	let rest = Buffer.alloc(0);
	let begun = false;
	const textAt = (body: Buffer, from: number) => body.toString("utf8", from, body.indexOf(0, from));
	const read = (type: string, body: Buffer) => {
		if (type === "Q") statement(kindOf(textAt(body, 0)));
		if (type === "P") {
			const name = textAt(body, 0);
			prepared.set(name, textAt(body, Buffer.byteLength(name) + 1));
		}
		if (type === "B") {
			const portal = textAt(body, 0);
			statement(kindOf(prepared.get(textAt(body, Buffer.byteLength(portal) + 1)) ?? ""));
		}
	};
	return (chunk: Buffer) => {
		rest = Buffer.concat([rest, chunk]);
		for (;;) {
			const head = begun ? 1 : 0;
			if (rest.length < head + 4) return;
			const end = head + rest.readUInt32BE(head);
			if (rest.length < end) return;
			if (begun) read(String.fromCharCode(rest[0] ?? 0), rest.subarray(5, end));
			begun = true;
			rest = rest.subarray(end);
		}
	};
};

/** `target` is the path of PostgreSQL's socket, or its port. */
export const openCutter = async (target: { path: string } | { port: number }): Promise<Cutter> => {
	const sockets = new Set<Socket>();
	let cut: Cut | undefined;
	let seen: string[] = [];
	let away = false;
	const breakAll = () => {
		away = cut?.forGood ?? false;
		cut = undefined;
		for (const socket of sockets) socket.destroy();
	};
	const server = createServer((client) => {
		const upstream = createConnection(target);
		for (const [one, other] of [
			[client, upstream],
			[upstream, client],
		] as const) {
			sockets.add(one);
			one.on("error", () => undefined);
			one.once("close", () => {
				sockets.delete(one);
				other.destroy();
			});
		}
		if (away) return client.destroy();
		let reached = false;
		const read = openReader((kind) => {
			seen.push(kind);
			if (kind === cut?.kind) reached = true;
		});
		client.on("data", (chunk) => {
			read(chunk as Buffer);
			if (reached && cut?.when === "before") return breakAll();
			upstream.write(chunk);
		});
		upstream.on("data", (chunk) => {
			// The statement was carried out; nobody hears of it.
			if (reached && cut?.when === "after") return breakAll();
			client.write(chunk);
		});
	});
	server.listen(0, "127.0.0.1");
	await once(server, "listening");
	return {
		port: (server.address() as { port: number }).port,
		seen: () => seen,
		plan: (next) => {
			cut = next;
			away = false;
			seen = [];
		},
		close: async () => {
			const closed = once(server, "close");
			server.close();
			for (const socket of sockets) socket.destroy();
			await closed;
		},
	};
};
