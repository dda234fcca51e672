import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runBroker } from "./broker.ts";
import { untilAnswers } from "./client.ts";
import { dockerHost, startBrokerInContainer } from "./container.ts";
import { resolveJars, type Unavailable } from "./jars.ts";
import type { Broker } from "./types.ts";

export type { Unavailable } from "./jars.ts";
export type { Broker } from "./types.ts";

type Log = (line: string) => void;

/** The variables of the caller's environment that matter here. */
export type KafkaEnv = {
	KAFKA_BROKERS?: string | undefined;
	JAVA_HOME?: string | undefined;
	DOCKER_HOST?: string | undefined;
};

/**
 * A Kafka broker: the one that KAFKA_BROKERS names, else a container, else one from jars.
 * `dir` keeps the data of a broker from jars; without it the data lie in a temporary directory that goes with stop().
 * `port` is the port on 127.0.0.1 (default: a free one). Throws when a broker is to be had but does not start.
 */
export const obtainKafka = async (o: {
	env: KafkaEnv;
	dir?: string | undefined;
	port?: number | undefined;
	log?: Log | undefined;
}): Promise<Broker | Unavailable> => {
	const log = o.log ?? (() => {});

	const given = (o.env.KAFKA_BROKERS ?? "").split(",").flatMap((broker) => broker.trim() || []);
	if (given.length > 0) {
		if (await untilAnswers({ brokers: given, limitMs: 5_000 }))
			return { brokers: given, how: "environment", stop: async () => {} };
		const unavailable = `no Kafka: KAFKA_BROKERS is ${given.join(",")}, and no broker answered there within 5 s`;
		return { unavailable, jarsUnreachable: false };
	}

	const host = await dockerHost(o.env.DOCKER_HOST);
	if (host) {
		try {
			return await startBrokerInContainer({ host, port: o.port, log });
		} catch (error) {
			log(`no Kafka from a container (${error instanceof Error ? error.message : error}); trying jars`);
		}
	}

	const jars = await resolveJars({ javaHome: o.env.JAVA_HOME, log });
	if ("unavailable" in jars) return jars;
	if (o.dir !== undefined) return runBroker({ jars, dir: o.dir, port: o.port, log });
	return runInTemporaryDir((dir) => runBroker({ jars, dir, port: o.port, log }));
};

/** A broker from jars, in `dir`. Throws with the reason when the jars are not to be had or it does not start. */
export const startBrokerFromJars = async (o: {
	dir: string;
	port?: number | undefined;
	javaHome?: string | undefined;
	settings?: Record<string, string> | undefined;
	log?: Log | undefined;
}): Promise<Broker> => {
	const log = o.log ?? (() => {});
	const jars = await resolveJars({ javaHome: o.javaHome, log });
	if ("unavailable" in jars) throw new Error(jars.unavailable);
	return runBroker({ jars, dir: o.dir, port: o.port, settings: o.settings, log });
};

const runInTemporaryDir = async (start: (dir: string) => Promise<Broker>): Promise<Broker> => {
	const dir = await mkdtemp(join(tmpdir(), "seamark-kafka-"));
	const remove = () => rm(dir, { recursive: true, force: true });
	try {
		const broker = await start(dir);
		const { stop } = broker;
		broker.stop = () => stop().then(remove);
		return broker;
	} catch (error) {
		await remove();
		throw error;
	}
};
