import { testKafka } from "@seamark/testing";
import { hubApart } from "./support/hub.ts";
import { hubSuite } from "./support/hub-suite.ts";

hubSuite("each service in a process of its own, two of alerts, events over Kafka", async () => {
	const kafka = await testKafka();
	return "unavailable" in kafka ? kafka : hubApart(kafka.brokers);
});
