import { once } from "node:events";
import { createConnection, createServer, type Socket } from "node:net";

/** What one transaction wrote, by the names of its statements, and the side of its commit at which the process may die. */
export type Step = { wrote: readonly string[]; when: "before" | "after" };

/**
 * A proxy between a service and PostgreSQL. At each commit of something written it asks whether the service dies there: before the
 * commit is passed on, or once PostgreSQL has committed and nobody has been told. A service that dies gets nothing more from its connections.
 */
export const openCommitTap = async (o: { port: number; dies: (step: Step) => boolean; kill: () => void }) => {
	const writing = new Map<string, boolean>();
	const sockets = new Set<Socket>();
	const server = createServer((client) => {
		const database = createConnection({ port: o.port, host: "127.0.0.1" });
		let [dead, committing] = [false, undefined as string[] | undefined];
		const die = () => {
			dead = true;
			o.kill();
		};
		const read = readMessages(writing);
		for (const [mine, theirs] of [
			[client, database],
			[database, client],
		] as const) {
			sockets.add(mine);
			mine.setNoDelay(true);
			mine.on("error", () => undefined);
			mine.once("close", () => {
				sockets.delete(mine);
				theirs.destroy();
			});
		}
		client.on("data", (chunk) => {
			if (dead) return;
			const committed = read(chunk);
			if (!committed) return void database.write(chunk);
			if (o.dies({ wrote: committed, when: "before" })) return die();
			committing = committed;
			database.write(chunk);
		});
		let end = "";
		database.on("data", (chunk) => {
			if (dead) return;
			end = (end + chunk.toString("latin1")).slice(-chunk.length - 16);
			if (committing && end.includes("COMMIT\0")) {
				const wrote = committing;
				committing = undefined;
				if (o.dies({ wrote, when: "after" })) return die();
			}
			client.write(chunk);
		});
	});
	server.listen(0, "127.0.0.1");
	await once(server, "listening");
	return {
		port: (server.address() as { port: number }).port,
		close: async () => {
			const closed = once(server, "close");
			server.close();
			for (const socket of sockets) socket.destroy();
			await closed;
		},
	};
};

const writes = /\b(insert into|delete from|update [a-z_.]+ ([a-z]+ )?set)\b/i;

/**
 * Reads what a client says to PostgreSQL; answers the names of the statements that a transaction wrote with, where the bytes end it. A named
 * statement says its text once on each connection, so `writing` is kept over all of them.
 */
const readMessages = (writing: Map<string, boolean>) => {
	let [rest, started] = [Buffer.alloc(0), false];
	let wrote: string[] = [];
	const text = (body: Buffer, from: number) => body.toString("utf8", from, body.indexOf(0, from));
	const heard = (type: string, body: Buffer): string[] | undefined => {
		if (type === "P") {
			const name = text(body, 0);
			const sql = text(body, body.indexOf(0) + 1);
			writing.set(name, writes.test(sql));
			if (name === "" && writing.get(name)) wrote.push(sql.trim().split(/\s+/).slice(0, 3).join(" "));
		}
		if (type === "B") {
			const name = text(body, body.indexOf(0) + 1);
			if (name !== "" && writing.get(name)) wrote.push(name);
		}
		if (type !== "Q") return undefined;
		const said = text(body, 0).toLowerCase();
		if (said === "begin" || said === "rollback") wrote = [];
		return said === "commit" && wrote.length > 0 ? wrote.splice(0) : undefined;
	};
	return (chunk: Buffer): string[] | undefined => {
		rest = Buffer.concat([rest, chunk]);
		let committed: string[] | undefined;
		for (;;) {
			// The first message has no type.
			const head = started ? 1 : 0;
			if (rest.length < head + 4) return committed;
			const length = head + rest.readUInt32BE(head);
			if (rest.length < length) return committed;
			if (started) committed = heard(rest.toString("latin1", 0, 1), rest.subarray(5, length)) ?? committed;
			started = true;
			rest = rest.subarray(length);
		}
	};
};
