package dev.belay.examples;

import dev.belay.group.ExecutionLifecycle;
import dev.belay.observe.ExecutionEvent;
import dev.belay.observe.ExecutionListener;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Prints what the coordinator tells, one short line each, with the milliseconds since the start. */
final class Timeline implements ExecutionListener {

  private static final String FORM = "%8s  %-9s  %-18s  %s";

  private final EventLines words;
  private final Instant start;
  private final PrintStream out;
  private final CountDownLatch rested = new CountDownLatch(1);

  Timeline(EventLines words, Instant start, PrintStream out) {
    this.words = words;
    this.start = start;
    this.out = out;
    print("ms", "what", "contract", "detail");
  }

  @Override
  public void onEvent(ExecutionEvent event) {
    long millis = Duration.between(start, event.at()).toMillis();
    words.of(event).forEach(line -> print(String.valueOf(millis), line.what(), line.contract(), line.detail()));
    if (isRest(event)) {
      rested.countDown();
    }
  }

  /** Waits until the group is told to have come to rest; false when it takes longer. */
  boolean awaitRest(Duration most) throws InterruptedException {
    return rested.await(most.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static boolean isRest(ExecutionEvent event) {
    if (event.kind() != ExecutionEvent.Kind.MOVED) {
      return event.kind() == ExecutionEvent.Kind.REFUSED;
    }
    ExecutionLifecycle to = ((ExecutionEvent.Moved) event).to();
    return to.isFinal() || to == ExecutionLifecycle.COMPLETED || to == ExecutionLifecycle.HELD;
  }

  private void print(String millis, String what, String contract, String detail) {
    out.println(String.format(Locale.ROOT, FORM, millis, what, contract, detail).stripTrailing());
  }
}
