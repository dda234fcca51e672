import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readSettings } from "@seamark/config";
import { openPool, type Pool } from "@seamark/db";
import { startGrpcServer } from "@seamark/grpc";
import type { Purpose } from "@seamark/policy";
import { makeSecretKeyFile, migrationsOf, openService } from "@seamark/service";
import {
	openStage as openServiceStage,
	type Stage as ServiceStage,
	type TestContext,
	testContext,
	type UnitName,
} from "@seamark/service/testing";
import { service as vaultService } from "@seamark/vault";
import { service as caseIntake } from "./service.ts";

export { type Answer, type UnitName, units } from "@seamark/service/testing";

/** What the integration tests are built on: case intake over HTTP on a real database, with a real vault behind it. */

export type Stage = ServiceStage & {
	/** As the superuser of the vault's database. */
	rawVault: Pool;
	/** What the vault is built on, for tests that fail it. */
	vaultContext: TestContext;
};

/** Two officers of a unit open what needs two: one asks, the other confirms. */
export const openByTwo = async (
	{ ask }: Pick<ServiceStage, "ask">,
	of: { person: string } | { case: string } | { import: string },
	{ who = "fiji", purpose = "investigation" }: { who?: UnitName; purpose?: Purpose } = {},
): Promise<void> => {
	const asked = await ask(who, "POST", "/openings", { ...of, reason: "to read it (invented)" }, { purpose });
	const { id } = asked.body;
	const body = { expectedVersion: 1, answer: "confirmed" };
	const answered = await ask(who, "POST", `/second-person/${id}/answer`, body, { purpose, second: true });
	if (answered.status !== 200) throw new Error(`not opened: ${asked.text} ${answered.text}`);
};

/**
 * Two officers erase who a person is, or the persons of a case: one asks with a reason, the other confirms, the first erases. Answers what
 * the erasure answered; where nothing can be asked for any more, it is tried all the same.
 */
export const eraseByTwo = async (
	{ ask }: Pick<ServiceStage, "ask">,
	of: { person: string } | { case: string },
	{ who = "fiji", reason = "courtOrder" }: { who?: UnitName; reason?: string } = {},
) => {
	const words = "order 12 of the court (invented)";
	const asked = await ask(who, "POST", "/erasures", { ...of, reason, words });
	if (asked.status === 201)
		await ask(
			who,
			"POST",
			`/second-person/${asked.body.id}/answer`,
			{ expectedVersion: 1, answer: "confirmed" },
			{ second: true },
		);
	return ask(who, "DELETE", "person" in of ? `/persons/${of.person}/identity` : `/cases/${of.case}/identities`);
};

/** Two officers agree that who is in a report is let go with it, or that another identity is written over the one of a person. */
export const agreedByTwo = async (
	{ ask }: Pick<ServiceStage, "ask">,
	of: { report: string } | { person: string },
	who: UnitName = "fiji",
): Promise<void> => {
	const url = "report" in of ? `/reports/${of.report}/letting-go` : `/persons/${of.person}/replacements`;
	const asked = await ask(who, "POST", url, { reason: "told twice (invented)" });
	const body = { expectedVersion: 1, answer: "confirmed" };
	const answered = await ask(who, "POST", `/second-person/${asked.body.id}/answer`, body, { second: true });
	if (answered.status !== 200) throw new Error(`not agreed: ${asked.text} ${answered.text}`);
};

/** Two officers say that an offence is unrelated to what was done to a protected person; the suspicion is then given once. */
export const unrelatedByTwo = async (
	{ ask }: Pick<ServiceStage, "ask">,
	person: string,
	given: { offence: string; ground: string },
): Promise<void> => {
	const asked = await ask("fiji", "POST", `/persons/${person}/unrelated`, given);
	const body = { expectedVersion: 1, answer: "confirmed" };
	const answered = await ask("fiji", "POST", `/second-person/${asked.body.id}/answer`, body, { second: true });
	if (answered.status !== 200) throw new Error(`not confirmed: ${asked.text} ${answered.text}`);
};

/** The real vault on a database of its own. */
const openVaultServer = async (stack: AsyncDisposableStack, now: () => number) => {
	const dir = await mkdtemp(join(tmpdir(), "seamark-intake-"));
	stack.defer(() => rm(dir, { recursive: true, force: true }));

	const vaultContext = await testContext({ name: "vault", migrations: migrationsOf(vaultService), now });
	stack.defer(() => vaultContext.close());
	const vaultKeyFile = join(dir, "vault.key");
	await makeSecretKeyFile(vaultKeyFile);
	const vault = await openService(vaultService, vaultContext, { SEAMARK_VAULT_KEY: vaultKeyFile });
	const server = await startGrpcServer({ host: "127.0.0.1", port: 0, services: vault.grpc });
	stack.defer(() => server.close(500));
	return { vaultContext, port: server.port };
};

export const openStage = async (
	o: {
		agreements?: NonNullable<Parameters<typeof openServiceStage>[1]>["agreements"];
		/** The service's own settings, as text. */
		settings?: Record<string, string>;
		/** Has a night desk too. */
		night?: UnitName;
	} = {},
): Promise<Stage> => {
	const stack = new AsyncDisposableStack();
	const clock = { ahead: 0 };
	const { vaultContext, port } = await openVaultServer(stack, () => Date.now() + clock.ahead);
	const rawVault = openPool({ url: vaultContext.database.adminUrl, name: "test", max: 2 });
	stack.defer(() => rawVault.end());
	const stage = await openServiceStage(caseIntake, {
		clock,
		...(o.agreements ? { agreements: o.agreements } : {}),
		...(o.night ? { night: o.night } : {}),
		settings: readSettings(caseIntake.settings, o.settings ?? {}),
		config: {
			peers: { vault: `127.0.0.1:${port}` },
			// Both know each other by the same files.
			serviceKeyFile: vaultContext.config.serviceKeyFile.replace("vault.jwk", "case-intake.jwk"),
			serviceKeysFile: vaultContext.config.serviceKeysFile,
			hubKeyFile: vaultContext.config.hubKeyFile,
		},
	});
	stack.defer(() => stage.close());
	return { ...stage, rawVault, vaultContext, close: () => stack.disposeAsync() };
};
