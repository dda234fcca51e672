import { exampleOf } from "./example-of.ts";

type Media = { schema?: object; example?: unknown };
type Operation = { requestBody?: { content?: Record<string, Media> } };

/** Adds an example to every JSON body that has none of its own. */
export const describeBodies = <D extends { paths?: object }>(document: D): D => {
	for (const methods of Object.values(document.paths ?? {}))
		for (const { requestBody } of Object.values(methods as Record<string, Operation>)) {
			const json = requestBody?.content?.["application/json"];
			if (json?.schema) json.example ??= exampleOf(json.schema);
		}
	return document;
};
