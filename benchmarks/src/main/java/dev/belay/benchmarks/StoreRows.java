package dev.belay.benchmarks;

import dev.belay.order.Epoch;
import dev.belay.order.GroupId;
import dev.belay.order.InstanceId;
import dev.belay.order.LegId;
import dev.belay.order.OrderPurpose;
import dev.belay.order.OrderTag;
import dev.belay.order.Owner;
import dev.belay.order.RequestKey;
import dev.belay.persistence.Entry;
import dev.belay.persistence.Lane;
import dev.belay.sqlite.SqliteConfig;
import dev.belay.sqlite.SqlitePersistence;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/** Entries of realistic size for the store's benchmarks, and stores filled with them. */
final class StoreRows {

  static final int LEGS = 4;
  static final Instant AT = Instant.parse("2026-01-05T04:00:00.000001Z");

  private static final InstanceId INSTANCE = new InstanceId("B01");
  private static final Epoch EPOCH = new Epoch("7Q2");
  private static final int ATTEMPTS = 1_000;
  private static final String BODY = "1;cumulative=0;instrument=NFO:NIFTY26JAN22500CE;kind=LIMIT;limit=12345;"
      + "placed=2026-01-05T04:00:00.000001Z;product=NRML;quantity=75;reference=12340;side=SELL;state=INTENDED;"
      + "validity=DAY;value=0;";

  private StoreRows() {}

  static SqlitePersistence store(Path file) {
    return new SqlitePersistence(SqliteConfig.builder(file, INSTANCE).create(true).build());
  }

  /** A store that tells a loop, once for each transaction. */
  static SqlitePersistence store(Path file, Executor loop) {
    return new SqlitePersistence(SqliteConfig.builder(file, INSTANCE).callbacks(loop).build());
  }

  /** A store on the caller's thread, so that its share of the processor can be told. */
  static SqlitePersistence inline(Path file) {
    return new SqlitePersistence(SqliteConfig.builder(file, INSTANCE).writer(Runnable::run).build());
  }

  static Entry.Group group(int number, boolean active) {
    return new Entry.Group(new GroupId(number), new RequestKey("strategy-7/" + number), active ? "COMPLETED" : "CLOSED",
        active, 0, active ? AT : AT.minusSeconds(864_000), BODY + BODY + number);
  }

  /** The n-th intent of a file: many attempts for each leg of few groups. */
  static Entry.Order intent(long n) {
    int group = (int) (n / (LEGS * ATTEMPTS));
    return order(n, group, (int) (n % LEGS), (int) (n / LEGS % ATTEMPTS));
  }

  static Entry.Order order(long sequence, int group, int leg, int attempt) {
    OrderTag tag = new OrderTag(INSTANCE, EPOCH, sequence, new GroupId(group), OrderPurpose.ENTRY, new LegId(leg),
        attempt, false);
    return new Entry.Order(tag, new Owner(new GroupId(group), Owner.Role.GROUP), "INTENDED", AT, BODY + sequence);
  }

  static Entry.Journal line(long number) {
    return new Entry.Journal(number, Optional.of(new GroupId(0)), "FILLED", AT, BODY + number);
  }

  /** Makes a store with the groups that the first so many intents belong to. */
  static void makeForIntents(Path file, long intents) throws Exception {
    try (SqlitePersistence store = store(file)) {
      store.open();
      List<Entry> groups = new ArrayList<>();
      for (int i = 0; i <= intents / (LEGS * ATTEMPTS); i++) {
        groups.add(group(i, true));
      }
      store.append(Lane.DURABLE, groups).toCompletableFuture().get();
    }
  }

  /** Makes a store with finished groups, then active ones among the last, each with an order for each leg. */
  static void makeForRecovery(Path file, int finished, int active) throws Exception {
    try (SqlitePersistence store = store(file)) {
      store.open();
      List<Entry> batch = new ArrayList<>();
      int groups = finished + active;
      for (int i = 0; i < groups; i++) {
        boolean isActive = (long) i * active % groups < active;
        batch.add(group(i, isActive));
        for (int leg = 0; leg < LEGS; leg++) {
          batch.add(order((long) i * LEGS + leg, i, leg, 0));
        }
        if (batch.size() >= 5_000 || i == groups - 1) {
          store.append(Lane.RELAXED, batch).toCompletableFuture().get();
          batch = new ArrayList<>();
        }
      }
    }
  }
}
