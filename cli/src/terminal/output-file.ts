import { InvalidArgumentError, Option } from "commander";
import { usageError } from "./exit.ts";

/** What the end of a file's name promises. Other ends promise nothing. */
const promised: Record<string, string> = {
	json: "json",
	csv: "csv",
	html: "html",
	htm: "html",
	txt: "text",
	pdf: "pdf",
	xml: "xml",
	xlsx: "xlsx",
};
const promiseOf = (file: string): string | undefined => promised[/\.([a-z]+)$/i.exec(file)?.[1]?.toLowerCase() ?? ""];

/** `-o` of a command: the forms that it can write. A name that promises another one is refused before anything is asked. */
export class OutputFile extends Option {
	readonly forms: readonly string[];
	constructor(forms: readonly string[], description = "write to this file (default: standard output)") {
		super("-o, --output <file>", `${description}; it holds what its name ends with: ${forms.join(" or ")}`);
		this.forms = forms;
		this.argParser((file: string) => {
			const promise = promiseOf(file);
			if (promise !== undefined && !forms.includes(promise))
				throw new InvalidArgumentError(`This command writes ${forms.join(" or ")}, and no ${promise}.`);
			return file;
		});
	}
}

/** The form to write: what was asked for, else what the file's name promises, else the usual one. */
export const formOf = <F extends string>(o: { output?: string; form?: F; usual: F }): F => {
	const promise = o.output === undefined ? undefined : (promiseOf(o.output) as F | undefined);
	if (o.form !== undefined && promise !== undefined && promise !== o.form)
		throw usageError(
			`${o.output} would hold ${o.form}, and its name says ${promise}.`,
			"Give the file another name, or leave out the form.",
		);
	return o.form ?? promise ?? o.usual;
};

/** For a file that is written as somebody stored it: its name promises no JSON where it is none. */
export const checkPromise = (file: string, content: Buffer): void => {
	if (promiseOf(file) !== "json") return;
	try {
		JSON.parse(content.toString("utf8"));
	} catch {
		throw usageError(`${file} would hold no JSON.`, "Give the file the name that it was attached under.");
	}
};

/** `-o` of what is written as somebody stored it, of any kind; `checkPromise` looks at it. */
export const asStored = (description: string): OutputFile =>
	new OutputFile([...new Set(Object.values(promised))], description);
