import { inject } from "vitest";

/** Where test processes ask for the run's brokers. */
export type KafkaAddress = { url: string };

export type TestKafka = { brokers: string[] } | { unavailable: string };

/** A broker that one test has for itself. `id` names it where it was asked for. */
export type TestBroker = { id: string; brokers: string[]; pid: number };

/** The run's broker, or why there is none. The first call of a run takes seconds, and minutes where jars are fetched. */
export const testKafka = async (): Promise<TestKafka> => {
	const kafka = await ask<TestKafka>("GET", "/");
	if ("unavailable" in kafka) console.warn(`KAFKA TESTS ARE LEFT OUT: ${kafka.unavailable}`);
	return kafka;
};

/**
 * A broker that the test may freeze and kill by its `pid`; `restart` starts it on the same data and port and resolves once it
 * answers. Throws with the reason when none can be had.
 */
export const ownBroker = async () => {
	let broker = await ask<TestBroker>("POST", "/own");
	const at = `/own/${broker.id}`;
	return {
		brokers: broker.brokers,
		signal: (name: "SIGSTOP" | "SIGCONT" | "SIGKILL") => process.kill(broker.pid, name),
		restart: async () => {
			broker = await ask<TestBroker>("POST", `${at}/restart`);
		},
		stop: async () => {
			await ask<unknown>("DELETE", at);
		},
	};
};

const ask = async <T>(method: string, path: string): Promise<T> => {
	const answer = await fetch(new URL(path, inject("kafka").url), { method });
	if (!answer.ok) throw new Error(await answer.text());
	return (await answer.json()) as T;
};

declare module "vitest" {
	interface ProvidedContext {
		kafka: KafkaAddress;
	}
}
