import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";

const root = dirname(import.meta.dirname);
const generated = join(root, "libs/contracts/src/generated");

/** Runs buf in the repository's root. Its plugin is started as `node`: this process's Node comes first on the PATH. */
export function buf(args: string[]): { ok: boolean; output: string } {
	const cli = join(root, "node_modules/@bufbuild/buf/bin/buf");
	const path = [dirname(process.execPath), process.env.PATH].join(delimiter);
	const run = spawnSync(process.execPath, [cli, ...args], {
		cwd: root,
		encoding: "utf8",
		env: { ...process.env, PATH: path, Path: path },
	});
	return { ok: run.status === 0, output: `${run.stdout}${run.stderr}${run.error?.message ?? ""}`.trim() };
}

/** Generates the contracts into a new temporary folder and hands it to `use`; throws what buf says when it fails. */
function withGenerated<T>(use: (folder: string) => T): T {
	const folder = mkdtempSync(join(tmpdir(), "seamark-generated-"));
	try {
		const { ok, output } = buf(["generate", "proto", "--template", "proto/buf.gen.yaml", "--output", folder]);
		if (!ok) throw new Error(output);
		writeFileSync(join(folder, "event-fields.ts"), eventFields());
		return use(folder);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

type Descriptor = {
	name: string;
	field?: { name: string; number: number; type: string; typeName?: string }[];
	reservedRange?: { start: number; end: number }[];
};

/** The fields of all messages that events are made of, as TypeScript: what may leave and what was taken out is decided by them. */
function eventFields(): string {
	const { ok, output } = buf(["build", "proto", "-o", "-#format=json"]);
	if (!ok) throw new Error(output);
	const { file } = JSON.parse(output) as { file: { package: string; messageType?: Descriptor[] }[] };
	const messages = file
		.filter((one) => one.package === "seamark.events.v1")
		.flatMap((one) => one.messageType ?? [])
		.sort((a, b) => (a.name < b.name ? -1 : 1))
		.map(({ name, field = [], reservedRange = [] }) => {
			const fields = field.map(({ name, number, type, typeName }) => ({
				name,
				number,
				type: (typeName?.split(".").at(-1) ?? type.replace("TYPE_", "").toLowerCase()) as string,
			}));
			const reserved = reservedRange.flatMap(({ start, end }) =>
				Array.from({ length: end - start }, (_, n) => start + n),
			);
			return `  ${name}: ${JSON.stringify({ fields, reserved })},\n`;
		});
	return `// Made by scripts/generate.ts from proto/seamark/events/v1.

type Message = { fields: readonly { name: string; number: number; type: string }[]; reserved: readonly number[] };

/** Messages of events by their short names. \`type\` is a scalar's name, or that of another message. */
export const eventFields: Readonly<Record<string, Message>> = {
${messages.join("")}};
`;
}

const files = (folder: string): string[] =>
	existsSync(folder)
		? readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"))
		: [];

/** The generated files that are not what proto/ says now: changed, missing or left over. */
export function staleFiles(): string[] {
	return withGenerated((folder) => {
		const names = new Set([...files(folder), ...files(generated)]);
		const read = (path: string) => (existsSync(path) ? readFileSync(path, "utf8").replaceAll("\r\n", "\n") : undefined);
		return [...names].filter((name) => read(join(folder, name)) !== read(join(generated, name))).sort();
	});
}

if (import.meta.main) {
	withGenerated((folder) => {
		rmSync(generated, { recursive: true, force: true });
		cpSync(folder, generated, { recursive: true });
		process.stdout.write(`${files(generated).length} files written to libs/contracts/src/generated\n`);
	});
}
