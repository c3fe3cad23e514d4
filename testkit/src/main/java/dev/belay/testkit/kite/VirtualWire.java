package dev.belay.testkit.kite;

import dev.belay.testkit.VirtualTime;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;

/**
 * Real sockets under virtual time: a client sends through this executor, and the clock moves on only when
 * nothing is under way between the client and the Kite-like server. Requests leave one after the other, so a
 * run repeats from its seed although it goes through an HTTP client, the machine's sockets and a server. The
 * stream is sounded out after every instant with a request, so that what a client sent over it has arrived: twice,
 * because a client's answer to a ping may overtake texts that wait for its writer, and those leave before the next.
 *
 * <p>Give it to the client as its sender, give the client patience beyond any run's, and let the server hang
 * up on requests that it does not answer ({@link KiteLikeServer#hangUpAfter}). Clock and requests belong to
 * the thread that cranks.
 */
public final class VirtualWire implements Executor {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int ROUNDS = 2;

  private final VirtualTime time;
  private final UnderWay underWay;
  private final KiteLikeStream stream;
  private final Executor threads;
  private boolean spoken = true;

  /**
   * Lies between a client and a server.
   *
   * @param time the clock of the server and of everybody who uses the client
   * @param server where the requests go
   * @param threads runs each request, blocking until its answer; it must never make one wait
   */
  public VirtualWire(VirtualTime time, KiteLikeServer server, Executor threads) {
    this.time = time;
    this.underWay = server.underWay();
    this.stream = server.stream();
    underWay.watch();
    this.threads = threads;
  }

  /** Sends a request when the clock's thread comes to it. */
  @Override
  public void execute(Runnable request) {
    time.after(Duration.ZERO, () -> {
      spoken = true;
      underWay.begin();
      threads.execute(() -> {
        try {
          request.run();
        } finally {
          underWay.end();
        }
      });
      settle();
    });
  }

  /**
   * Cranks the clock until a condition holds or so much time has passed.
   *
   * @param condition asked before each task, when nothing is under way
   * @param most how long at the most, by the clock
   * @return whether it holds
   */
  public boolean runUntil(BooleanSupplier condition, Duration most) {
    spoken = true;
    boolean holds = time.runUntil(() -> {
      settle();
      if (spoken && time.nextDue().filter(Duration::isZero).isEmpty()) {
        spoken = false;
        soundOut();
      }
      return condition.getAsBoolean();
    }, most);
    soundOut(); // what the client said last on the stream
    return holds;
  }

  private void soundOut() {
    for (int round = 0; round < ROUNDS; round++) {
      stream.soundOut();
      settle();
    }
  }

  /**
   * Waits until nothing is under way.
   *
   * @throws IllegalStateException after 60 s of the machine's time: somebody has not come to an end
   */
  public void settle() {
    try {
      if (!underWay.awaitNothing(PATIENCE)) {
        throw new IllegalStateException("something is still under way after " + PATIENCE.toSeconds() + " s");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while something was under way", e);
    }
  }
}
