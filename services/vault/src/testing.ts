import { randomUUID } from "node:crypto";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { decodeEvent, vaultApi } from "@seamark/contracts";
import { openPool, type Pool } from "@seamark/db";
import type { HubError } from "@seamark/errors";
import { callService, type GrpcServer, openClient, openServiceIdentity, startGrpcServer } from "@seamark/grpc";
import { readLog } from "@seamark/log";
import { makeSecretKeyFile, migrationsOf, openService } from "@seamark/service";
import { testContext } from "@seamark/service/testing";
import { service } from "./service.ts";

/** What the tests of the vault are built on: a real one on a database of its own, asked over gRPC by the service that may. */

const agency = randomUUID();
const caller = {
	agencyId: agency,
	postId: randomUUID(),
	officerId: randomUUID(),
	purpose: "victim-protection",
	tokenId: "t",
	service: "",
};
/** Of another agency. */
const other = { ...caller, agencyId: randomUUID() };

export const person = (text: string, more: Partial<vaultApi.Identity> = {}): vaultApi.Identity =>
	vaultApi.Identity.fromPartial({ names: [{ text }], ...more });

export const failure = (work: Promise<unknown>): Promise<HubError> =>
	work.then(
		() => {
			throw new Error("it was let through");
		},
		(error: HubError) => error,
	);

type Call = Pick<vaultApi.VaultServiceClient, "sealIdentity">["sealIdentity"];
type Method = (this: vaultApi.VaultServiceClient, ...rest: never[]) => unknown;

type Ask = <Q extends object, R>(method: keyof vaultApi.VaultServiceClient & string, request: Q) => Promise<R>;

/** What the tests ask most. */
const questionsOf = (ask: Ask) => ({
	seal: async (
		identity: vaultApi.Identity,
		o: { id?: string; caseId?: string; by?: typeof caller; country?: string } = {},
	) => {
		const request = {
			caller: o.by ?? caller,
			identityId: o.id ?? randomUUID(),
			caseId: o.caseId ?? randomUUID(),
			identity,
			country: o.country ?? "",
		};
		await ask("sealIdentity", request);
		return request;
	},
	open: (identityId: string, by = caller) =>
		ask<object, vaultApi.OpenIdentityResponse>("openIdentity", { caller: by, identityId }),
	find: (identity: vaultApi.Identity, by = caller, country = "") =>
		ask<object, vaultApi.FindCandidatesResponse>("findCandidates", {
			caller: by,
			identityId: "",
			identity,
			limit: 0,
			leastScore: 0,
			country,
		}),
});

/** Every row of every table of the vault and of its log, bytes in hexadecimal digits. */
const everythingIn = async (raw: Pool): Promise<string> => {
	const tables = [
		...["agency_key", "case_key", "identity", "file_key", "blind_key", "waiting_key"],
		...["seamark.log_entry", "seamark.idempotency_key"],
	];
	const rows = await Promise.all(
		tables.map(async (name) => (await raw.query<{ line: string }>(`select t::text as line from ${name} t`)).rows),
	);
	return rows
		.flat()
		.map((row) => row.line)
		.join("\n");
};

export const openVaultStage = async () => {
	const dir = await mkdtemp(join(tmpdir(), "seamark-vault-"));
	const keyFile = join(dir, "vault.key");
	await makeSecretKeyFile(keyFile);
	const context = await testContext({ name: "vault", migrations: migrationsOf(service) });
	const raw = openPool({ url: context.database.adminUrl, name: "test", max: 2 });
	const services = JSON.parse(await readFile(context.config.serviceKeysFile, "utf8"));
	const key = JSON.parse(await readFile(context.config.serviceKeyFile.replace("vault.jwk", "case-intake.jwk"), "utf8"));
	const tokens = await openServiceIdentity({ name: "case-intake", key, services, now: Date.now });
	let server: GrpcServer;
	let client: vaultApi.VaultServiceClient;
	let vault: Awaited<ReturnType<typeof openService>>;
	const start = async () => {
		vault = await openService(service, context, { SEAMARK_VAULT_KEY: keyFile });
		server = await startGrpcServer({ host: "127.0.0.1", port: 0, services: vault.grpc });
		client = openClient(vaultApi.VaultServiceClient, `127.0.0.1:${server.port}`);
	};
	const stop = async () => {
		client.close();
		await server.close(500);
		await vault.stop();
	};
	await start();

	const ask: Ask = <Q extends object, R>(method: keyof vaultApi.VaultServiceClient & string, request: Q): Promise<R> =>
		callService(
			{ identity: tokens, receiver: "vault", deadlineMs: 10_000 },
			(client[method] as Method).bind(client) as unknown as Call,
			{ country: "", source: "", ...request } as never,
		) as Promise<R>;
	return {
		...{ agency, caller, other, context, raw, keyFile, start, stop, ask },
		...questionsOf(ask),
		lastEvents: async (count: number) => {
			const { head } = await readLog(context.pool, 0, 0);
			const { events } = await readLog(context.pool, head - count, count);
			return events.map((event) => decodeEvent(event));
		},
		head: async () => (await readLog(context.pool, 0, 0)).head,
		everything: () => everythingIn(raw),
		close: async () => {
			await stop();
			await raw.end();
			await context.close();
			await rm(dir, { recursive: true, force: true });
		},
	};
};
