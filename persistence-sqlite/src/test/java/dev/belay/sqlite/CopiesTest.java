package dev.belay.sqlite;

import static dev.belay.sqlite.Samples.config;
import static dev.belay.sqlite.Samples.inline;
import static dev.belay.sqlite.Samples.line;
import static dev.belay.sqlite.Samples.now;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belay.persistence.Lane;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Copies that nobody asks for, on a clock that is turned by hand. */
class CopiesTest {

  private static final Duration HOUR = Duration.ofHours(1);

  @TempDir
  Path folder;

  private final AtomicLong clock = new AtomicLong(1);
  private Instant wall = Instant.parse("2026-01-05T04:00:00Z");

  @Test
  void theFirstIsMadeInTheFirstQuietMomentAndTheNextAfterItsTime() throws IOException {
    Writer writer = open(HOUR, 3);
    append(writer, 1);
    assertThat(writer.upkeep()).isPositive();
    assertThat(writer.lastCopy()).isEmpty();

    pass(Duration.ofMillis(20));
    writer.upkeep();

    StoreCopy made = writer.lastCopy().orElseThrow();
    assertThat(made.failure()).isEmpty();
    assertThat(made.to()).hasSize(made.bytes());
    assertThat(linesIn(made.to())).isEqualTo(1);
    assertThat(writer.upkeep()).isEqualTo(HOUR.toNanos());
    writer.close();
  }

  @Test
  void aStoreThatIsNeverQuietIsCopiedAllTheSame() {
    Writer writer = open(HOUR, 3);
    for (int i = 1; i <= 181; i++) {
      append(writer, i);
      pass(Duration.ofMillis(10_000));
      append(writer, 1_000 + i);
      writer.upkeep();
    }

    assertThat(writer.lastCopy()).isPresent();
    writer.close();
  }

  @Test
  void theNewestAreKeptAndNothingElseIsRemoved() throws Exception {
    Files.writeString(Files.createDirectories(folder.resolve("copies")).resolve("belay.db.mine"), "somebody's");
    Path store = folder.resolve("belay.db");
    OpenStore open = OpenStore.open(config(store).build(), Schema.CURRENT);
    Copies copies = new Copies(store, new SqliteConfig.Copying(folder.resolve("copies"), HOUR, 2), () -> wall, 0);

    for (int i = 0; i < 4; i++) {
      copies.make(open, 0);
      wall = wall.plus(HOUR);
    }

    assertThat(names()).containsExactly("belay.db.20260105T060000Z", "belay.db.20260105T070000Z", "belay.db.mine");
    open.close(true);
  }

  @Test
  void aNewProcessGoesOnFromTheLastCopyOfTheOldOne() throws IOException {
    Path copies = Files.createDirectories(folder.resolve("copies"));
    Files.writeString(copies.resolve("belay.db.20260105T031500Z"), "three quarters of an hour old");
    SqliteConfig.Copying how = new SqliteConfig.Copying(copies, HOUR, 2);

    assertThat(new Copies(folder.resolve("belay.db"), how, () -> wall, 0).left(0))
        .isEqualTo(Duration.ofMinutes(15).toNanos());
    assertThat(new Copies(folder.resolve("belay.db"), how, () -> wall.plus(HOUR), 0).left(0)).isZero();
  }

  @Test
  void aCopyThatCannotBeMadeIsToldAndTriedAgainAndTheStoreGoesOn() throws IOException {
    Writer writer = open(HOUR, 3);
    Files.delete(folder.resolve("copies"));
    Files.writeString(folder.resolve("copies"), "a file where the folder was");
    pass(Duration.ofMillis(20));

    assertThat(writer.upkeep()).isEqualTo(Duration.ofMinutes(1).toNanos());

    assertThat(writer.lastCopy().flatMap(StoreCopy::failure)).isPresent();
    append(writer, 1);
    writer.close();
  }

  @Test
  @Timeout(60)
  void aStoreOnItsOwnThreadCopiesItself() throws IOException {
    Path copies = folder.resolve("copies");
    try (SqlitePersistence store = new SqlitePersistence(
        config(folder.resolve("belay.db")).copies(copies, Duration.ofDays(1), 1).build())) {
      now(store.open());
      now(store.append(Lane.DURABLE, List.of(line(1, "intent"))));

      while (store.lastCopy().isEmpty()) {
        Thread.onSpinWait();
      }
      assertThat(store.lastCopy().flatMap(StoreCopy::failure)).isEqualTo(Optional.empty());
    }
    assertThat(names()).hasSize(1);
  }

  @Test
  void whatCannotBeMeantIsRefused() {
    assertThatThrownBy(() -> config(folder.resolve("belay.db")).copies(folder, Duration.ZERO, 0).build())
        .hasMessage("copies every PT0S; at least a second; 0 copies to keep; at least 1");
  }

  private Writer open(Duration every, int keep) {
    SqliteConfig config = config(folder.resolve("belay.db")).copies(folder.resolve("copies"), every, keep).build();
    Writer writer = new Writer(config, Schema.CURRENT, new Pressure(100), clock::get);
    writer.open();
    return writer;
  }

  private void append(Writer writer, int number) {
    writer.write(List.of(new Append(Lane.DURABLE, List.of(Samples.setting("s" + number, "x")))));
  }

  private static long linesIn(Path copy) {
    try (SqlitePersistence store = inline(copy)) {
      now(store.open());
      return now(store.loadActive(Instant.MAX)).size();
    }
  }

  private List<String> names() throws IOException {
    try (Stream<Path> all = Files.list(folder.resolve("copies"))) {
      return all.map(each -> each.getFileName().toString()).sorted().toList();
    }
  }

  private void pass(Duration time) {
    clock.addAndGet(time.toNanos());
  }
}
