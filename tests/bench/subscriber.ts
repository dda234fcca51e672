import { connect } from "node:net";

/**
 * Reads an event stream and reports each title of this run by its number, found by its bytes: parsing would cost more
 * than what is measured.
 */
export const openSubscriber = async (o: {
	url: string;
	headers: string;
	mark: string;
	arrived: (index: number) => void;
	lost: (why: string) => void;
	/** Address of this machine to connect from, so that many readers find ports enough. */
	from?: string;
}): Promise<{ close(): void }> => {
	const { hostname, port, host, pathname, search } = new URL(o.url);
	const socket = connect({
		host: hostname,
		port: Number(port),
		noDelay: true,
		...(o.from ? { localAddress: o.from } : {}),
	});
	const { promise: open, resolve, reject } = Promise.withResolvers<void>();
	const mark = Buffer.from(o.mark);
	const whole = mark.length + 8;
	let head = "";
	let tail: Buffer = Buffer.alloc(0);
	let closing = false;

	const scan = (bytes: Buffer) => {
		for (let at = bytes.indexOf(mark); at >= 0 && at + whole <= bytes.length; at = bytes.indexOf(mark, at + whole)) {
			let index = 0;
			for (let i = at + mark.length; i < at + whole; i++) index = index * 10 + (bytes[i] as number) - 48;
			o.arrived(index);
		}
	};
	const live = (chunk: Buffer) => {
		// A title may lie across two chunks: only the seam is joined, and it is too short to hold one that was seen.
		if (tail.length > 0) scan(Buffer.concat([tail, chunk.subarray(0, whole - 1)]));
		scan(chunk);
		tail =
			chunk.length >= whole - 1
				? chunk.subarray(chunk.length - (whole - 1))
				: Buffer.concat([tail, chunk]).subarray(-(whole - 1));
	};
	const first = (chunk: Buffer) => {
		head += chunk.toString("latin1");
		const end = head.indexOf("\r\n\r\n");
		if (end < 0) return;
		if (!head.startsWith("HTTP/1.1 200")) return reject(new Error(`the stream was refused: ${head.slice(0, 400)}`));
		// The first frame says that the reader is served from here on.
		if (head.length === end + 4) return;
		socket.off("data", first).on("data", live);
		resolve();
	};
	const gone = (why: string) => {
		if (closing) return;
		closing = true;
		reject(new Error(why));
		o.lost(why);
	};
	socket.on("data", first);
	socket.on("error", (error) => gone(error.message));
	socket.on("close", () => gone("the server closed the stream"));
	socket.write(`GET ${pathname}${search} HTTP/1.1\r\nhost: ${host}\r\naccept: text/event-stream\r\n${o.headers}\r\n`);
	await open;
	return {
		close: () => {
			closing = true;
			socket.destroy();
		},
	};
};
