import { generateKeyPairSync } from "node:crypto";
import { logApi } from "@seamark/contracts";
import { openClient, openServiceIdentity, startGrpcServer } from "@seamark/grpc";
import { testDatabase } from "@seamark/testing";
import { test } from "vitest";
import { eventSourceContract, type Harness, type Producer } from "./contract.ts";
import { followSource } from "./follow-source.ts";
import { logService } from "./log-service.ts";

const jwk = () => {
	const pair = generateKeyPairSync("ed25519");
	return { key: pair.privateKey.export({ format: "jwk" }), publicKey: pair.publicKey.export({ format: "jwk" }) };
};

const followHarness = async (producer: Producer): Promise<Harness> => {
	const [alerts, audit] = [jwk(), jwk()];
	const services = { alerts: alerts.publicKey, audit: audit.publicKey } as never;
	const producing = await openServiceIdentity({ name: "alerts", key: alerts.key as never, services, now: Date.now });
	const consuming = await openServiceIdentity({ name: "audit", key: audit.key as never, services, now: Date.now });
	const serve = (port: number) =>
		startGrpcServer({
			host: "127.0.0.1",
			port,
			services: [logService({ ...producer, service: "alerts", readers: ["audit"], serve: { identity: producing }, heartbeatMs: 300 })],
		});
	let server = await serve(0);
	const address = `127.0.0.1:${server.port}`;
	const clients: { close(): void }[] = [];
	return {
		source: () => {
			const client = openClient(logApi.LogServiceClient, address);
			clients.push(client);
			return followSource({ source: "alerts", client, identity: consuming });
		},
		spec: () => ({ kind: "follow", source: "alerts", address, identity: { name: "audit", key: audit.key as Record<string, unknown> } }),
		restart: async () => {
			const { port } = server;
			await server.close(0);
			server = await serve(port);
		},
		close: async () => {
			for (const client of clients) client.close();
			await server.close(0);
		},
	};
};

eventSourceContract({ name: "follow", test, database: testDatabase, harness: followHarness, patienceMs: 10_000 });
