// A consumer in a process of its own, for the contract suite: consumes until it is killed, or kills itself at a given step.
import { logApi } from "@seamark/contracts";
import { openPool } from "@seamark/db";
import { openClient, openServiceIdentity } from "@seamark/grpc";
import { consume } from "../consume.ts";
import { followSource } from "../follow-source.ts";
import { kafkaSource } from "../kafka/source.ts";
import type { EventSource } from "../types.ts";
import { type Kill, killing, type SourceSpec, storeEffects } from "./parts.ts";

const o = JSON.parse(process.argv[2] ?? "{}") as { url: string; spec: SourceSpec; kill?: Kill; consumer: string };

const open = async (spec: SourceSpec): Promise<EventSource> => {
	if (spec.kind === "kafka") return kafkaSource({ ...spec, consumer: o.consumer });
	const identity = await openServiceIdentity({ ...spec.identity, services: {}, now: Date.now });
	return followSource({ source: spec.source, identity, client: openClient(logApi.LogServiceClient, spec.address) });
};

const { source, effect } = killing(await open(o.spec), storeEffects, o.kill, () =>
	process.kill(process.pid, "SIGKILL"),
);
consume({
	pool: openPool({ url: o.url, name: "contract" }),
	consumer: o.consumer,
	source,
	effect,
	notice: (notice) => process.stdout.write(`${JSON.stringify(notice)}\n`),
});
