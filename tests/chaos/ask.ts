import { Agent, request } from "node:http";

export type Answered = { status: number; headers: Record<string, string | string[] | undefined>; text: string };

/** Connections that last; a killed server ends its own. */
export const openAsker = (mostConnections = 64) => {
	const agent = new Agent({ keepAlive: true, maxSockets: mostConnections });
	const ask = (o: {
		method: string;
		url: string;
		token: string;
		body?: string;
		headers?: Record<string, string>;
		withinMs?: number;
	}): Promise<Answered> =>
		new Promise((resolve, reject) => {
			const asked = request(
				o.url,
				{
					method: o.method,
					agent,
					signal: AbortSignal.timeout(o.withinMs ?? 15_000),
					headers: {
						authorization: `Bearer ${o.token}`,
						...(o.body === undefined
							? {}
							: { "content-type": "application/json", "content-length": Buffer.byteLength(o.body) }),
						...o.headers,
					},
				},
				(answer) => {
					const chunks: Buffer[] = [];
					answer.on("data", (chunk: Buffer) => chunks.push(chunk));
					answer.once("error", reject);
					answer.once("end", () =>
						resolve({
							status: answer.statusCode ?? 0,
							headers: answer.headers,
							text: Buffer.concat(chunks).toString(),
						}),
					);
					answer.once("close", () => reject(new Error("the answer was cut off")));
				},
			);
			asked.once("error", reject);
			asked.end(o.body);
		});
	return { ask, close: () => agent.destroy() };
};
export type Asker = ReturnType<typeof openAsker>;
