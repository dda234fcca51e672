import { resolve } from "node:path";
import { env } from "./config.ts";
import { obtainKafka } from "./index.ts";

const port = 9092;
const dir = resolve(import.meta.dirname, "../../../.seamark/kafka");
const say = (line: string) => console.log(line);

// A first Ctrl-C stops the broker in order; a second one ends this process, and the broker with it.
const asked = new Promise<void>((done) => {
	for (const name of ["SIGINT", "SIGTERM"] as const) process.once(name, () => done());
});

const failed = (reason: string): never => {
	console.error(reason);
	process.exit(1);
};

const broker = await obtainKafka({ env, dir, port, log: say }).catch((error) => failed(error.message));
if ("unavailable" in broker) failed(broker.unavailable);
else {
	const address = broker.brokers.join(",");
	say(`KAFKA_BROKERS=${address}`);
	say(`start the hub with it, in another terminal: KAFKA_BROKERS=${address} npm start`);
	say(broker.how === "jars" ? `data and log: ${dir}; Ctrl-C ends it` : "Ctrl-C ends it");
	await asked;
	say("stopping Kafka");
	await broker.stop();
}
