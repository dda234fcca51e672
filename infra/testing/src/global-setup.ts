import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startPostgres } from "@seamark/postgres";
import type { ClusterAddress, KafkaAddress } from "@seamark/testing";
import { offerKafka } from "./offer-kafka.ts";

type Provide = {
	provide(key: "postgres", value: ClusterAddress): void;
	provide(key: "kafka", value: KafkaAddress): void;
};

/** One PostgreSQL cluster for the whole run; every test file makes databases of its own in it. Kafka once it is asked for. */
export default async function setup(run: Provide) {
	const dataDir = await mkdtemp(join(tmpdir(), "seamark-test-"));
	const postgres = await startPostgres({ dataDir, durable: false });
	run.provide("postgres", { adminUrl: postgres.url("postgres") });
	const kafka = await offerKafka(process.env);
	run.provide("kafka", { url: kafka.url });
	return async () => {
		await kafka.close();
		await postgres.stop("immediate");
		await rm(dataDir, { recursive: true, force: true });
	};
}
