package dev.belay.testkit.contract;

import dev.belay.persistence.Entry;
import dev.belay.persistence.Lane;
import dev.belay.persistence.Persistence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Ways to spoil a store that several wrong stores share. */
final class SpoiledStores {

  private SpoiledStores() {}

  /** Keeps something else than what it was given. */
  static final class Rewriting extends SpoiledStore {
    private final Function<Entry, Stream<Entry>> change;

    Rewriting(Persistence right, Function<Entry, Stream<Entry>> change) {
      super(right);
      this.change = change;
    }

    @Override
    public CompletionStage<Void> append(Lane lane, List<Entry> batch) {
      return super.append(lane, batch.stream().flatMap(change).toList());
    }
  }

  /** Tells that it kept single entries that it should have refused. */
  static final class Unrefusing extends SpoiledStore {
    private final Predicate<Entry> when;

    Unrefusing(Persistence right, Predicate<Entry> when) {
      super(right);
      this.when = when;
    }

    @Override
    public CompletionStage<Void> append(Lane lane, List<Entry> batch) {
      CompletionStage<Void> stage = super.append(lane, batch);
      return batch.size() == 1 && when.test(batch.get(0)) ? unrefused(stage) : stage;
    }
  }

  /** Loads something else than what it keeps. */
  static final class Loading extends SpoiledStore {
    private final Function<List<Entry>, List<Entry>> change;

    Loading(Persistence right, Function<List<Entry>, List<Entry>> change) {
      super(right);
      this.change = change;
    }

    @Override
    public CompletionStage<List<Entry>> loadActive(Instant finalSince) {
      return super.loadActive(finalSince).thenApply(change);
    }
  }

  /** Acknowledges the relaxed lane at once and writes it later: behind the durable lane, or too late. */
  static final class Holding extends SpoiledStore {
    private final boolean overtaken;
    private final List<Entry> held = new ArrayList<>();

    Holding(Persistence right, boolean overtaken) {
      super(right);
      this.overtaken = overtaken;
    }

    @Override
    public CompletionStage<Void> append(Lane lane, List<Entry> batch) {
      if (lane == Lane.RELAXED) {
        held.addAll(batch);
        return done();
      }
      if (!overtaken) {
        flush();
      }
      CompletionStage<Void> stage = super.append(lane, batch);
      flush();
      return stage;
    }

    @Override
    public CompletionStage<List<Entry>> loadActive(Instant finalSince) {
      flush();
      return super.loadActive(finalSince);
    }

    @Override
    public void close() {
      if (overtaken) {
        flush();
      }
      super.close();
    }

    private void flush() {
      if (!held.isEmpty()) {
        super.append(Lane.RELAXED, List.copyOf(held));
        held.clear();
      }
    }
  }
}
