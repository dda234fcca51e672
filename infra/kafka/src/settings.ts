/** Settings of a single node that is broker and controller: replication 1, few internal partitions, no waiting for members. */
export const singleNode = (o: {
	listen: { broker: string; controller: string };
	advertised: string;
	controllerVoter: string;
}): Record<string, string> => ({
	"process.roles": "broker,controller",
	"node.id": "1",
	"controller.quorum.voters": `1@${o.controllerVoter}`,
	listeners: `PLAINTEXT://${o.listen.broker},CONTROLLER://${o.listen.controller}`,
	"advertised.listeners": `PLAINTEXT://${o.advertised}`,
	"listener.security.protocol.map": "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
	"inter.broker.listener.name": "PLAINTEXT",
	"controller.listener.names": "CONTROLLER",
	"auto.create.topics.enable": "false",
	"offsets.topic.replication.factor": "1",
	"offsets.topic.num.partitions": "4",
	"transaction.state.log.replication.factor": "1",
	"transaction.state.log.min.isr": "1",
	"transaction.state.log.num.partitions": "4",
	"share.coordinator.state.topic.replication.factor": "1",
	"share.coordinator.state.topic.min.isr": "1",
	"group.initial.rebalance.delay.ms": "0",
	// A killed broker may register again once its old session is over, 9 s by default: a restart waits that long.
	"broker.session.timeout.ms": "3000",
	"broker.heartbeat.interval.ms": "500",
	// The cleaner's default buffer is 128 MB, a third of this broker's heap.
	"log.cleaner.dedupe.buffer.size": "4194304",
});
