package dev.belay.benchmarks;

import dev.belay.testkit.PacedTimeSource;
import dev.belay.testkit.SampleMarket;
import dev.belay.testkit.Script;
import dev.belay.testkit.SimulatedBroker;
import dev.belay.testkit.SimulatedExchange;
import dev.belay.testkit.kite.KiteAccount;
import dev.belay.testkit.kite.KiteLikeServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A Kite-like server in a JVM of its own, so that its work and its garbage are not the clients'. */
final class KiteServerProcess implements AutoCloseable {

  private static final String READY = "kite-like server at ";

  private final Process process;
  private final URI root;

  private KiteServerProcess(Process process, URI root) {
    this.process = process;
    this.root = root;
  }

  static KiteServerProcess start() throws IOException {
    Process process = new ProcessBuilder(List.of(
        ProcessHandle.current().info().command().orElseThrow(), "-Xmx1g", "-cp",
        System.getProperty("java.class.path"), KiteServerProcess.class.getName()))
        .redirectError(ProcessBuilder.Redirect.DISCARD).start();
    BufferedReader out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String line = out.readLine();
    if (line == null || !line.startsWith(READY)) {
      process.destroy();
      throw new IOException("the Kite-like server did not start: " + line);
    }
    return new KiteServerProcess(process, URI.create(line.substring(READY.length())));
  }

  URI root() {
    return root;
  }

  @Override
  public void close() {
    process.destroy();
  }

  /** Serves until the process is ended. Orders rest, so that one costs what the other costs. */
  public static void main(String[] args) throws InterruptedException {
    PacedTimeSource time = new PacedTimeSource(SampleMarket.OPEN);
    SimulatedExchange exchange = new SimulatedExchange(time, SampleMarket.rules());
    exchange.otherwise(Script.accept());
    KiteLikeServer server = KiteLikeServer.startUnlimited(new SimulatedBroker(exchange), time, KiteAccount.sample());
    System.out.println(READY + server.root());
    new CountDownLatch(1).await();
  }
}
