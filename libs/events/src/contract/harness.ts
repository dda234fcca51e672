import { generateKeyPairSync } from "node:crypto";
import { logApi } from "@seamark/contracts";
import { openClient, openServiceIdentity, startGrpcServer } from "@seamark/grpc";
import { followSource } from "../follow-source.ts";
import { relayToKafka } from "../kafka/relay.ts";
import { kafkaSource } from "../kafka/source.ts";
import { logService } from "../log-service.ts";
import { freshName, type Harness, type Producer } from "./stage.ts";

const jwk = () => {
	const pair = generateKeyPairSync("ed25519");
	return { key: pair.privateKey.export({ format: "jwk" }), publicKey: pair.publicKey.export({ format: "jwk" }) };
};

/** A gRPC server for the producer's log, and consumers that follow it. */
export const followHarness = async (producer: Producer, service = "alerts"): Promise<Harness> => {
	const [alerts, audit] = [jwk(), jwk()];
	const services = { [service]: alerts.publicKey, audit: audit.publicKey } as never;
	const producing = await openServiceIdentity({ name: service, key: alerts.key as never, services, now: Date.now });
	const consuming = await openServiceIdentity({ name: "audit", key: audit.key as never, services, now: Date.now });
	const serve = (port: number) =>
		startGrpcServer({
			host: "127.0.0.1",
			port,
			services: [
				logService({ ...producer, service, readers: ["audit"], serve: { identity: producing }, heartbeatMs: 300 }),
			],
		});
	let server = await serve(0);
	const address = `127.0.0.1:${server.port}`;
	const clients: { close(): void }[] = [];
	return {
		source: () => {
			const client = openClient(logApi.LogServiceClient, address);
			clients.push(client);
			return followSource({ source: service, client, identity: consuming });
		},
		spec: () => ({
			kind: "follow",
			source: service,
			address,
			identity: { name: "audit", key: audit.key as Record<string, unknown> },
		}),
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

/** The producer's log in a topic of its own, and consumers on that. */
export const kafkaHarness = async (producer: Producer, brokers: string[], service = freshName()): Promise<Harness> => {
	const address = { brokers };
	const open = () => relayToKafka({ ...producer, service, kafka: address, takeOverMs: 50 });
	let relay = open();
	const options = { kafka: address, source: service, sessionTimeoutMs: 6_000, probeMs: 300 };
	return {
		source: (consumer) => kafkaSource({ ...options, consumer }),
		spec: () => ({ kind: "kafka", ...options }),
		restart: async () => {
			await relay.close();
			relay = open();
		},
		close: () => relay.close(),
	};
};
