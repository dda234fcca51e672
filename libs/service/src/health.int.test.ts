import { healthApi, logApi } from "@seamark/contracts";
import { grpcService, openClient, startGrpcServer } from "@seamark/grpc";
import { beforeEach, expect, onTestFinished, test } from "vitest";
import { healthService } from "./health.ts";

const { SERVING, NOT_SERVING } = healthApi.HealthCheckResponse_ServingStatus;
const serve = { identity: {} as never };
const log = grpcService(
	logApi.LogServiceService,
	{ read: { services: [] }, follow: { services: [] } },
	{ read: async () => logApi.ReadResponse.create(), follow: async function* () {} },
	serve,
);

let waiting: string[];
let strangers = 0;
let check: (service: string) => Promise<number>;
beforeEach(async () => {
	waiting = [];
	const health = healthService({
		served: [log],
		notReady: async () => waiting,
		serve: { ...serve, stranger: () => strangers++ },
	});
	const server = await startGrpcServer({ host: "127.0.0.1", port: 0, services: [log, health] });
	const client = openClient(healthApi.HealthClient, `127.0.0.1:${server.port}`);
	onTestFinished(async () => {
		client.close();
		await server.close(500);
	});
	check = (service) =>
		new Promise((resolve, reject) =>
			client.check({ service }, (error, answer) => (error ? reject(error) : resolve(answer.status))),
		);
});

test("anybody is told whether the service serves, without a word of what it waits for, and is counted", async () => {
	expect([await check(""), await check("seamark.log.v1.LogService")]).toEqual([SERVING, SERVING]);
	waiting = ["database"];
	expect([await check(""), await check("seamark.log.v1.LogService")]).toEqual([NOT_SERVING, NOT_SERVING]);
	expect(strangers).toBe(4);
});

test("what is not served here is not found", async () => {
	await expect(check("seamark.vault.v1.VaultService")).rejects.toMatchObject({ code: 5 });
});
