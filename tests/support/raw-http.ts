import { Agent, type ClientRequest, type IncomingMessage, request } from "node:http";

/** An answer as it came over the wire: no header is joined, sorted or left out but the date, no byte of the body is read. */
export type RawAnswer = { status: number; head: string; body: string };

const agent = new Agent({ keepAlive: true, maxSockets: 8 });
process.once("exit", () => agent.destroy());

export type RawRequest = {
	method?: string;
	path: string;
	token?: string | undefined;
	body?: string;
	headers?: Record<string, string>;
};

const send = (
	base: string,
	o: RawRequest,
	through: Agent | false = agent,
): Promise<IncomingMessage & { asked: ClientRequest }> =>
	new Promise((resolve, reject) => {
		const asked = request(base + o.path, {
			agent: through,
			method: o.method ?? "GET",
			headers: {
				...(o.token === undefined ? {} : { authorization: `Bearer ${o.token}` }),
				...(o.body === undefined
					? {}
					: { "content-type": "application/json", "content-length": Buffer.byteLength(o.body) }),
				...o.headers,
			},
		});
		asked.on("error", reject);
		asked.on("response", (answer) => resolve(Object.assign(answer, { asked })));
		asked.end(o.body);
	});

const headOf = (answer: IncomingMessage): string => {
	const lines = [`${answer.statusCode} ${answer.statusMessage}`];
	for (let i = 0; i < answer.rawHeaders.length; i += 2)
		if (!/^date$/i.test(answer.rawHeaders[i] ?? "")) lines.push(`${answer.rawHeaders[i]}: ${answer.rawHeaders[i + 1]}`);
	return lines.join("\n");
};

export const rawCall = async (base: string, o: RawRequest): Promise<RawAnswer> => {
	const answer = await send(base, o);
	const chunks: Buffer[] = [];
	for await (const chunk of answer) chunks.push(chunk as Buffer);
	return { status: answer.statusCode ?? 0, head: headOf(answer), body: Buffer.concat(chunks).toString("utf8") };
};

/** A stream of server-sent events, kept byte for byte. */
export const rawStream = async (base: string, o: RawRequest) => {
	const answer = await send(base, { ...o, headers: { accept: "text/event-stream", ...o.headers } }, false);
	let text = "";
	const waiting = new Set<() => void>();
	const wake = () => {
		for (const one of [...waiting]) one();
	};
	answer.setEncoding("utf8");
	answer.on("data", (chunk: string) => {
		text += chunk;
		wake();
	});
	const ended = new Promise<void>((resolve) => {
		answer.on("error", () => undefined);
		answer.on("close", () => {
			wake();
			resolve();
		});
	});
	return {
		status: answer.statusCode ?? 0,
		head: headOf(answer),
		text: () => text,
		ended,
		/** Resolves when the frame that holds this text is here whole. */
		until: (wanted: string | RegExp, withinMs = 30_000): Promise<void> =>
			new Promise((resolve, reject) => {
				const timer = setTimeout(
					() =>
						done(() =>
							reject(new Error(`no ${wanted} within ${withinMs} ms; the stream says:\n${text.slice(-2_000)}`)),
						),
					withinMs,
				);
				const done = (settle: () => void) => {
					clearTimeout(timer);
					waiting.delete(look);
					settle();
				};
				const look = () => {
					const at = typeof wanted === "string" ? text.indexOf(wanted) : text.search(wanted);
					if (at >= 0 && text.indexOf("\n\n", at) >= 0) done(resolve);
					else if (answer.closed)
						done(() => reject(new Error(`the stream ended without ${wanted}:\n${text.slice(-2_000)}`)));
				};
				waiting.add(look);
				look();
			}),
		close: async () => {
			answer.destroy();
			await ended;
		},
	};
};
export type RawStream = Awaited<ReturnType<typeof rawStream>>;
