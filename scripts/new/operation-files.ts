import type { Names } from "./names.ts";

/** A command of its own folder: finds nothing yet, refuses nothing yet, and is on record. */
export const operationFiles = (operation: Names, scope: string, under: string): Record<string, string> => ({
	"route.ts": `import type { Operations } from "@seamark/service";
import { object, text } from "@seamark/service/schema";
import Type from "typebox";
import { decide${operation.pascal} } from "./decide.ts";

export const ${operation.camel} = (api: Operations): void =>
	api.command({
		name: "${operation.kebab}",
		url: "${under}/${operation.kebab}",
		access: "${scope}",
		summary: "${operation.words.charAt(0).toUpperCase()}${operation.words.slice(1)}",
		record: "${operation.kebab}",
		body: object({ note: text(2_000) }),
		answer: object({ note: Type.String() }),
		handle: ({ body }) => decide${operation.pascal}(body),
	});
`,
	"decide.ts": `import { type Decision, refuse } from "@seamark/service";

/** Say what follows from what, and why. */
export const decide${operation.pascal} = ({ note }: { note: string }): Decision => {
	if (note.trim() === "") return refuse("REFUSED", [{ at: "/note", message: "says nothing: write a few words" }]);
	return { writes: [], events: [], answer: { note } };
};
`,
	"decide.test.ts": `import { expect, test } from "vitest";
import { decide${operation.pascal} } from "./decide.ts";

test("a note is taken as it is", () => {
	expect(decide${operation.pascal}({ note: "Seen at night" })).toMatchObject({ answer: { note: "Seen at night" } });
});

test("a note of blanks is refused", () => {
	expect(decide${operation.pascal}({ note: " " })).toMatchObject({ refused: { faults: [{ at: "/note" }] } });
});
`,
});
