import { catalogue } from "@seamark/errors";

type Document = { components?: object; paths?: object };
type Operation = { responses?: Record<string, unknown> };

const fault = {
	type: "object",
	required: ["at", "message"],
	properties: {
		at: { type: "string", description: "JSON pointer into the body, or the name of a header or parameter" },
		message: { type: "string" },
		code: { type: "string" },
	},
	additionalProperties: false,
};

const problemSchema = {
	type: "object",
	description: "Problem document (RFC 9457).",
	required: ["type", "title", "status", "code", "detail", "next"],
	properties: {
		type: { type: "string", description: "urn:seamark:error:<code>" },
		title: { type: "string" },
		status: { type: "integer" },
		code: { type: "string", enum: Object.keys(catalogue) },
		detail: { type: "string" },
		next: { type: "string", description: "what to do" },
		faults: { type: "array", items: fault, description: "everything that is wrong, at once" },
		traceId: { type: "string", pattern: "^[0-9a-f]{32}$", description: "to give to the hub's operator" },
	},
	additionalProperties: false,
};

/** Adds what every operation answers when it refuses, except to those that describe their refusals themselves. */
export const describeProblems = <D extends Document>(document: D): D => {
	const problem = { $ref: "#/components/responses/Problem" };
	const refused = {
		description: "Refused, or failed",
		content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
	};
	const components = { ...document.components } as { schemas?: object; responses?: object };
	const paths = Object.fromEntries(
		Object.entries(document.paths ?? {}).map(([path, operations]) => [
			path,
			Object.fromEntries(
				Object.entries(operations as Record<string, Operation>).map(([method, operation]) => {
					const responses = operation.responses ?? {};
					if (Object.keys(responses).some((status) => /^[45]/.test(status))) return [method, operation];
					return [method, { ...operation, responses: { ...responses, "4XX": problem, "5XX": problem } }];
				}),
			),
		]),
	);
	return {
		...document,
		paths,
		components: {
			...components,
			schemas: { ...components.schemas, Problem: problemSchema },
			responses: { ...components.responses, Problem: refused },
		},
	};
};
