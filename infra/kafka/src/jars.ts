import { execFile, spawn } from "node:child_process";
import { createHash, randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile, rename, rm } from "node:fs/promises";
import { delimiter, join, resolve } from "node:path";
import { createInterface } from "node:readline";

export type Jars = { java: string; classpath: string; kafkaVersion: string };

/** Why there is no broker, in one line; jarsUnreachable: Java and Maven are here, their repository is not. */
export type Unavailable = { unavailable: string; jarsUnreachable: boolean };

type Log = (line: string) => void;

const pomFile = resolve(import.meta.dirname, "../pom.xml");
const cacheDir = resolve(import.meta.dirname, "../../../.cache/kafka");

const oldestJava = 17;
const downloadMegabytes = 65; // jars 45 MB, the rest is Maven's own plugin; measured with an empty local repository
const otherWays = "or set KAFKA_BROKERS to a running broker, or start Docker";

/** The Kafka version that pom.xml pins. */
export const pinnedKafkaVersion = async (): Promise<string> => versionIn(await readFile(pomFile, "utf8"));

/** Finds Java, and the broker's class path: from the cache, else from Maven's local repository, else from the network. */
export const resolveJars = async (o: { javaHome?: string | undefined; log: Log }): Promise<Jars | Unavailable> => {
	const java = await findJava(o.javaHome);
	if (!java) return no(`no Java ${oldestJava} or newer on PATH or in JAVA_HOME: install one, ${otherWays}`);

	const pom = await readFile(pomFile, "utf8");
	const kafkaVersion = versionIn(pom);
	const cached = join(cacheDir, `${createHash("sha256").update(pom).digest("hex").slice(0, 16)}.classpath`);
	const known = await readClasspath(cached);
	if (known) return { java, classpath: known, kafkaVersion };

	await mkdir(cacheDir, { recursive: true });
	// Maven writes to a file of this call alone, so that two first starts at once cannot read half a class path.
	const written = `${cached}.${randomUUID()}`;
	try {
		let resolved = await runMaven(["-q", "-o", ...goal(written)]);
		if (resolved.outcome === "no maven") return no(`Maven (mvn) is not on PATH: install it, ${otherWays}`);
		if (resolved.outcome !== "done") {
			o.log(`fetching Kafka ${kafkaVersion} jars with Maven, about ${downloadMegabytes} MB, once`);
			resolved = await runMaven(["-U", ...timeouts, ...goal(written)], progress(o.log));
		}
		if (resolved.outcome === "unreachable")
			return no(`the Maven repository cannot be reached (${resolved.why}): connect to it once, ${otherWays}`, true);
		if (resolved.outcome !== "done") return no(`Maven could not resolve the Kafka jars: ${resolved.why}`);
		await rename(written, cached);
	} finally {
		await rm(written, { force: true });
	}
	const classpath = await readClasspath(cached);
	return classpath
		? { java, classpath, kafkaVersion }
		: no(`Maven named jars that are not on disk: remove ${cached} and start again`);
};

const no = (unavailable: string, jarsUnreachable = false): Unavailable => ({
	unavailable: `no Kafka: ${unavailable}`,
	jarsUnreachable,
});

const versionIn = (pom: string): string => {
	const version = /<kafka\.version>(.+?)<\/kafka\.version>/.exec(pom)?.[1];
	if (!version) throw new Error(`${pomFile} does not state kafka.version`);
	return version;
};

/** Undefined when a jar has gone: Maven's local repository may have been cleared since. */
const readClasspath = async (file: string): Promise<string | undefined> => {
	if (!existsSync(file)) return undefined;
	const classpath = (await readFile(file, "utf8")).trim();
	return classpath !== "" && classpath.split(delimiter).every(existsSync) ? classpath : undefined;
};

const findJava = async (javaHome: string | undefined): Promise<string | undefined> => {
	for (const java of javaHome ? [join(javaHome, "bin", "java"), "java"] : ["java"])
		if ((await javaMajor(java)) >= oldestJava) return java;
	return undefined;
};

/** 0 when it cannot be run. */
const javaMajor = (java: string): Promise<number> =>
	new Promise((done) =>
		execFile(java, ["-version"], (_error, stdout, stderr) =>
			done(Number(/version "(\d+)/.exec(stderr + stdout)?.[1] ?? 0)),
		),
	);

const goal = (outputFile: string): string[] => [
	...["-B", "-f", pomFile, `-Dmdep.outputFile=${outputFile}`],
	"org.apache.maven.plugins:maven-dependency-plugin:build-classpath",
];

// Maven waits 30 minutes for a silent server unless told otherwise. Milliseconds.
const timeouts = ["-Daether.connector.connectTimeout=10000", "-Daether.connector.requestTimeout=60000"];

type MavenRun = { outcome: "done" | "no maven" | "unreachable" | "failed"; why: string };

const runMaven = (args: string[], onLine: Log = () => {}): Promise<MavenRun> =>
	new Promise((done) => {
		// On Windows Maven is a batch file, which only a shell can run.
		const maven = spawn("mvn", args, { stdio: ["ignore", "pipe", "pipe"], shell: process.platform === "win32" });
		const endWithUs = () => maven.kill();
		process.once("exit", endWithUs);
		const lines: string[] = [];
		for (const input of [maven.stdout, maven.stderr])
			createInterface({ input }).on("line", (line) => {
				lines.push(line);
				onLine(line);
			});
		maven.once("error", () => done({ outcome: "no maven", why: "" }));
		maven.once("close", (code) => {
			process.off("exit", endWithUs);
			done(code === 0 ? { outcome: "done", why: "" } : failure(lines));
		});
	});

const failure = (lines: string[]): MavenRun => {
	const transfer = lines.find((line) => /could not transfer/i.test(line));
	if (transfer)
		return { outcome: "unreachable", why: /could not transfer.+?from\/to .+?\)/i.exec(transfer)?.[0] ?? transfer };
	const error = lines.find((line) => line.startsWith("[ERROR]"));
	return { outcome: "failed", why: error?.slice("[ERROR] ".length, 400) ?? lines.at(-1) ?? "it gave no reason" };
};

/** A line for each further 10 MB, from Maven's "Downloaded from x: y (1.2 MB at 3.4 MB/s)". */
const progress = (log: Log): Log => {
	const bytes: Record<string, number> = { B: 1e-6, kB: 1e-3, MB: 1, GB: 1e3 };
	let megabytes = 0;
	let next = 10;
	return (line) => {
		const [, amount, unit] = /Downloaded from .+ \(([\d.]+) (\w+) at /.exec(line) ?? [];
		if (!amount || !unit) return;
		megabytes += Number(amount) * (bytes[unit] ?? 0);
		if (megabytes < next) return;
		log(`fetched ${Math.round(megabytes)} of about ${downloadMegabytes} MB`);
		next = megabytes + 10;
	};
};
