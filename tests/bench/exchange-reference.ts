import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { Agent, createServer, request } from "node:https";
import { hubKeyOf } from "../../services/exchange/src/keys/hub-key.ts";

/** What sharing costs without the service: the JSON of each alert in a POST of its own, with the same kind of keys at both ends. */
export const openReference = async (port: number) => {
	const [server, client] = [hubKeyOf(randomBytes(32)), hubKeyOf(randomBytes(32))];
	const listening = createServer(
		{
			key: server.privateKey,
			cert: server.certificate,
			requestCert: true,
			rejectUnauthorized: false,
			minVersion: "TLSv1.3",
		},
		(asked, answer) => {
			asked
				.resume()
				.on("end", () => answer.writeHead(201, { "content-type": "application/json" }).end('{"taken":true}'));
		},
	);
	listening.listen(port, "127.0.0.1");
	await once(listening, "listening");
	const agentOf = (keepAlive: boolean) =>
		new Agent({
			keepAlive,
			maxSockets: 1,
			key: client.privateKey,
			cert: client.certificate,
			ca: server.certificate,
			minVersion: "TLSv1.3",
			checkServerIdentity: () => undefined,
		});
	const postTo = (at: number, agent: Agent, body: string) =>
		new Promise<void>((resolve, reject) => {
			const sent = request(
				{
					host: "127.0.0.1",
					port: at,
					method: "POST",
					path: "/alerts",
					agent,
					headers: { "content-type": "application/json", "content-length": Buffer.byteLength(body) },
				},
				(answer) => answer.resume().on("end", () => resolve()),
			);
			sent.on("error", reject);
			sent.end(body);
		});
	return {
		/** One after the other to that port: milliseconds of each. */
		post: async (at: number, bodies: readonly string[], o: { kept: boolean }): Promise<number[]> => {
			const agent = agentOf(o.kept);
			const ms: number[] = [];
			for (const body of bodies) {
				const began = performance.now();
				await postTo(at, agent, body);
				ms.push(performance.now() - began);
			}
			agent.destroy();
			return ms;
		},
		close: () => {
			listening.closeAllConnections();
			listening.close();
		},
	};
};
