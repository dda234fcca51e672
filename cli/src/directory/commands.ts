import { given, type Query } from "@seamark/client";
import { values } from "@seamark/client/values";
import { Argument, type Command, Option } from "commander";
import type { Run } from "../run.ts";
import { examples } from "../terminal/options.ts";

export const register = (command: Command, run: Run): void => {
	command
		.command("office")
		.description("make an agency the national rapporteur or coordinator of its country, or neither")
		.argument("<agency>", "its handle or id")
		.addArgument(new Argument("<office>", "the office").choices(["rapporteur", "coordinator", "none"]))
		.addHelpText("after", examples("agencies office ws-rapporteur rapporteur"))
		.action(
			run(async (context, [agency, office]) => (await import("./directory.ts")).setOffice(context, agency, office)),
		);
	command
		.option("--country <code>", "of this country only, such as FJ")
		.addOption(new Option("--kind <kind>", "of this kind only").choices(values.listAgencies.kind))
		.addHelpText("after", examples("agencies", "agencies --country VU", "agencies --json"))
		.action(
			run(async (context, _words, { country, kind }: Query<"listAgencies">) => {
				const { readAgencies } = await import("./directory.ts");
				const { titledTable } = await import("../terminal/render.ts");
				const { out } = context;
				const query = given<Query<"listAgencies">>({ country: country?.toUpperCase(), kind } as Query<"listAgencies">);
				const found = await readAgencies(await context.hub(), query);
				if (out.json) return out.document({ agencies: found });
				if (found.length === 0) return out.say("No agency matches.");
				const rows = found.map((one) => [
					one.country,
					one.handle,
					one.kind,
					one.id,
					one.status === "active" ? one.name : `${one.name} (${one.status})`,
				]);
				const columns = [
					{ title: "COUNTRY", priority: 0 },
					{ title: "HANDLE", priority: 0 },
					{ title: "KIND", priority: 1 },
					{ title: "ID", priority: 2 },
					{ title: "NAME", priority: 0, grows: true, least: 24 },
				];
				out.say(...titledTable(out, columns, rows));
			}),
		);
};
