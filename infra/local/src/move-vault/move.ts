import { existsSync } from "node:fs";
import { join } from "node:path";
import { makeTopic, topicOf } from "@seamark/events";
import { refuseOwned, startPostgres } from "@seamark/postgres";
import { databaseOf } from "@seamark/service";
import { type Addresses, lookAtDatabases, moveAudit, moveDatabase, moveRoles } from "./databases.ts";
import { isUnmoved, moveKeys, moveSecrets } from "./files.ts";
import { databases, is, MoveRefused, was } from "./names.ts";

export type Place = Addresses & {
	/** Folders with the key files of the hub and of its services. */
	keys: readonly string[];
	/** Brokers, where the audit reads over Kafka. */
	brokers: readonly string[];
};

export type Step = { done: string; run(): Promise<void> };

/**
 * The steps of the move that are left, in their order. Each can be cut short and run again; the last but one is told from its
 * result, so what comes before it is tried again until all of them are done. Throws MoveRefused, having changed nothing.
 */
export const stepsOf = async (o: Place): Promise<Step[]> => {
	const { state, partitions } = await lookAtDatabases(o);
	if (state === "moved") return [];
	if (partitions > 0 && o.brokers.length === 0)
		throw new MoveRefused(
			"The audit has read the vault over Kafka: name the brokers too, KAFKA_BROKERS=host:port, for the topic has to be made.",
		);
	const steps: Step[] = [];
	if (partitions > 0)
		steps.push({
			done: `topic ${topicOf(is)} with ${partitions} partitions; the vault sends its whole log to it, and ${topicOf(was)} is read no more`,
			run: () => makeNewTopic(o, partitions),
		});
	steps.push({
		done: `keys in ${o.keys.join(", ")}`,
		run: async () => {
			for (const folder of o.keys) await moveKeys(folder);
		},
	});
	if (state === "unmoved") {
		steps.push({ done: "cursor and dead letters of the audit", run: () => moveAudit(o) });
		steps.push({ done: `database ${databases.was}, now ${databases.is}`, run: () => moveDatabase(o) });
	}
	steps.push({ done: "roles of the database", run: () => moveRoles(o) });
	return steps;
};

/** As many partitions as the old one had: the audit knows what it has had by partition. */
const makeNewTopic = async (o: Place, partitions: number): Promise<void> => {
	const made = await makeTopic({ kafka: { brokers: o.brokers }, service: is, partitions });
	if (made !== partitions)
		throw new MoveRefused(
			`The topic ${topicOf(is)} has ${made} partitions and ${topicOf(was)} has ${partitions}. Delete ${topicOf(is)}, then move.`,
		);
};

const secretsIn = (dataDir: string) => join(dataDir, "databases.secret");

/** Throws MoveRefused when the data folder is of before the move: a hub that started on it would make an empty vault. */
export const refuseUnmoved = async (dataDir: string): Promise<void> => {
	if (await isUnmoved(secretsIn(dataDir)))
		throw new MoveRefused(
			`The data folder ${dataDir} is of a release in which the vault was called ${was}. Copy the folder to a safe place, then run once: SEAMARK_DATA=${dataDir} npm run move-vault`,
		);
};

/** Moves the vault of the embedded hub in this data folder; says each step. Throws MoveRefused and PostgresError. */
export const moveEmbedded = async (dataDir: string, say: (line: string) => void): Promise<void> => {
	if (!existsSync(secretsIn(dataDir)))
		throw new MoveRefused(`There is no hub in ${dataDir}. Name its folder: SEAMARK_DATA=/path npm run move-vault`);
	refuseOwned(dataDir);
	const postgres = await startPostgres({ dataDir });
	try {
		const place: Place = {
			cluster: (database) => postgres.url(database),
			audit: postgres.url(databaseOf("audit")),
			keys: [join(dataDir, "keys")],
			brokers: [],
		};
		const steps = await stepsOf(place);
		// Last: by them the hub knows whether it may start.
		if (steps.length > 0 || (await isUnmoved(secretsIn(dataDir))))
			steps.push({ done: "passwords of the roles", run: async () => void (await moveSecrets(secretsIn(dataDir))) });
		await runAll(steps, say);
	} finally {
		await postgres.stop();
	}
	say(`The vault in ${dataDir} bears its new name.`);
};

/** Moves the vault of a hub whose services run apart. Throws MoveRefused. */
export const moveApart = async (o: Place, say: (line: string) => void): Promise<void> => {
	await runAll(await stepsOf(o), say);
	say("The vault bears its new name.");
};

const runAll = async (steps: readonly Step[], say: (line: string) => void): Promise<void> => {
	if (steps.length === 0) say("There is nothing left to move.");
	for (const { done, run } of steps) {
		await run();
		say(`  moved: ${done}`);
	}
};
