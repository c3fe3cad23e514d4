package dev.belay.kite;

import dev.belay.broker.BrokerRead;
import dev.belay.market.InstrumentId;
import dev.belay.time.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Asks for the quotes that the stream does not bring: those of contracts in which nothing moves, and all of them while
 * it is down. The broker takes one such request a second. After a failure it waits 2, 4, then 8 s.
 *
 * <p>It runs on the time source's thread, but for {@link #begin} and {@link #end}.
 */
final class QuoteFill {

  private static final Duration PAUSE = Duration.ofMillis(1_100);
  private static final int LONGEST = 3;

  private final TimeSource time;
  private final Supplier<List<InstrumentId>> lacking;
  private final Function<List<InstrumentId>, CompletionStage<BrokerRead<SortedMap<InstrumentId, KiteDepth>>>> ask;
  private final Consumer<KiteDepth> found;
  private int failures;
  private boolean running;
  private boolean wanted;

  QuoteFill(TimeSource time, Supplier<List<InstrumentId>> lacking,
      Function<List<InstrumentId>, CompletionStage<BrokerRead<SortedMap<InstrumentId, KiteDepth>>>> ask,
      Consumer<KiteDepth> found) {
    this.time = time;
    this.lacking = lacking;
    this.ask = ask;
    this.found = found;
  }

  /** Somebody watches something. */
  synchronized void begin() {
    wanted = true;
    if (!running) {
      running = true;
      next();
    }
  }

  /** Nobody watches anything any more. */
  synchronized void end() {
    wanted = false;
  }

  private void next() {
    time.after(failures == 0 ? PAUSE : Duration.ofSeconds(1L << Math.min(failures, LONGEST)), this::look);
  }

  private synchronized void look() {
    if (!wanted) {
      running = false;
      return;
    }
    List<InstrumentId> stale = lacking.get();
    if (stale.isEmpty()) {
      next();
    } else {
      ask.apply(stale).whenComplete((read, failure) -> time.after(Duration.ZERO, () -> answered(read)));
    }
  }

  private void answered(BrokerRead<SortedMap<InstrumentId, KiteDepth>> read) {
    if (read instanceof BrokerRead.Ok<SortedMap<InstrumentId, KiteDepth>> ok) {
      ok.answer().values().forEach(found);
    }
    synchronized (this) {
      failures = read instanceof BrokerRead.Ok ? 0 : failures + 1;
      next();
    }
  }
}
