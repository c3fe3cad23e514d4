package dev.belay.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.persistence.Entry;
import dev.belay.persistence.Lane;
import dev.belay.persistence.Persistence;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;

/** What waits in a store that does not write, up to the first call that it turns away. */
final class Backlog {

  /** A store that takes more than this has no bound worth the name. */
  private static final int MOST = 100_000;

  private final List<CompletionStage<Void>> stages = new ArrayList<>();
  private final AtomicInteger firstTurnedAway = new AtomicInteger(Integer.MAX_VALUE);
  private boolean askedForRelief;

  private Backlog() {}

  /** Appends to a held store until a call fails, and lets the store write again. */
  static Backlog of(Persistence store, Runnable release) {
    Backlog backlog = new Backlog();
    try {
      backlog.fill(store);
    } finally {
      release.run();
    }
    return backlog;
  }

  private void fill(Persistence store) {
    while (firstTurnedAway.get() == Integer.MAX_VALUE) {
      int number = stages.size();
      assertThat(number).as("calls that wait, none turned away").isLessThan(MOST);
      askedForRelief |= store.pressure().isPresent();
      CompletionStage<Void> stage = store.append(Lane.DURABLE, List.of(entry(number)));
      stages.add(stage);
      stage.whenComplete((done, failed) -> {
        if (failed != null) {
          firstTurnedAway.accumulateAndGet(number, Math::min);
        }
      });
    }
  }

  /** {@return what was taken, in order} */
  List<CompletionStage<Void>> taken() {
    return List.copyOf(stages.subList(0, firstTurnedAway.get()));
  }

  CompletionStage<Void> turnedAway() {
    return stages.get(firstTurnedAway.get());
  }

  boolean askedForRelief() {
    return askedForRelief;
  }

  /** {@return what the store holds when all that was taken is kept and nothing else} */
  Entry last() {
    return entry(firstTurnedAway.get() - 1);
  }

  private static Entry entry(int number) {
    return StoredSamples.setting("count", String.valueOf(number));
  }
}
