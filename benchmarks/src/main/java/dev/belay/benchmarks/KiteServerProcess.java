package dev.belay.benchmarks;

import dev.belay.kite.UpdateParse;
import dev.belay.money.Price;
import dev.belay.testkit.PacedTimeSource;
import dev.belay.testkit.SampleMarket;
import dev.belay.testkit.Script;
import dev.belay.testkit.SimulatedBroker;
import dev.belay.testkit.SimulatedExchange;
import dev.belay.testkit.kite.KiteAccount;
import dev.belay.testkit.kite.KiteLikeServer;
import dev.belay.testkit.kite.StreamPrice;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A Kite-like server in a JVM of its own, so that its work and its garbage are not the clients'. */
final class KiteServerProcess implements AutoCloseable {

  private static final int TURNS = 10;
  private static final Duration PAUSE = Duration.ofMillis(10);
  private static final String READY = "kite-like server at ";

  private final Process process;
  private final URI root;

  private KiteServerProcess(Process process, URI root) {
    this.process = process;
    this.root = root;
  }

  static KiteServerProcess start() throws IOException {
    return startTicking(0);
  }

  /** Starts one whose stream tells so many contracts ten times a second, with messages about orders. */
  static KiteServerProcess startTicking(int contracts) throws IOException {
    Process process = new ProcessBuilder(List.of(
        ProcessHandle.current().info().command().orElseThrow(), "-Xmx1g", "-cp",
        System.getProperty("java.class.path"), KiteServerProcess.class.getName(), Integer.toString(contracts)))
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

  /** Every hundredth of a second a tenth of the contracts, in one frame, and a message about an order. */
  private static void tick(PacedTimeSource time, KiteLikeServer server, int contracts, int turn) {
    int first = turn % TURNS * (contracts / TURNS);
    List<StreamPrice> prices = new ArrayList<>();
    for (int i = first; i < first + contracts / TURNS; i++) {
      int price = 10_000 + turn % 100 * 5;
      prices.add(StreamPrice.of((i + 1) * 256L + 2, new Price(price * 100L), new Price(price * 100L + 500),
          time.wall()));
    }
    server.stream().publish(prices);
    server.stream().send("{\"type\":\"order\",\"id\":\"\",\"data\":" + new String(
        UpdateParse.bytes(Long.toString(turn + 1L), "", "OPEN", 0), StandardCharsets.UTF_8) + "}");
    long due = PAUSE.toNanos() * (turn + 1);
    time.after(Duration.ofNanos(Math.max(0, due - time.monotonicNanos())),
        () -> tick(time, server, contracts, turn + 1));
  }

  /** Serves until the process is ended. Orders rest, so that one costs what the other costs. */
  public static void main(String[] args) throws InterruptedException {
    PacedTimeSource time = new PacedTimeSource(SampleMarket.OPEN);
    SimulatedExchange exchange = new SimulatedExchange(time, SampleMarket.rules());
    exchange.otherwise(Script.accept());
    KiteLikeServer server = KiteLikeServer.startUnlimited(new SimulatedBroker(exchange), time, KiteAccount.sample());
    int contracts = Integer.parseInt(args[0]);
    if (contracts > 0) {
      tick(time, server, contracts, 0);
    }
    System.out.println(READY + server.root());
    new CountDownLatch(1).await();
  }
}
