package dev.belay.testkit.contract;

import dev.belay.order.InstanceId;
import dev.belay.order.OrderTag;
import dev.belay.persistence.Entry;
import dev.belay.persistence.InMemoryPersistence;
import dev.belay.persistence.Lane;
import dev.belay.persistence.Persistence;
import dev.belay.persistence.StoreIdentity;
import dev.belay.testkit.Draws;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Stream;

/** Stores that each break one rule. */
final class WrongStores {

  private WrongStores() {}

  /** The contract on a store that a function spoils. */
  abstract static class Spoiled extends PersistenceContract {

    private final Function<Persistence, SpoiledStore> how;
    private final Draws draws = new Draws(1, "store");
    private InMemoryPersistence right;
    private SpoiledStore spoiled;
    private boolean damaged;

    Spoiled(Function<Persistence, SpoiledStore> how) {
      this.how = how;
    }

    @Override
    protected Persistence create() {
      right = new InMemoryPersistence(new InstanceId("TST"), () -> draws.next("epoch"));
      return spoil();
    }

    @Override
    protected Persistence reopen() {
      right = right.reopened();
      return spoil();
    }

    @Override
    protected boolean failNextCommit() {
      spoiled.failNext = true;
      return true;
    }

    @Override
    protected Optional<Runnable> hold() {
      return Optional.of(spoiled.hold());
    }

    @Override
    protected boolean damage() {
      damaged = true;
      return true;
    }

    private Persistence spoil() {
      spoiled = how.apply(right);
      spoiled.damaged = damaged;
      return spoiled;
    }
  }

  /** Breaks nothing, so that what the others break is theirs. */
  static class Right extends Spoiled {
    Right() {
      super(SpoiledStore::new);
    }
  }

  @Breaks("STORE_01")
  static class CountsFromZero extends Spoiled {
    CountsFromZero() {
      super(right -> new SpoiledStore(right) {
        @Override
        StoreIdentity identity(StoreIdentity told) {
          return new StoreIdentity(told.instance(), told.epoch(), told.formerEpochs(),
              Math.max(0, told.lastSequence()), told.lastGroup(), told.lastJournal());
        }
      });
    }
  }

  @Breaks("STORE_02")
  static class ForgetsFormerEpochs extends Spoiled {
    ForgetsFormerEpochs() {
      super(right -> new SpoiledStore(right) {
        @Override
        StoreIdentity identity(StoreIdentity told) {
          return new StoreIdentity(told.instance(), told.epoch(), new TreeSet<>(), told.lastSequence(),
              told.lastGroup(), told.lastJournal());
        }
      });
    }
  }

  @Breaks("STORE_03")
  static class ForgetsItsSequence extends Spoiled {
    ForgetsItsSequence() {
      super(right -> new SpoiledStore(right) {
        @Override
        StoreIdentity identity(StoreIdentity told) {
          return new StoreIdentity(told.instance(), told.epoch(), told.formerEpochs(), -1, told.lastGroup(),
              told.lastJournal());
        }
      });
    }
  }

  @Breaks("STORE_04")
  static class TrimsTexts extends Spoiled {
    TrimsTexts() {
      super(right -> new SpoiledStores.Rewriting(right, entry -> entry instanceof Entry.Setting setting
          ? Stream.of(new Entry.Setting(setting.name(), setting.at(), setting.body().strip())) : Stream.of(entry)));
    }
  }

  @Breaks("STORE_05")
  static class KeepsNoRelaxedSettings extends Spoiled {
    KeepsNoRelaxedSettings() {
      super(right -> new SpoiledStore(right) {
        @Override
        public CompletionStage<Void> append(Lane lane, List<Entry> batch) {
          return super.append(lane, lane == Lane.DURABLE ? batch
              : batch.stream().filter(each -> each.kind() != Entry.Kind.SETTING).toList());
        }
      });
    }
  }

  @Breaks("STORE_06")
  static class KeepsTheFirstState extends Spoiled {
    KeepsTheFirstState() {
      super(right -> {
        SortedSet<String> seen = new TreeSet<>();
        return new SpoiledStores.Rewriting(right, entry -> entry instanceof Entry.Group group
            && !seen.add(group.id() + " " + group.key()) ? Stream.of() : Stream.of(entry));
      });
    }
  }

  @Breaks("STORE_07")
  static class KeepsEachEntryByItself extends Spoiled {
    KeepsEachEntryByItself() {
      super(right -> new SpoiledStore(right) {
        @Override
        public CompletionStage<Void> append(Lane lane, List<Entry> batch) {
          CompletionStage<Void> all = done();
          for (Entry each : batch) {
            CompletionStage<Void> before = all;
            CompletionStage<Void> one = super.append(lane, List.of(each));
            all = before.thenCombine(one, (a, b) -> null);
          }
          return all;
        }
      });
    }
  }

  @Breaks("STORE_08")
  static class TakesASecondTagForOneAttempt extends Spoiled {
    TakesASecondTagForOneAttempt() {
      super(right -> new SpoiledStores.Unrefusing(right, entry -> entry.kind() == Entry.Kind.ORDER
          && entry.at().equals(entry.at().truncatedTo(ChronoUnit.MICROS))));
    }
  }

  @Breaks("STORE_09")
  static class TakesOneEmergencyTagAnAttempt extends Spoiled {
    TakesOneEmergencyTagAnAttempt() {
      super(right -> new SpoiledStore(right) {
        private final SortedSet<OrderTag> seen = new TreeSet<>();

        @Override
        public CompletionStage<Void> append(Lane lane, List<Entry> batch) {
          for (Entry each : batch) {
            if (each instanceof Entry.Order order && order.tag().emergency()) {
              seen.add(order.tag());
            }
          }
          return seen.size() > 1 ? refused() : super.append(lane, batch);
        }
      });
    }
  }

  @Breaks("STORE_10")
  static class TakesASecondGroupForOneKey extends Spoiled {
    TakesASecondGroupForOneKey() {
      super(right -> new SpoiledStores.Unrefusing(right,
          entry -> entry instanceof Entry.Group group && group.id().number() == 2));
    }
  }

  @Breaks("STORE_11")
  static class TakesASecondKeyForOneGroup extends Spoiled {
    TakesASecondKeyForOneGroup() {
      super(right -> new SpoiledStores.Unrefusing(right,
          entry -> entry instanceof Entry.Group group && group.key().value().equals("other")));
    }
  }

  @Breaks("STORE_12")
  static class TakesGapsInTheJournal extends Spoiled {
    TakesGapsInTheJournal() {
      super(right -> new SpoiledStores.Unrefusing(right,
          entry -> entry instanceof Entry.Journal line && line.body().equals("gap")));
    }
  }

  @Breaks("STORE_13")
  static class TakesRewrittenLines extends Spoiled {
    TakesRewrittenLines() {
      super(right -> new SpoiledStores.Unrefusing(right,
          entry -> entry instanceof Entry.Journal line && line.body().equals("rewritten")));
    }
  }

  @Breaks("STORE_14")
  static class RefusesARepeatedLine extends Spoiled {
    RefusesARepeatedLine() {
      super(right -> new SpoiledStore(right) {
        private final List<Entry> lines = new ArrayList<>();

        @Override
        public CompletionStage<Void> append(Lane lane, List<Entry> batch) {
          List<Entry> told = batch.stream().filter(each -> each.kind() == Entry.Kind.JOURNAL).toList();
          boolean again = told.stream().anyMatch(lines::contains);
          lines.addAll(told);
          return again ? refused() : super.append(lane, batch);
        }
      });
    }
  }

  @Breaks("STORE_15")
  static class CutsFineInstants extends Spoiled {
    CutsFineInstants() {
      super(right -> new SpoiledStores.Rewriting(right, entry -> Stream.of(entry instanceof Entry.Setting setting
          ? new Entry.Setting(setting.name(), setting.at().truncatedTo(ChronoUnit.MICROS), setting.body()) : entry)));
    }
  }

  @Breaks("STORE_16")
  static class LetsTheDurableLaneOvertake extends Spoiled {
    LetsTheDurableLaneOvertake() {
      super(right -> new SpoiledStores.Holding(right, true));
    }
  }

  @Breaks("STORE_17")
  static class KeepsTheCallersList extends Spoiled {
    KeepsTheCallersList() {
      super(right -> new SpoiledStore(right) {
        private List<Entry> kept = List.of();

        @Override
        public CompletionStage<Void> append(Lane lane, List<Entry> batch) {
          if (batch instanceof ArrayList) {
            kept = batch;
            return done();
          }
          return super.append(lane, batch);
        }

        @Override
        public CompletionStage<List<Entry>> loadActive(Instant finalSince) {
          return super.append(Lane.DURABLE, kept).thenCompose(none -> super.loadActive(finalSince));
        }
      });
    }
  }

  @Breaks("STORE_18")
  static class LoadsEverything extends Spoiled {
    LoadsEverything() {
      super(right -> new SpoiledStore(right) {
        @Override
        public CompletionStage<List<Entry>> loadActive(Instant finalSince) {
          return super.loadActive(Instant.EPOCH);
        }
      });
    }
  }

  @Breaks("STORE_19")
  static class LoadsTheNewestGroupFirst extends Spoiled {
    LoadsTheNewestGroupFirst() {
      super(right -> new SpoiledStores.Loading(right, entries -> entries.stream()
          .sorted(Comparator.comparing((Entry each) -> each instanceof Entry.Group group ? -group.id().number() : 1))
          .toList()));
    }
  }

  @Breaks("STORE_20")
  static class LoadsOrdersOfKnownGroupsOnly extends Spoiled {
    LoadsOrdersOfKnownGroupsOnly() {
      super(right -> new SpoiledStores.Loading(right, entries -> entries.stream()
          .filter(each -> !(each instanceof Entry.Order order) || entries.stream().anyMatch(
              other -> other instanceof Entry.Group group && group.id().equals(order.tag().group())))
          .toList()));
    }
  }

  @Breaks("STORE_21")
  static class ReadsTheWholeJournal extends Spoiled {
    ReadsTheWholeJournal() {
      super(right -> new SpoiledStore(right) {
        @Override
        public CompletionStage<List<Entry.Journal>> journal(long from, int limit) {
          return super.journal(from, Integer.MAX_VALUE);
        }
      });
    }
  }

  @Breaks("STORE_22")
  static class LosesWhatItHoldsWhenClosed extends Spoiled {
    LosesWhatItHoldsWhenClosed() {
      super(right -> new SpoiledStores.Holding(right, false));
    }
  }

  @Breaks("STORE_23")
  static class GoesOnWhenClosed extends Spoiled {
    GoesOnWhenClosed() {
      super(right -> new SpoiledStore(right) {
        private boolean closed;

        @Override
        public CompletionStage<Void> append(Lane lane, List<Entry> batch) {
          return closed ? done() : super.append(lane, batch);
        }

        @Override
        public void close() {
          closed = true;
          super.close();
        }
      });
    }
  }

  @Breaks("STORE_24")
  static class ThrowsWhenClosedTwice extends Spoiled {
    ThrowsWhenClosedTwice() {
      super(right -> new SpoiledStore(right) {
        private boolean closed;

        @Override
        public void close() {
          if (closed) {
            throw new IllegalStateException("closed already");
          }
          closed = true;
          super.close();
        }
      });
    }
  }

  @Breaks("STORE_25")
  static class GoesOnAfterAFailure extends Spoiled {
    GoesOnAfterAFailure() {
      super(right -> new SpoiledStore(right) {
        @Override
        boolean staysFailed() {
          return false;
        }
      });
    }
  }
}
