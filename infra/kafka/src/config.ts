/** What `npm run kafka` takes from the environment. KAFKA_BROKERS is left out: this command is there to start a broker. */
export const env = {
	JAVA_HOME: process.env.JAVA_HOME,
	DOCKER_HOST: process.env.DOCKER_HOST,
};
