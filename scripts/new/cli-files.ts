import { type Names, namesOf, plural } from "./names.ts";

/** The room of the command line for a new service: its records are added, shown and listed. By paths under cli/src. */
export const cliFiles = (record: Names): Record<string, string> => {
	const many = namesOf(plural(record.kebab));
	return {
		[`${many.kebab}/commands.ts`]: commandsTs(record, many),
		[`${many.kebab}/${many.kebab}.ts`]: roomTs(record, many),
	};
};

/** The group that cli/src/groups.ts names. */
export const cliGroup = (record: Names): string => {
	const many = namesOf(plural(record.kebab));
	return `	{
		name: "${record.kebab}",
		summary: "add, show and list ${many.words}",
		load: () => import("./${many.kebab}/commands.ts"),
	},
`;
};

const commandsTs = (record: Names, many: Names) => `import type { Command } from "commander";
import type { Run } from "../run.ts";
import { examples, idArgument } from "../terminal/options.ts";

export const register = (command: Command, run: Run): void => {
	command
		.command("add")
		.description("add a ${record.words}")
		.requiredOption("--title <text>", "what it is")
		.addHelpText("after", examples('${record.kebab} add --title "Off the reef"'))
		.action(run(async (context, _words, options) => (await import("./${many.kebab}.ts")).add(context, options)));
	command
		.command("show")
		.description("show a ${record.words}")
		.argument("<id>", "its id", idArgument)
		.addHelpText("after", examples("${record.kebab} show ID"))
		.action(run(async (context, [id]) => (await import("./${many.kebab}.ts")).show(context, id)));
	command
		.command("list")
		.description("the ${many.words} of your agency")
		.addHelpText("after", examples("${record.kebab} list", "${record.kebab} list --json"))
		.action(run(async (context) => (await import("./${many.kebab}.ts")).list(context)));
};
`;

const roomTs = (record: Names, many: Names) => `import type { Body } from "@seamark/client";
import type { Context } from "../context.ts";
import { titledTable } from "../terminal/render.ts";
import { safeLine } from "../terminal/sanitise.ts";

export const add = async ({ hub: open, out }: Context, body: Body<"add${record.pascal}">): Promise<void> => {
	const hub = await open();
	const added = await hub.POST("/${many.kebab}", { body });
	if (out.json) return out.document(added);
	out.say(\`\${out.paint("green", "Added")} \${safeLine(added.id)}\`);
	out.hint(\`Look at it: seamark ${record.kebab} show \${safeLine(added.id)}\`);
};

export const show = async ({ hub: open, out }: Context, id: string): Promise<void> => {
	const hub = await open();
	const found = await hub.GET("/${many.kebab}/{id}", { params: { path: { id } } });
	if (out.json) return out.document(found);
	out.say(\`\${safeLine(found.title)}, added \${out.moment(found.addedAt)}\`);
};

export const list = async ({ hub: open, out }: Context): Promise<void> => {
	const hub = await open();
	const page = await hub.GET("/${many.kebab}");
	if (out.json) return out.document(page);
	const columns = [
		{ title: "ID", priority: 0 },
		{ title: "ADDED", priority: 1 },
		{ title: "TITLE", priority: 0, grows: true, least: 20 },
	];
	out.say(
		...titledTable(
			out,
			columns,
			page.items.map(({ id, addedAt, title }) => [id, out.brief(addedAt), title]),
		),
	);
};
`;
