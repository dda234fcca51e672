import { request } from "node:http";
import { homedir } from "node:os";
import { join } from "node:path";
import { freePort } from "@seamark/config";
import { untilAnswers } from "./client.ts";
import { pinnedKafkaVersion } from "./jars.ts";
import { singleNode } from "./settings.ts";
import type { Broker } from "./types.ts";

/** Starts Kafka's official image through testcontainers, whose reaper removes the container should this process die. */
export const startBrokerInContainer = async (o: {
	host: string;
	port?: number | undefined;
	log: (line: string) => void;
}): Promise<Broker> => {
	// Imported here: it is a development dependency and slow to load.
	const { GenericContainer } = await import("testcontainers");
	const image = `apache/kafka-native:${await pinnedKafkaVersion()}`;
	o.log(`starting ${image} in a container; the image is fetched once`);
	// A broker has to know the address it is reached at before it starts, so the host's port is chosen here.
	const port = o.port ?? (await freePort());
	const advertised = `${o.host}:${port}`;
	const settings = singleNode({
		listen: { broker: "0.0.0.0:9092", controller: "127.0.0.1:9093" },
		advertised,
		controllerVoter: "127.0.0.1:9093",
	});
	const container = await new GenericContainer(image)
		.withEnvironment(
			Object.fromEntries(
				Object.entries(settings).map(([name, value]) => [`KAFKA_${name.replaceAll(".", "_").toUpperCase()}`, value]),
			),
		)
		.withExposedPorts({ container: 9092, host: port })
		.start();
	if (!(await untilAnswers({ brokers: [advertised], limitMs: 60_000 }))) {
		await container.stop();
		throw new Error(`Kafka in ${image} did not answer on ${advertised} within 60 s`);
	}
	return {
		brokers: [advertised],
		how: "container",
		stop: async () => {
			await container.stop();
		},
	};
};

/** The host a container's ports appear on, or undefined when no Docker engine answers. Takes under a second. */
export const dockerHost = async (dockerHostVariable: string | undefined): Promise<string | undefined> => {
	const remote = dockerHostVariable?.startsWith("tcp://") ? new URL(dockerHostVariable) : undefined;
	if (remote) return (await pings({ host: remote.hostname, port: remote.port })) ? remote.hostname : undefined;
	const sockets = dockerHostVariable
		? [dockerHostVariable.replace(/^(unix|npipe):\/\//, "")]
		: process.platform === "win32"
			? ["//./pipe/docker_engine"]
			: ["/var/run/docker.sock", join(homedir(), ".docker/run/docker.sock")];
	const answers = await Promise.all(sockets.map((socketPath) => pings({ socketPath })));
	return answers.includes(true) ? "127.0.0.1" : undefined;
};

const pings = (to: { socketPath: string } | { host: string; port: string }): Promise<boolean> =>
	new Promise((done) => {
		const ping = request({ ...to, path: "/_ping", signal: AbortSignal.timeout(800) }, (response) => {
			response.resume();
			done(response.statusCode === 200);
		});
		ping.once("error", () => done(false));
		ping.end();
	});
