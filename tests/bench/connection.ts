import { connect, type Socket } from "node:net";

export type Answer = { status: number; body: string };

type Waiting = { bytes: string; done: (answer: Answer) => void; failed: (error: Error) => void };

/**
 * Kept-alive HTTP/1.1 connections with next to no cost of their own, since client and server share the machine. One
 * request at a time on each; further ones wait their turn, and their wait counts.
 */
export const openConnections = async (url: string, count: number) => {
	const { hostname, port, host } = new URL(url);
	const queue: Waiting[] = [];
	const idle: ((next: Waiting) => void)[] = [];
	const sockets = await Promise.all(
		Array.from({ length: count }, async () => {
			const socket = connect({ host: hostname, port: Number(port), noDelay: true });
			await new Promise<void>((resolve, reject) => socket.once("connect", resolve).once("error", reject));
			serve(socket, queue, idle);
			return socket;
		}),
	);
	return {
		/** `head` is the request line and headers, each ended by CR LF, without host and content-length. */
		request: (head: string, body: string): Promise<Answer> =>
			new Promise((done, failed) => {
				const length = Buffer.byteLength(body);
				const bytes = `${head}host: ${host}\r\n${length > 0 ? `content-type: application/json\r\ncontent-length: ${length}\r\n` : ""}\r\n${body}`;
				const next = { bytes, done, failed };
				const free = idle.pop();
				if (free) free(next);
				else queue.push(next);
			}),
		close: () => {
			for (const socket of sockets) socket.destroy();
		},
	};
};
export type Connections = Awaited<ReturnType<typeof openConnections>>;

const serve = (socket: Socket, queue: Waiting[], idle: ((next: Waiting) => void)[]) => {
	let current: Waiting | undefined;
	let rest = "";
	const start = (next: Waiting) => {
		current = next;
		socket.write(next.bytes);
	};
	idle.push(start);
	socket.setEncoding("latin1");
	socket.on("data", (chunk: string) => {
		rest = rest === "" ? chunk : rest + chunk;
		const end = rest.indexOf("\r\n\r\n");
		if (end < 0 || !current) return;
		const length = Number(/content-length: (\d+)/i.exec(rest.slice(0, end))?.[1] ?? 0);
		if (rest.length < end + 4 + length) return;
		const { done } = current;
		const answer = { status: Number(rest.slice(9, 12)), body: rest.slice(end + 4, end + 4 + length) };
		rest = "";
		current = undefined;
		const next = queue.shift();
		if (next) start(next);
		else idle.push(start);
		done(answer);
	});
	const lost = (error?: Error) => {
		current?.failed(error ?? new Error("the server closed a connection in the middle of an answer"));
		current = undefined;
	};
	socket.on("error", lost);
	socket.on("close", () => lost());
};
