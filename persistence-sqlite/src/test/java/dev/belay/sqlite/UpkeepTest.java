package dev.belay.sqlite;

import static dev.belay.sqlite.Samples.config;
import static dev.belay.sqlite.Samples.line;
import static dev.belay.sqlite.Samples.setting;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.persistence.Entry;
import dev.belay.persistence.Lane;
import dev.belay.persistence.StoreException;
import dev.belay.persistence.StoreFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the writer does when nobody asks, on a clock that is turned by hand. */
class UpkeepTest {

  @TempDir
  Path folder;

  private final AtomicLong clock = new AtomicLong(1);
  private final Pressure pressure = new Pressure(100);
  private Path file;
  private Writer writer;

  @BeforeEach
  void openTheStore() {
    file = folder.resolve("belay.db");
    writer = open(config(file).build(), Schema.CURRENT);
  }

  @AfterEach
  void closeTheStore() {
    writer.close();
  }

  @Test
  void aRelaxedCommitIsOnTheDiskBeforeAQuarterOfASecondHasPassed() {
    write(Lane.RELAXED, line(1, "filled"));
    pass(Duration.ofMillis(100));
    write(Lane.RELAXED, line(2, "filled"));
    writer.upkeep();
    long before = syncs();

    pass(Duration.ofMillis(99));
    assertThat(writer.upkeep()).isEqualTo(Duration.ofMillis(1).toNanos());
    assertThat(syncs()).isEqualTo(before);
    pass(Duration.ofMillis(1));
    writer.upkeep();

    assertThat(syncs()).isEqualTo(before + 1);
    assertThat(writer.setting("synchronous")).isEqualTo(Setting.FULL.answer());
  }

  @Test
  void aWriterThatIsNeverIdleKeepsTheWindowToo() {
    write(Lane.RELAXED, line(1, "filled"));
    assertThat(writer.setting("synchronous")).isEqualTo(Setting.NORMAL.answer());
    pass(Duration.ofMillis(201));

    write(Lane.RELAXED, line(2, "filled"));

    assertThat(writer.setting("synchronous")).isEqualTo(Setting.FULL.answer());
  }

  @Test
  void aDurableCommitLeavesNothingToBring() {
    write(Lane.RELAXED, line(1, "filled"));
    write(Lane.DURABLE, line(2, "intent"));
    pass(Duration.ofMillis(30));
    writer.upkeep();

    assertThat(writer.upkeep()).isEqualTo(OwnThread.NOTHING_DUE);
  }

  @Test
  void aLongLogIsMovedIntoTheFileWhenNothingElseIsDoneAndThenOverwritten() throws Exception {
    for (int i = 0; i < 60; i++) {
      write(Lane.DURABLE, setting("large " + i, "x".repeat(100_000)));
    }
    long length = Files.size(StoreFile.logOf(file));
    assertThat(logged()).isGreaterThan(1_000);
    assertThat(writer.upkeep()).isLessThanOrEqualTo(Duration.ofMillis(20).toNanos());
    assertThat(logged()).isGreaterThan(1_000);

    pass(Duration.ofMillis(20));
    writer.upkeep();

    assertThat(logged()).isZero();
    write(Lane.DURABLE, setting("small", "x"));
    assertThat(logged()).isLessThan(10);
    assertThat(Files.size(StoreFile.logOf(file))).isEqualTo(length);
  }

  @Test
  void aShortLogIsLeftAlone() {
    write(Lane.DURABLE, line(1, "intent"));
    long before = logged();
    pass(Duration.ofMillis(50));
    writer.upkeep();

    assertThat(logged()).isEqualTo(before).isPositive();
  }

  @Test
  void aFullDiskTakesTheBallastAndGoesOnAndAsksForRelief() throws Exception {
    writer.close();
    writer = open(config(file).ballast(1 << 20).build(), withPages(80));
    Path ballast = folder.resolve(".belay.db.ballast");
    assertThat(ballast).hasSize(1 << 20);
    assertThat(pressure.now(0)).isEmpty();

    Append large = new Append(Lane.DURABLE, List.of(line(1, "x".repeat(1_000_000))));
    writer.write(List.of(large));

    assertThat(large.done()).isNotDone();
    StoreException told = failureOf(large);
    assertThat(told.failure()).as(told.getMessage()).isEqualTo(StoreFailure.FULL);
    assertThat(ballast).doesNotExist();
    assertThat(pressure.now(0)).hasValueSatisfying(why -> assertThat(why).contains("no ballast"));
  }

  @Test
  void pressureNamesTheRoomOrTheQueue() {
    assertThat(pressure.now(0)).isEmpty();
    pressure.room(Volume.SHORT_BYTES - 1, true);
    assertThat(pressure.now(0)).hasValue("the disk has 63 MiB left");
    pressure.room(Volume.LOW_BYTES, true);
    assertThat(pressure.now(0)).isEmpty();
    assertThat(pressure.now(25)).hasValue("25 calls wait to be written; at 100 the store gives up");
  }

  private static StoreException failureOf(Append call) {
    call.tell();
    try {
      call.done().join();
      throw new AssertionError("did not fail");
    } catch (CompletionException failed) {
      return (StoreException) failed.getCause();
    }
  }

  private Writer open(SqliteConfig config, Schema schema) {
    Writer opened = new Writer(config, schema, pressure, clock::get);
    opened.open();
    return opened;
  }

  /** A file that may not grow, as on a full disk. */
  private static Schema withPages(int pages) {
    SortedMap<Integer, List<Schema.Step>> upgrades = new TreeMap<>();
    upgrades.put(2, List.of(Schema.Step.sql("PRAGMA max_page_count=" + pages)));
    return new Schema(3, Schema.CURRENT.statements(), upgrades);
  }

  private void write(Lane lane, Entry entry) {
    Append call = new Append(lane, List.of(entry));
    writer.write(List.of(call));
    call.tell();
    call.done().join();
  }

  private void pass(Duration time) {
    clock.addAndGet(time.toNanos());
  }

  private long syncs() {
    return writer.with(open -> open.reads().number("SELECT syncs FROM store"));
  }

  private long logged() {
    return writer.with(OpenStore::logged);
  }
}
