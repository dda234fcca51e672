import { crc32 } from "node:zlib";
import type { LogEvent } from "@seamark/log";
import type { IHeaders, KafkaMessage, Message } from "kafkajs";
import { partitionOf } from "../cursor.ts";

/** An event as a Kafka message: CloudEvents 1.0 in binary mode, key = subject, value = the protobuf bytes as they are. */
export const toMessage = (event: LogEvent, o: { service: string; logId: string; partitions: number }): Message => ({
	key: event.subject,
	partition: partitionOf(event.subject, o.partitions),
	value: Buffer.from(event.data.buffer, event.data.byteOffset, event.data.byteLength),
	timestamp: String(Date.parse(event.time)),
	headers: {
		ce_specversion: "1.0",
		ce_id: event.id,
		ce_type: event.type,
		ce_source: `/services/${o.service}`,
		ce_subject: event.subject,
		ce_time: event.time,
		"content-type": "application/protobuf",
		...(event.traceparent === "" ? {} : { traceparent: event.traceparent }),
		ce_position: String(event.position),
		ce_logid: o.logId,
		ce_checksum: checksum(event, o.logId),
	},
});

/** Throws when the message is not one of the relay's, or not as the relay sent it. */
export const fromMessage = (message: Pick<KafkaMessage, "headers" | "value">): { event: LogEvent; logId: string } => {
	const headers = message.headers ?? {};
	const event: LogEvent = {
		position: Number(text(headers, "ce_position")),
		id: text(headers, "ce_id"),
		type: text(headers, "ce_type"),
		subject: text(headers, "ce_subject"),
		time: text(headers, "ce_time"),
		traceparent: text(headers, "traceparent"),
		data: message.value ?? Buffer.alloc(0),
	};
	const logId = text(headers, "ce_logid");
	if (text(headers, "ce_checksum") !== checksum(event, logId))
		throw new Error("a message's checksum does not match what it holds");
	return { event, logId };
};

const text = (headers: IHeaders, name: string): string => {
	const value = headers[name];
	return value === undefined || Array.isArray(value) ? "" : value.toString();
};

/**
 * CRC-32 over all that a consumer acts on. KafkaJS does not check the CRC of record batches, and a broker passes stored
 * bytes on unread, so this is what notices a bit that fell over on a disk or on the way.
 */
const checksum = (event: LogEvent, logId: string): string => {
	const attributes = [logId, event.position, event.id, event.type, event.subject, event.time, event.traceparent].join(
		"\n",
	);
	return crc32(event.data, crc32(attributes)).toString(16);
};
