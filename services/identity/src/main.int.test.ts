import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { freePort } from "@seamark/config";
import { makeKeyFiles } from "@seamark/service";
import { testDatabase, testFolder } from "@seamark/testing";
import { expect, onTestFinished, test } from "vitest";
import { readDirectoryFile } from "./directory-file.ts";
import { seed } from "./test-hub.ts";

const main = fileURLToPath(new URL("main.ts", import.meta.url));

/** Starts the service as its own process; `said` resolves when a line of its log has that text. */
const start = (env: Record<string, string>) => {
	const child = spawn(process.execPath, [main], {
		env: { PATH: process.env.PATH, ...env },
		stdio: ["ignore", "ignore", "pipe"],
	});
	onTestFinished(() => void child.kill("SIGKILL"));
	let output = "";
	const heard = new Set<() => void>();
	child.stderr.on("data", (part) => {
		output += part;
		for (const look of heard) look();
	});
	const ended = once(child, "exit") as Promise<[number | null]>;
	return {
		child,
		ended,
		output: () => output,
		said: (text: string) =>
			new Promise<void>((resolve, reject) => {
				const look = () => output.includes(text) && resolve();
				heard.add(look);
				look();
				void ended.then(() => reject(new Error(output)));
			}),
	};
};

test("it runs alone, fills an empty directory from a file, and stops when asked to", async () => {
	const dir = testFolder();
	const database = await testDatabase();
	onTestFinished(() => database.drop());
	const keys = await makeKeyFiles(join(dir, "keys"), ["identity", "alerts", "audit"]);
	await writeFile(join(dir, "directory.json"), JSON.stringify(seed));
	const port = await freePort();
	const env = {
		SEAMARK_DATABASE_URL: database.appUrl,
		SEAMARK_MIGRATION_URL: database.ownerUrl,
		SEAMARK_HTTP_PORT: String(port),
		SEAMARK_GRPC_PORT: "0",
		SEAMARK_PUBLIC_URL: `http://127.0.0.1:${port}`,
		SEAMARK_SERVICE_KEY: keys.keyOf("identity"),
		SEAMARK_SERVICE_KEYS: keys.services,
		SEAMARK_HUB_KEY: keys.hub,
		SEAMARK_DEMO: "true",
		SEAMARK_DIRECTORY_FILE: join(dir, "directory.json"),
		SEAMARK_SERVICE_URLS: "alerts=https://alerts.example",
	};
	for (const round of [1, 2]) {
		const service = start(env);
		await service.said('"listening"');
		const hub = await (await fetch(`http://127.0.0.1:${port}/.well-known/seamark`)).json();
		expect(hub, `round ${round}`).toMatchObject({
			demo: true,
			services: { alerts: "https://alerts.example", audit: `http://127.0.0.1:${port}` },
		});
		const token = await fetch(`http://127.0.0.1:${port}/demo/token`, {
			method: "POST",
			headers: { "content-type": "application/json" },
			body: JSON.stringify({ officer: "fj-1" }),
		});
		expect(token.status).toBe(200);
		expect((await fetch(`http://127.0.0.1:${port}/readyz`)).status).toBe(200);
		service.child.kill("SIGTERM");
		expect(await service.ended, service.output()).toEqual([0, null]);
	}
});

test("settings that are missing or wrong are all named, and nothing starts", async () => {
	const service = start({ SEAMARK_SERVICE_URLS: "nonsense" });
	expect(await service.ended).toEqual([1, null]);
	for (const name of ["SEAMARK_DATABASE_URL", "SEAMARK_PUBLIC_URL", "SEAMARK_HUB_KEY", "SEAMARK_SERVICE_URLS"])
		expect(service.output()).toContain(name);
});

test("a directory file that is not whole is refused with everything that is wrong in it", async () => {
	const dir = testFolder();
	const file = join(dir, "directory.json");
	const [client] = seed.clients;
	await writeFile(file, JSON.stringify({ ...seed, regions: [], clients: [{ ...client, jwk: undefined }], extra: 1 }));
	const reading = readDirectoryFile(file);
	for (const fault of ["/regions", "/clients/0/jwk is missing", "/extra is not a field"])
		await expect(reading).rejects.toThrow(fault);
	await writeFile(file, JSON.stringify(seed));
	expect(await readDirectoryFile(file)).toEqual(seed);
});
