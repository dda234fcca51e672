// The AsyncAPI document of the hub's topics, made from what the code goes by: the messages of proto/seamark/events with their
// comments, and the places in each service that encode them. Written by scripts/docs.ts, proven current by tests/docs.test.ts.
import { globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { eventNames } from "@seamark/contracts";
import { topicOf } from "@seamark/events";
import { readersOf, serviceNames } from "@seamark/service";
import { stringify } from "yaml";
import { buf } from "./generate.ts";

const root = dirname(import.meta.dirname);
/** Services whose log others follow: over Kafka it goes to a topic. */
const services = serviceNames.filter((name) => readersOf(name).length > 0);

/** The parts of a protobuf file descriptor that are needed here (google/protobuf/descriptor.proto as JSON). */
type Field = { typeName?: string };
type Message = { name: string; field?: Field[] };
type Location = { path?: number[]; span: number[]; leadingComments?: string };
type File = { name: string; package: string; messageType?: Message[]; sourceCodeInfo: { location: Location[] } };
/** A message with its comment and its definition as it is in its file. */
type Described = { name: string; comment: string; text: string; refersTo: string[] };

function messagesOfEvents(): Map<string, Described> {
	const { ok, output } = buf(["build", "proto", "-o", "-#format=json"]);
	if (!ok) throw new Error(output);
	const files = (JSON.parse(output) as { file: File[] }).file.filter((file) => file.package === "seamark.events.v1");
	return new Map(files.flatMap(describe).map((message) => [message.name, message]));
}

function describe(file: File): Described[] {
	const lines = readFileSync(join(root, "proto", file.name), "utf8").split("\n");
	return (file.messageType ?? []).map((message, index) => {
		// 4 is the number of `message_type` in a file's descriptor.
		const place = file.sourceCodeInfo.location.find(
			({ path }) => path?.length === 2 && path[0] === 4 && path[1] === index,
		);
		if (!place) throw new Error(`${file.name} does not say where ${message.name} is`);
		const [first = 0, , last = first] = place.span;
		return {
			name: message.name,
			comment: (place.leadingComments ?? "").trim().replace(/\s*\n\s*/g, " "),
			text: lines.slice(first, last + 1).join("\n"),
			refersTo: (message.field ?? []).flatMap(({ typeName }) => typeName?.replace(".seamark.events.v1.", "") ?? []),
		};
	});
}

/** The definition of a message and of all that it is made of, as a protobuf file of its own. */
function protoOf(name: string, all: Map<string, Described>): string {
	const needed = new Set<string>();
	const need = (one: string) => {
		if (needed.has(one)) return;
		needed.add(one);
		for (const other of all.get(one)?.refersTo ?? []) need(other);
	};
	need(name);
	const parts = [...needed].map((one) => all.get(one)?.text);
	return [`syntax = "proto3";`, "package seamark.events.v1;", ...parts, ""].join("\n\n").trimEnd().concat("\n");
}

/** Names of the events that a service makes. */
function eventsOf(service: string): string[] {
	const code = globSync("src/**/*.ts", { cwd: join(root, "services", service) }).filter(
		(path) => !/\.test\.ts$|testing\.ts$/.test(path),
	);
	const text = code.map((path) => readFileSync(join(root, "services", service, path), "utf8")).join("\n");
	// Reads and refused attempts are recorded by the shapes of operations, in every service that has any.
	const made = new Set([
		"RecordsAccessed",
		...[...text.matchAll(/\bencodeEvent\(\s*"(\w+)"/g)].map(([, name = ""]) => name),
		...(/\brecordChanged\(/.test(text) ? [forNewServices] : []),
	]);
	return eventNames.filter((name) => made.has(name));
}

const header = (description: string, pattern?: string) => ({
	type: "string",
	description,
	...(pattern ? { pattern } : {}),
});
const uuid = "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$";

const headers = {
	type: "object",
	required: [
		"ce_specversion",
		"ce_id",
		"ce_type",
		"ce_source",
		"ce_subject",
		"ce_time",
		"ce_position",
		"ce_logid",
		"ce_checksum",
		"content-type",
	],
	properties: {
		ce_specversion: { type: "string", const: "1.0" },
		ce_id: header("Id of the event; the same whenever it comes again.", uuid),
		ce_type: header("Full name of the protobuf message in the value."),
		ce_source: header("The producing service.", "^/services/[a-z-]+$"),
		ce_subject: header("Id of the aggregate; also the message key, so that one aggregate's events keep their order."),
		ce_time: header("When it was committed, RFC 3339."),
		ce_position: header("Position in the producer's log, from 1 without gaps over all partitions.", "^[1-9][0-9]*$"),
		ce_logid: header("Id of that log. Another one means another history: positions are not comparable.", uuid),
		ce_checksum: header("CRC-32 over attributes and value, in hex.", "^[0-9a-f]{1,8}$"),
		"content-type": { type: "string", const: "application/protobuf" },
		traceparent: header("W3C trace context of the command that caused the event; absent where there was none."),
	},
};

/** What `npm run new -- service` gives a service that has no events of its own yet. */
const forNewServices = "RecordChanged";

/** The document as YAML. Throws what buf says when the contracts do not build. */
export function asyncapi(): string {
	const all = messagesOfEvents();
	const produced = services.map((service) => ({ service, events: eventsOf(service) }));
	const orphans = eventNames.filter(
		// The log of a service that nobody follows is no topic, and its events have a maker all the same.
		(name) => name !== forNewServices && !serviceNames.some((service) => eventsOf(service).includes(name)),
	);
	if (orphans.length > 0) throw new Error(`no service makes ${orphans.join(", ")}`);
	const reference = (to: string) => ({ $ref: `#/${to}` });
	const document = {
		asyncapi: "3.0.0",
		info: {
			title: "Seamark events",
			version: "1.0.0",
			description:
				"What the services of a hub tell each other. Every service's log is one topic; without Kafka the same events come over gRPC (proto/seamark/log/v1/log.proto). Every event may come more than once; those that come for the first time come in order of their position within their partition. Topics are inside the hub: agencies follow feeds instead.",
			license: { name: "Apache-2.0", url: "https://www.apache.org/licenses/LICENSE-2.0" },
		},
		defaultContentType: "application/protobuf",
		channels: Object.fromEntries(
			produced.map(({ service, events }) => [
				service,
				{
					address: topicOf(service),
					description: `The log of the ${service} service.`,
					messages: Object.fromEntries(events.map((name) => [name, reference(`components/messages/${name}`)])),
					bindings: {
						kafka: {
							partitions: 6,
							topicConfiguration: { "cleanup.policy": ["delete"], "retention.ms": -1 },
							bindingVersion: "0.5.0",
						},
					},
				},
			]),
		),
		operations: Object.fromEntries(
			produced.map(({ service, events }) => [
				`${service}Relay`,
				{
					action: "send",
					channel: reference(`channels/${service}`),
					summary: `The ${service} service sends its log, oldest first.`,
					messages: events.map((name) => reference(`channels/${service}/messages/${name}`)),
				},
			]),
		),
		components: {
			schemas: { Headers: headers },
			messages: Object.fromEntries(
				eventNames.map((name) => [
					name,
					{
						name: `seamark.events.v1.${name}`,
						title: name,
						...(all.get(name)?.comment ? { summary: all.get(name)?.comment } : {}),
						contentType: "application/protobuf",
						headers: reference("components/schemas/Headers"),
						payload: { schemaFormat: "application/vnd.google.protobuf;version=3", schema: protoOf(name, all) },
						bindings: { kafka: { key: { type: "string", description: "ce_subject" }, bindingVersion: "0.5.0" } },
					},
				]),
			),
		},
	};
	return `# Generated by \`node scripts/docs.ts\` from proto/seamark/events; do not edit.\n${stringify(document, { lineWidth: 120 })}`;
}
