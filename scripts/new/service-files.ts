import { type Names, namesOf, plural } from "./names.ts";

/** The files of a new service that keeps one kind of record: added, read and listed by the agency that owns it. */
export const serviceFiles = (service: Names, record: Names, port: number): Record<string, string> => {
	const many = namesOf(plural(record.kebab));
	const o = { service, record, many, port };
	return {
		"package.json": packageJson(o),
		"README.md": readme(o),
		[`migrations/0001_${service.snake}.sql`]: migration(o),
		"src/main.ts": `import { runService } from "@seamark/service";\nimport { service } from "./service.ts";\n\nawait runService(service);\n`,
		"src/index.ts": `export { service } from "./service.ts";\n`,
		"src/service.ts": serviceTs(o),
		"src/deps.ts": depsTs,
		[`src/${record.kebab}/answer.ts`]: answerTs(o),
		[`src/store/${many.kebab}.ts`]: storeTs(o),
		[`src/add-${record.kebab}/route.ts`]: addRoute(o),
		[`src/add-${record.kebab}/decide.ts`]: addDecide(o),
		[`src/add-${record.kebab}/decide.test.ts`]: addDecideTest(o),
		[`src/read-${record.kebab}/route.ts`]: readRoute(o),
		[`src/list-${many.kebab}/route.ts`]: listRoute(o),
		"src/service.int.test.ts": integrationTest(o),
	};
};

type Of = { service: Names; record: Names; many: Names; port: number };

const packageJson = ({ service }: Of) =>
	`${JSON.stringify(
		{
			name: `@seamark/${service.kebab}`,
			version: "0.1.0",
			private: true,
			license: "Apache-2.0",
			type: "module",
			exports: { ".": "./src/index.ts" },
			dependencies: {
				"@seamark/auth": "0.1.0",
				"@seamark/db": "0.1.0",
				"@seamark/log": "0.1.0",
				"@seamark/service": "0.1.0",
				typebox: "1.4.3",
			},
		},
		undefined,
		2,
	)}\n`;

const readme = ({ service, record, many }: Of) => `# ${service.kebab}

Say in two sentences what the service is for, and for whom.

## What it owns

| | |
| --- | --- |
| Tables | \`${record.snake}\`, and the log |
| Events | \`RecordChanged\`; for the audit \`RecordsAccessed\`. Ids alone. Topic \`seamark.${service.kebab}.v1\` |
| HTTP | \`POST /${many.kebab}\`, \`GET /${many.kebab}\`, \`GET /${many.kebab}/{id}\` |
| Scopes | \`${service.camel}:read\`, \`${service.camel}:write\` |

## Run it alone

\`node src/main.ts\` with the settings in [docs/operate.md](../../docs/operate.md).
`;

const migration = ({
	record,
	many,
}: Of) => `-- ${many.words.charAt(0).toUpperCase() + many.words.slice(1)} of agencies: each belongs to one, and nobody else sees that it exists.
create table ${record.snake} (
	id uuid primary key,
	agency uuid not null,
	title text not null,
	added_at timestamptz not null,
	by_post uuid not null,
	version integer not null
);
create index ${record.snake}_of_agency on ${record.snake} (agency, id);
select seamark.own('${record.snake}', '${record.kebab}');
grant select, insert, update on ${record.snake} to {app};
`;

const serviceTs = ({ service, record, many }: Of) => `import { fileURLToPath } from "node:url";
import { defineService } from "@seamark/service";
import { add${record.pascal} } from "./add-${record.kebab}/route.ts";
import type { Deps } from "./deps.ts";
import { list${many.pascal} } from "./list-${many.kebab}/route.ts";
import { read${record.pascal} } from "./read-${record.kebab}/route.ts";

export const service = defineService({
	name: "${service.kebab}",
	tag: "${service.words}",
	migrations: { name: "${service.kebab}", dir: fileURLToPath(new URL("../migrations", import.meta.url)) },
	settings: {},
	open: async ({ context }) => {
		const deps: Deps = { context };
		return { deps };
	},
	routes: (api, { deps }) => {
		add${record.pascal}(api, deps);
		read${record.pascal}(api);
		list${many.pascal}(api);
	},
});
`;

const depsTs = `import type { ServiceContext } from "@seamark/service";

/** What the operations of this service are built on. */
export type Deps = { context: ServiceContext };
`;

const answerTs = ({ record }: Of) => `import { Id, Moment, object } from "@seamark/service/schema";
import Type, { type Static } from "typebox";

/** A ${record.words} as its agency reads it. */
export const ${record.pascal} = object({
	id: Id,
	title: Type.String(),
	addedAt: Moment,
	version: Type.Integer(),
});
export type ${record.pascal} = Static<typeof ${record.pascal}>;
`;

const storeTs = ({ record, many }: Of) => `import type { Tx } from "@seamark/db";
import type { Statement } from "@seamark/log";
import type { ${record.pascal} } from "../${record.kebab}/answer.ts";

export const insert${record.pascal}: Statement = {
	name: "${record.snake}.insert",
	sql: \`insert into ${record.snake} (id, agency, title, added_at, by_post, version)
		select id, agency, title, added_at, by_post, version
		from jsonb_to_recordset($1::jsonb) as r(id uuid, agency uuid, title text, added_at timestamptz, by_post uuid, version integer)\`,
	conflict: "CONFLICT",
	inserts: true,
};

type Row = Omit<${record.pascal}, "addedAt"> & { addedAt: Date };
const columns = \`id, title, added_at as "addedAt", version\`;
const fromRow = (row: Row): ${record.pascal} => ({ ...row, addedAt: row.addedAt.toISOString() });

export const find${record.pascal} = async (tx: Tx, id: string): Promise<${record.pascal} | undefined> => {
	const { rows } = await tx.query<Row>({
		name: "${record.snake}.find",
		text: \`select \${columns} from ${record.snake} where id = $1\`,
		values: [id],
	});
	return rows[0] && fromRow(rows[0]);
};

/** Newest first, those that follow \`after\`. */
export const ${many.camel}After = async (
	tx: Tx,
	page: { after: string | undefined; limit: number },
): Promise<${record.pascal}[]> => {
	const { rows } = await tx.query<Row>({
		name: "${record.snake}.list",
		text: \`select \${columns} from ${record.snake} where $1::uuid is null or id < $1 order by id desc limit $2\`,
		values: [page.after ?? null, page.limit],
	});
	return rows.map(fromRow);
};
`;

const addRoute = ({ service, record, many }: Of) => `import type { Operations } from "@seamark/service";
import { object, text } from "@seamark/service/schema";
import type { Deps } from "../deps.ts";
import { ${record.pascal} } from "../${record.kebab}/answer.ts";
import { decideAdd${record.pascal} } from "./decide.ts";

export const add${record.pascal} = (api: Operations, { context }: Deps): void =>
	api.command({
		name: "add-${record.kebab}",
		url: "/${many.kebab}",
		access: "${service.camel}:write",
		summary: "Add a ${record.words}",
		record: "${record.kebab}",
		body: object({ title: text(200) }),
		status: 201,
		answer: ${record.pascal},
		location: ({ id }: ${record.pascal}) => \`/${many.kebab}/\${id}\`,
		handle: ({ body, actor, at }) => decideAdd${record.pascal}(body, { actor, id: context.newId(), at }),
	});
`;

const addDecide = ({ record, many }: Of) => `import type { Actor } from "@seamark/auth";
import { type Decision, recordChanged, refuse } from "@seamark/service";
import { insert${record.pascal} } from "../store/${many.kebab}.ts";

/** A ${record.words} belongs to the agency that adds it. */
export const decideAdd${record.pascal} = (
	{ title }: { title: string },
	{ actor, id, at }: { actor: Actor; id: string; at: number },
): Decision => {
	if (title.trim() === "") return refuse("REFUSED", [{ at: "/title", message: "says nothing: write a few words" }]);
	const addedAt = new Date(at).toISOString();
	return {
		writes: [
			{
				statement: insert${record.pascal},
				row: { id, agency: actor.agencyId, title, added_at: addedAt, by_post: actor.postId, version: 1 },
			},
		],
		events: [recordChanged({ actor, record: "${record.kebab}", recordId: id, change: "added", version: 1 })],
		answer: { id, title, addedAt, version: 1 },
	};
};
`;

const addDecideTest = ({ record }: Of) => `import { expect, test } from "vitest";
import { decideAdd${record.pascal} } from "./decide.ts";

const actor = { agencyId: "agency", postId: "post", officerId: "", purpose: "investigation", tokenId: "t", service: "" } as const;
const by = { actor, id: "one", at: Date.parse("2026-01-01T00:00:00Z") };

test("a ${record.words} is its agency's, from its first version on", () => {
	expect(decideAdd${record.pascal}({ title: "Seen at night" }, by)).toMatchObject({
		writes: [{ row: { id: "one", agency: "agency", by_post: "post", version: 1 } }],
		answer: { id: "one", title: "Seen at night", addedAt: "2026-01-01T00:00:00.000Z", version: 1 },
	});
});

test("a title of blanks is refused", () => {
	expect(decideAdd${record.pascal}({ title: "  " }, by)).toMatchObject({ refused: { code: "REFUSED", faults: [{ at: "/title" }] } });
});
`;

const readRoute = ({ service, record, many }: Of) => `import type { Operations } from "@seamark/service";
import { ById } from "@seamark/service/schema";
import { ${record.pascal} } from "../${record.kebab}/answer.ts";
import { find${record.pascal} } from "../store/${many.kebab}.ts";

export const read${record.pascal} = (api: Operations): void =>
	api.reading({
		name: "read-${record.kebab}",
		url: "/${many.kebab}/:id",
		access: "${service.camel}:read",
		summary: "Read a ${record.words}",
		record: "${record.kebab}",
		params: ById,
		answer: ${record.pascal},
		read: ({ params, asCaller }) => asCaller((tx) => find${record.pascal}(tx, params.id)),
		missing: { detail: "No such ${record.words}." },
	});
`;

const listRoute = ({ service, record, many }: Of) => `import { type Operations, pageOf } from "@seamark/service";
import { ${record.pascal} } from "../${record.kebab}/answer.ts";
import { ${many.camel}After } from "../store/${many.kebab}.ts";

export const list${many.pascal} = (api: Operations): void =>
	api.listing({
		name: "list-${many.kebab}",
		url: "/${many.kebab}",
		access: "${service.camel}:read",
		summary: "List the agency's ${many.words}",
		description: "Newest first.",
		record: "${record.kebab}",
		item: ${record.pascal},
		read: async ({ asCaller }, { after, limit }) =>
			pageOf(await asCaller((tx) => ${many.camel}After(tx, { after, limit: limit + 1 })), limit, {
				present: (one) => one,
				idOf: ({ id }) => id,
			}),
	});
`;

const integrationTest = ({ record, many }: Of) => `import { openStage, units } from "@seamark/service/testing";
import { expect, onTestFinished, test } from "vitest";
import { service } from "./service.ts";

test("an agency adds, reads and lists its ${many.words}; for another they are not there, and its attempt is on record", async () => {
	const stage = await openStage(service);
	onTestFinished(() => stage.close());
	const added = await stage.ask("fiji", "POST", "/${many.kebab}", { title: "Seen at night" });
	expect(added.status, added.text).toBe(201);
	const address = \`/${many.kebab}/\${added.body.id}\`;
	expect((await stage.ask("fiji", "GET", address)).body).toEqual(added.body);
	expect((await stage.ask("fiji", "GET", "/${many.kebab}")).body).toEqual({ items: [added.body] });
	expect((await stage.ask("samoa", "GET", address)).status).toBe(404);
	expect((await stage.ask("samoa", "GET", "/${many.kebab}")).body).toEqual({ items: [] });
	const recorded = (await stage.events()).map(({ name, payload }) => [
		name,
		"actor" in payload ? payload.actor?.agencyId : "",
	]);
	expect(recorded).toEqual([
		["RecordChanged", units.fiji.agency],
		["RecordsAccessed", units.fiji.agency],
		["RecordsAccessed", units.fiji.agency],
		["RecordsAccessed", units.samoa.agency],
		["RecordsAccessed", units.samoa.agency],
	]);
});

test("a retry under the same key gets the first answer, and adds nothing", async () => {
	const stage = await openStage(service);
	onTestFinished(() => stage.close());
	const once = { headers: { "idempotency-key": "the-same-${record.kebab}" } };
	const first = await stage.ask("fiji", "POST", "/${many.kebab}", { title: "Once" }, once);
	expect((await stage.ask("fiji", "POST", "/${many.kebab}", { title: "Once" }, once)).body).toEqual(first.body);
	expect((await stage.ask("fiji", "GET", "/${many.kebab}")).body.items).toHaveLength(1);
});
`;
