import { Command } from "commander";
import { expect, test } from "vitest";
import { groups } from "../groups.ts";
import { checkPromise, formOf, OutputFile } from "./output-file.ts";

/** Every command that writes a file, by its name. */
const writing = async (): Promise<[string, OutputFile][]> => {
	const found: [string, OutputFile][] = [];
	for (const { name, load } of groups) {
		const group = new Command(name);
		(await load()).register(group, () => async () => undefined);
		for (const command of [group, ...group.commands])
			for (const option of command.options)
				if (/output/.test(option.flags)) found.push([`${name} ${command.name()}`, option as OutputFile]);
	}
	return found;
};

test("-o x.json writes JSON or refuses, for every command that takes -o, and so does every other name", async () => {
	const commands = await writing();
	expect(commands.map(([name]) => name).sort()).toEqual([
		"alerts export",
		"assets trace",
		"assets trace-again",
		"case download",
		"import export",
		"mla save",
		"report form",
		"stats return",
	]);
	for (const [name, option] of commands) {
		expect(option, name).toBeInstanceOf(OutputFile);
		const take = (file: string) => option.parseArg?.(file, undefined as never);
		for (const [end, form] of [
			["json", "json"],
			["JSON", "json"],
			["csv", "csv"],
			["html", "html"],
			["txt", "text"],
			["xlsx", "xlsx"],
		] as const) {
			const file = `folder.d/x.${end}`;
			if (option.forms.includes(form)) expect(take(file), `${name} ${file}`).toBe(file);
			else expect(() => take(file), `${name} ${file}`).toThrow(`no ${form}`);
		}
		expect(take("x"), name).toBe("x");
	}
});

test("the name of the file says the form, and a form that contradicts it is refused", () => {
	const usual = "csv" as "csv" | "json";
	expect(formOf({ usual })).toBe("csv");
	expect(formOf({ usual, output: "x.json" })).toBe("json");
	expect(formOf({ usual, output: "x.data" })).toBe("csv");
	expect(formOf({ usual, form: "json" })).toBe("json");
	expect(formOf({ usual, form: "json", output: "x.json" })).toBe("json");
	expect(() => formOf({ usual, form: "csv", output: "x.json" })).toThrow("its name says json");
});

test("what is written as it was stored is called JSON only where it is JSON", () => {
	expect(() => checkPromise("x.json", Buffer.from("%PDF-1.7"))).toThrow("would hold no JSON");
	checkPromise("x.json", Buffer.from('{"a":1}'));
	checkPromise("x.pdf", Buffer.from("%PDF-1.7"));
});
