import { execFile, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import {
	copyFileSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	symlinkSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { expect, onTestFinished, test } from "vitest";
import { demoToken } from "./support/client.ts";
import { freePorts } from "./support/ports.ts";

const root = dirname(import.meta.dirname);

/** The project in a folder of its own, with the packages that are installed here. */
const copyOfTheProject = (): string => {
	const copy = mkdtempSync(join(tmpdir(), "seamark-new-"));
	const listed = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], { cwd: root });
	for (const path of listed.toString().trim().split("\n")) {
		mkdirSync(dirname(join(copy, path)), { recursive: true });
		copyFileSync(join(root, path), join(copy, path));
	}
	mkdirSync(join(copy, "node_modules/@seamark"), { recursive: true });
	for (const name of readdirSync(join(root, "node_modules")).filter((name) => name !== "@seamark"))
		symlinkSync(join(root, "node_modules", name), join(copy, "node_modules", name));
	link(copy);
	return copy;
};

/** The workspaces of the copy, as `npm install` links them. */
const link = (copy: string) => {
	for (const kind of ["libs", "services", "infra"])
		for (const folder of readdirSync(join(copy, kind))) {
			if (!existsSync(join(copy, kind, folder, "package.json"))) continue;
			const { name } = JSON.parse(readFileSync(join(copy, kind, folder, "package.json"), "utf8")) as { name: string };
			rmSync(join(copy, "node_modules", name), { force: true });
			symlinkSync(join(copy, kind, folder), join(copy, "node_modules", name));
			const nested = join(root, kind, folder, "node_modules");
			rmSync(join(copy, kind, folder, "node_modules"), { force: true });
			if (existsSync(nested)) symlinkSync(nested, join(copy, kind, folder, "node_modules"));
		}
};

// Compilers, generators and tests of a whole project: five minutes on a machine that is busy.
test("a service that was just made starts with the hub, and keeps records for the agency alone", {
	timeout: 900_000,
}, async () => {
	const copy = copyOfTheProject();
	onTestFinished(() => rmSync(copy, { recursive: true, force: true }));
	const run = (...args: string[]) => execFileSync(process.execPath, args, { cwd: copy, encoding: "utf8" });
	expect(run("scripts/new.ts", "service", "lantern-watch", "lantern")).toContain("services/lantern-watch is there");
	expect(run("scripts/new.ts", "operation", "lantern-watch", "light-lantern")).toContain(
		"POST /lanterns/light-lantern is there",
	);
	link(copy);
	const tool = "scripts/client-tool/node_modules";
	if (existsSync(join(root, tool))) symlinkSync(join(root, tool), join(copy, tool));
	run("scripts/client.ts");
	// What was written is typed and formatted as the rest.
	run("node_modules/typescript/bin/tsc", "-p", "tsconfig.json");
	run("node_modules/@biomejs/biome/bin/biome", "check", "services/lantern-watch", "libs/service", "libs/policy", "cli");
	// Its own tests pass, and so do those that go over all services.
	run("scripts/generate.ts");
	run("scripts/services.ts");
	run("scripts/docs.ts");
	run("scripts/test.ts", "unit", "services/lantern-watch", "scripts", "libs/policy", "libs/service", "tests/compose");
	run("scripts/test.ts", "integration", "services/lantern-watch");

	const [port = 0] = await freePorts(1);
	const hub = spawn(process.execPath, ["infra/local/src/start.ts"], {
		cwd: copy,
		env: { PATH: process.env.PATH, HOME: copy, SEAMARK_PORT: String(port), SEAMARK_DATA: join(copy, ".seamark") },
		stdio: ["ignore", "pipe", "inherit"],
	});
	onTestFinished(async () => {
		if (hub.exitCode !== null) return;
		hub.kill("SIGTERM");
		await once(hub, "exit");
	});
	for await (const line of hub.stdout.setEncoding("utf8")) if (String(line).includes("Ctrl-C ends")) break;
	hub.stdout.resume();

	const url = `http://127.0.0.1:${port}`;
	const ask = async (officer: string, method: string, path: string, body?: object, headers: object = {}) => {
		const answer = await fetch(url + path, {
			method,
			headers: {
				authorization: `Bearer ${await demoToken(url, { officer })}`,
				...(body ? { "content-type": "application/json" } : {}),
				...headers,
			},
			...(body ? { body: JSON.stringify(body) } : {}),
		});
		return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
	};
	const key = { "idempotency-key": "the-first-lantern" };
	const added = await ask("fj-desk-1", "POST", "/lanterns", { title: "Off the reef" }, key);
	expect(added).toMatchObject({ status: 201, body: { title: "Off the reef", version: 1 } });
	expect((await ask("fj-desk-1", "POST", "/lanterns", { title: "Off the reef" }, key)).body).toEqual(added.body);
	expect((await ask("fj-desk-1", "GET", "/lanterns")).body).toEqual({ items: [added.body] });
	expect((await ask("vu-desk-1", "GET", `/lanterns/${added.body.id}`)).status).toBe(404);
	const description = (await (await fetch(`${url}/openapi.json`)).json()) as { paths: object };
	expect(Object.keys(description.paths)).toEqual(
		expect.arrayContaining(["/lanterns", "/lanterns/{id}", "/lanterns/light-lantern"]),
	);
	// And on the command line, by the client of its description.
	const seamark = async (...words: string[]) =>
		(
			await promisify(execFile)(process.execPath, ["cli/bin/seamark.js", ...words], {
				cwd: copy,
				env: { PATH: process.env.PATH, SEAMARK_HOME: join(copy, "logins") },
			})
		).stdout;
	await seamark("login", "--hub", url, "--demo", "fj-desk-1");
	const typed = JSON.parse(await seamark("lantern", "add", "--title", "By the wharf", "--json")) as { id: string };
	expect(await seamark("lantern", "show", typed.id)).toContain("By the wharf");
	expect(await seamark("lantern", "list")).toMatch(/By the wharf[\s\S]*Off the reef/);
	const note = { note: "Seen at night" };
	expect(await ask("fj-desk-1", "POST", "/lanterns/light-lantern", note)).toMatchObject({ status: 200, body: note });
	// The audit follows the new service by itself.
	await expect
		.poll(
			async () => {
				const { body } = await ask("fj-desk-1", "GET", "/audit/entries?limit=100");
				return (body.items as { source: string; event: string }[])
					.filter(({ source }) => source === "lantern-watch")
					.map(({ event }) => event);
			},
			{ interval: 200 },
		)
		.toEqual(expect.arrayContaining(["RecordChanged", "RecordsAccessed"]));
});
