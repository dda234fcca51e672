export type Broker = {
	/** host:port of each broker. */
	brokers: string[];
	how: "environment" | "container" | "jars";
	/** Ends what was started here; a broker from the environment is left alone. */
	stop(): Promise<void>;
	/** SIGKILL. Only a broker from jars. */
	kill?(): void;
	/** The same data on the same port, after a stop or a kill; resolves once it answers. Only a broker from jars. */
	restart?(): Promise<void>;
	pid?: number;
};
