import { generateKeyPairSync, randomUUID } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startGrpcServer } from "@seamark/grpc";
import { service as identityService } from "@seamark/identity";
import { type Signed, sign } from "@seamark/mla-thread";
import { migrationsOf, openService, type ServiceContext } from "@seamark/service";
import {
	openStage as openServiceStage,
	type Stage as ServiceStage,
	testContext,
	type UnitName,
	units,
} from "@seamark/service/testing";
import type { Line } from "./delivery/port.ts";
import { service as mla, serviceOver } from "./service.ts";

export { type Answer, type UnitName, units } from "@seamark/service/testing";

/** What the integration tests are built on: the service over HTTP on a real database, with the real identity service that signs. */
export type Stage = ServiceStage & {
	/** Folder of the files of requests. */
	files: string;
	/** The agency signs by itself from now on; answers what signs for it. */
	signsItself(who: UnitName): Promise<(bytes: string) => Promise<Signed>>;
	/** Asks until the answer is as expected: statements travel between the sides after the command is answered. */
	until<T>(look: () => Promise<T | undefined>): Promise<T>;
};

/** A directory with the invented units of the stage. */
const directoryFile = async (dir: string): Promise<string> => {
	const agencies = [...new Map(Object.values(units).map((own) => [own.agency, own])).values()];
	const file = join(dir, "directory.json");
	await writeFile(
		file,
		JSON.stringify({
			regions: [{ slug: "pacific", name: "Pacific" }],
			countries: ["FJ", "WS", "TO"].map((code) => ({ code, name: code, region: "pacific" })),
			agencies: [
				...agencies.map((own) => ({
					id: own.agency,
					handle: `${own.country.toLowerCase()}-${own.kind}`,
					name: "unit (invented)",
					kind: own.kind,
					country: own.country,
					invented: true,
				})),
			],
			posts: [],
			officers: [],
			postings: [],
			agreements: [],
			clients: [],
		}),
	);
	return file;
};

const openIdentityServer = async (stack: AsyncDisposableStack, now: () => number) => {
	const dir = await mkdtemp(join(tmpdir(), "seamark-mla-"));
	stack.defer(() => rm(dir, { recursive: true, force: true }));
	const context = await testContext({ name: "identity", migrations: migrationsOf(identityService), now });
	stack.defer(() => context.close());
	const identity = await openService(identityService, context, {
		SEAMARK_DIRECTORY_FILE: await directoryFile(dir),
		SEAMARK_HUB_ID: undefined,
		SEAMARK_SERVICE_URLS: {},
	} as never);
	stack.defer(() => identity.stop());
	const server = await startGrpcServer({ host: "127.0.0.1", port: 0, services: identity.grpc });
	stack.defer(() => server.close(500));
	/** From now on the agency signs by itself: the hub has no key of its that signs. */
	const signsItself = async (who: UnitName) => {
		const { publicKey, privateKey } = generateKeyPairSync("ed25519");
		const kid = randomUUID();
		const jwk = { ...publicKey.export({ format: "jwk" }), alg: "EdDSA", use: "sig", kid };
		const { agency } = units[who];
		await context.pool.query(
			"update identity.statement_key set until_time = now() where agency_id = $1 and until_time is null",
			[agency],
		);
		await context.pool.query(
			"insert into identity.statement_key (agency_id, kid, jwk, sealed, from_time) values ($1, $2, $3, null, now())",
			[agency, kid, JSON.stringify(jwk)],
		);
		return (bytes: string) => sign(bytes, { kid, key: privateKey, alg: "EdDSA" });
	};
	return { context, port: server.port, signsItself };
};

/** `line` is how parcels travel; `over` is put in place of what the service opens on. */
export const openStage = async (
	o: { line?: Line; over?: (context: ServiceContext) => ServiceContext } = {},
): Promise<Stage> => {
	const stack = new AsyncDisposableStack();
	const clock = { ahead: 0 };
	const { context, port, signsItself } = await openIdentityServer(stack, () => Date.now() + clock.ahead);
	const files = await mkdtemp(join(tmpdir(), "seamark-mla-files-"));
	stack.defer(() => rm(files, { recursive: true, force: true }));
	const stage = await openServiceStage(o.line ? serviceOver(o.line) : mla, {
		clock,
		...(o.over ? { over: o.over } : {}),
		settings: {
			SEAMARK_MLA_CONFIRM_HOURS: 72,
			SEAMARK_MLA_REPLY_DAYS: 30,
			SEAMARK_MLA_SUBMIT_DAYS: 30,
			SEAMARK_MLA_SILENCE_MINUTES: 60,
			SEAMARK_MLA_REGISTER_DAYS: 3,
			SEAMARK_MLA_EXECUTE_DAYS: 90,
			SEAMARK_MLA_DUTY_DAYS: 14,
			SEAMARK_FILES: files,
			SEAMARK_FILES_KEY: undefined,
			SEAMARK_MLA_REGISTER: undefined,
			SEAMARK_MLA_KEEP_DRAFT_DAYS: undefined,
			SEAMARK_MLA_KEEP_THREAD_DAYS: undefined,
			SEAMARK_MLA_KEEP_LETTER_DAYS: undefined,
		},
		config: {
			// Nobody is there: what case intake answers is tried over the whole hub.
			peers: { identity: `127.0.0.1:${port}`, "case-intake": "127.0.0.1:1" },
			serviceKeyFile: context.config.serviceKeyFile.replace("identity.jwk", "mla.jwk"),
			serviceKeysFile: context.config.serviceKeysFile,
		},
	});
	stack.defer(() => stage.close());
	return Object.assign(Object.create(stage), {
		files,
		signsItself,
		until: async <T>(look: () => Promise<T | undefined>): Promise<T> => {
			for (;;) {
				const found = await look();
				if (found !== undefined) return found;
				await new Promise((resolve) => setTimeout(resolve, 20));
			}
		},
		close: () => stack.disposeAsync(),
	}) as Stage;
};
