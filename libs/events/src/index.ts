export {
	type ConsumeOptions,
	type ConsumerNotice,
	type ConsumerState,
	type Consumption,
	consume,
} from "./consume.ts";
export { resetCursor } from "./cursor.ts";
export { type Consumer, type DeadLetter, listDeadLetters, redrive } from "./dead-letters.ts";
export { eventSourceFor } from "./event-source.ts";
export { followSource } from "./follow-source.ts";
export { type KafkaAddress, topicOf } from "./kafka/client.ts";
export { type Relay, type RelayNotice, relayToKafka } from "./kafka/relay.ts";
export { type KafkaSourceOptions, kafkaSource } from "./kafka/source.ts";
export { deleteTopics, makeTopic } from "./kafka/topic.ts";
export { logService } from "./log-service.ts";
export { type Batch, type Cursor, type Effect, type EventSource, wholeLog } from "./types.ts";
