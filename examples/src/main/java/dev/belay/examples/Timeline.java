package dev.belay.examples;

import dev.belay.group.ExecutionLifecycle;
import dev.belay.observe.ExecutionEvent;
import dev.belay.observe.ExecutionListener;
import dev.belay.order.LegId;
import dev.belay.plan.GroupRequest;
import dev.belay.plan.LegSpec;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Prints what the coordinator tells, one short line each, with the milliseconds since the start. */
final class Timeline implements ExecutionListener {

  private static final String FORM = "%8s  %-9s  %-18s  %s";

  private final EventLines words;
  private final Instant start;
  private final PrintStream out;
  private final CountDownLatch rested = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);

  Timeline(EventLines words, Instant start, PrintStream out) {
    this.words = words;
    this.start = start;
    this.out = out;
    print("ms", "what", "contract", "detail");
  }

  /** What the legs of a group are called. */
  static TreeMap<LegId, EventLines.LegName> names(GroupRequest request) {
    TreeMap<LegId, EventLines.LegName> names = new TreeMap<>();
    for (int i = 0; i < request.legs().size(); i++) {
      LegSpec leg = request.legs().get(i);
      names.put(new LegId(i), new EventLines.LegName(leg.instrument().symbol(), leg.side()));
    }
    return names;
  }

  @Override
  public void onEvent(ExecutionEvent event) {
    long millis = Duration.between(start, event.at()).toMillis();
    words.of(event).forEach(line -> print(String.valueOf(millis), line.what(), line.contract(), line.detail()));
    if (isRest(event)) {
      rested.countDown();
    }
    if (event instanceof ExecutionEvent.Moved moved && moved.to().isFinal()) {
      ended.countDown();
    }
  }

  /** Waits until the group is told to be over; false when it takes longer. */
  boolean awaitEnd(Duration most) throws InterruptedException {
    return ended.await(most.toMillis(), TimeUnit.MILLISECONDS);
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
