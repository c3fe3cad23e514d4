package dev.belay.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.order.Epoch;
import dev.belay.order.GroupId;
import dev.belay.order.InstanceId;
import dev.belay.order.LegId;
import dev.belay.order.OrderPurpose;
import dev.belay.order.OrderTag;
import dev.belay.order.Owner;
import dev.belay.order.RequestKey;
import dev.belay.persistence.Entry;
import dev.belay.persistence.StoreException;
import dev.belay.persistence.StoreFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Small entries and stores for tests. */
final class Samples {

  static final InstanceId INSTANCE = new InstanceId("B01");
  static final Epoch EPOCH = new Epoch("7Q2");
  static final Instant T0 = Instant.parse("2026-01-05T04:00:00.000001Z");

  private Samples() {}

  /** A store on its own thread, made when missing. */
  static SqlitePersistence store(Path file) {
    return new SqlitePersistence(config(file).build());
  }

  /** A store that commits on the caller's thread, made when missing. */
  static SqlitePersistence inline(Path file) {
    return new SqlitePersistence(config(file).writer(Runnable::run).build());
  }

  static SqliteConfig.Builder config(Path file) {
    return SqliteConfig.builder(file, INSTANCE).create(true).ballast(0);
  }

  static Entry.Group group(int number, boolean active, Instant at) {
    return new Entry.Group(new GroupId(number), new RequestKey("key " + number), active ? "EXECUTING" : "CLOSED",
        active, active ? 50 : 0, at, "group " + number);
  }

  static Entry.Order order(long sequence, int group, int attempt, String status) {
    OrderTag tag = new OrderTag(INSTANCE, EPOCH, sequence, new GroupId(group), OrderPurpose.ENTRY, new LegId(0),
        attempt, false);
    return new Entry.Order(tag, new Owner(new GroupId(group), Owner.Role.GROUP), status, T0, "order " + sequence);
  }

  static Entry.Order emergency(int group, int slice) {
    OrderTag tag = new OrderTag(INSTANCE, EPOCH, slice, new GroupId(group), OrderPurpose.COVER, new LegId(0), 0, true);
    return new Entry.Order(tag, new Owner(new GroupId(group), Owner.Role.HEDGE), "UNKNOWN", T0, "slice " + slice);
  }

  static Entry.Setting setting(String name, String body) {
    return new Entry.Setting(name, T0, body);
  }

  static Entry.Journal line(long number, String body) {
    return new Entry.Journal(number, Optional.of(new GroupId(1)), "NOTE", T0, body);
  }

  static <T> T now(CompletionStage<T> stage) {
    return stage.toCompletableFuture().join();
  }

  /** What a stage failed with, as core sees it: by whenComplete, where a derived stage would show a wrapper. */
  static StoreException failureOf(CompletionStage<?> stage) {
    CompletableFuture<Throwable> seen = new CompletableFuture<>();
    stage.whenComplete((done, failed) -> seen.complete(failed == null ? new AssertionError("did not fail") : failed));
    if (seen.join() instanceof StoreException known) {
      return known;
    }
    throw new AssertionError("failed, but not with a StoreException", seen.join());
  }

  static StoreFailure kindOf(CompletionStage<?> stage) {
    return failureOf(stage).failure();
  }

  /** Flips a bit of a text wherever the file holds it: some places are no longer used. */
  static byte[] hurt(Path file, String text) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    String content = new String(bytes, StandardCharsets.ISO_8859_1);
    assertThat(content).contains(text);
    for (int at = content.indexOf(text); at >= 0; at = content.indexOf(text, at + 1)) {
      bytes[at] ^= 1;
    }
    Files.write(file, bytes);
    return bytes;
  }
}
